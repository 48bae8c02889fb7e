import type { StorySummary } from "#contract/stories.ts";
import type { Role } from "#domain/people.ts";
import { transitions } from "#domain/transitions.ts";
import { isOfSubs } from "#client/lib/queue.ts";

/**
 * Whether a row offers to claim its story: it lies where claims start, and this person is of a kind that claims. Their
 * own copy is left to somebody else. It is an offer only; the server decides.
 */
export function mayClaim(story: StorySummary, me: { readonly id: string; readonly roles: readonly Role[] }): boolean {
  const isThere = transitions.claim.from.some((stage) => stage === story.stage);
  return isThere && isOfSubs(me) && !story.writers.some((writer) => writer.id === me.id);
}
