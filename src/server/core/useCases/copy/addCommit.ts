import type { addCommit as endpoint } from "#contract/live.ts";
import { commitFor } from "../../live/copyReply.ts";
import { liveOf } from "../../live/live.ts";
import { refusedCommit } from "../../live/refusedCommit.ts";
import { refuse } from "../../refusal.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

/** Adds a commit to the live copy, as the socket does, and answers once it is stored. */
export const addCommit: UseCase<typeof endpoint> = async (ctx, { params, body: { person, ...commit } }) => {
  if (person !== undefined && person !== ctx.actor.id) throw refuse("session/required");
  await loadStory(ctx.deps.db, params.storyId);
  const live = liveOf(ctx.deps);
  const answer = await live.room(params.storyId).add(commit, ctx.actor);
  if (answer.ok) return commitFor(answer.commit, ctx.actor.id);
  if (answer.code === "forged") await live.sayForged(params.storyId, ctx.actor);
  const { problem, says } = await refusedCommit(ctx.deps, params.storyId, answer);
  throw refuse(problem, { detail: says });
};
