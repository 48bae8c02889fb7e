import type { StoryId } from "#contract/fields.ts";
import type { Tx } from "../../db.ts";
import type { RefusalFacts } from "../../refusal.ts";
import { entriesSince } from "../../repos/storyHistory.ts";
import type { Context } from "../../useCase.ts";
import { sentenceOf } from "./history.ts";

/** What changed about a story since a revision that somebody read, oldest first. */
export async function changesSince(
  tx: Tx,
  ctx: Context,
  storyId: StoryId,
  revision: number,
): Promise<NonNullable<RefusalFacts["changes"]>> {
  const entries = await entriesSince(tx, storyId, revision);
  return entries.reverse().map((entry) => ({ at: entry.at, by: entry.by, says: sentenceOf(ctx, entry) }));
}
