import type { resolveSuggestions as endpoint } from "#contract/suggestions.ts";
import { namesOf } from "../../repos/people.ts";
import { commitFor } from "../../live/copyReply.ts";
import { liveOf } from "../../live/live.ts";
import { refusedCommit } from "../../live/refusedCommit.ts";
import { refuse } from "../../refusal.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";
import { settlement } from "./settlement.ts";

/**
 * Accepts or rejects suggestions, as the socket does, and answers once it is stored. Where quoted words would change and
 * no reason is given, the refusal lists each with how it reads before and after.
 */
export const resolveSuggestions: UseCase<typeof endpoint> = async (ctx, { params, body: { person, ...resolve } }) => {
  if (person !== undefined && person !== ctx.actor.id) throw refuse("session/required");
  await loadStory(ctx.deps.db, params.storyId);
  const answer = await liveOf(ctx.deps)
    .room(params.storyId)
    .ask({ kind: "resolve", ...resolve }, ctx.actor);
  if (!answer.ok) {
    const { problem, says } = await refusedCommit(ctx.deps, params.storyId, answer);
    throw refuse(problem, { detail: says, ...(answer.quotes === undefined ? {} : { quotes: answer.quotes }) });
  }
  const names = await namesOf(
    ctx.deps.db,
    answer.settled.flatMap(({ settled }) => settled?.by ?? []),
  );
  const settled = answer.settled.flatMap((each) => {
    const told = settlement(each, names);
    return told === null ? [] : [{ id: each.id, settled: told }];
  });
  return { ...commitFor(answer.commit, ctx.actor.id), settled };
};
