import type { undoResolve as endpoint } from "#contract/suggestions.ts";
import { commitFor } from "../../live/copyReply.ts";
import { liveOf } from "../../live/live.ts";
import { refusedCommit } from "../../live/refusedCommit.ts";
import { refuse } from "../../refusal.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

/** Takes a resolve back, as the socket does, and answers once it is stored. */
export const undoResolve: UseCase<typeof endpoint> = async (ctx, { params: { storyId, seq }, body }) => {
  const { person, ref } = body;
  if (person !== undefined && person !== ctx.actor.id) throw refuse("session/required");
  await loadStory(ctx.deps.db, storyId);
  const answer = await liveOf(ctx.deps).room(storyId).ask({ kind: "undoResolve", ref, seq }, ctx.actor);
  if (answer.ok) return commitFor(answer.commit, ctx.actor.id);
  const { problem, says } = await refusedCommit(ctx.deps, storyId, answer);
  throw refuse(problem, { detail: says });
};
