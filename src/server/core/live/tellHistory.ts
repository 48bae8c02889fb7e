import type { StoryId } from "#contract/fields.ts";
import { audit } from "../audit.ts";
import type { Tx } from "../db.ts";
import type { Deps } from "../deps.ts";
import { jobContext } from "../jobs/jobContext.ts";
import { namesOf } from "../repos/people.ts";
import type { StandingRow } from "../repos/standings.ts";
import type { Resolve } from "./working.ts";

/**
 * Writes into the story's history who accepted or rejected whose suggestions, or opened them again; of one alone what it
 * does; of quoted words that were changed by it, how they read before and after, and the reason without which the quote
 * guard lets nobody pass.
 */
export async function tellHistory(
  tx: Tx,
  deps: Deps,
  storyId: StoryId,
  { resolve, standings }: { readonly resolve: Resolve; readonly standings: readonly StandingRow[] },
): Promise<void> {
  const { person, outcome, suggestions, quotes, reason, does } = resolve;
  const who = standings.find(({ id }) => id === person);
  if (who === undefined) throw new Error(`nobody knows how ${person} stands to ${storyId}`);
  const authors = [...new Set(suggestions.map(({ by }) => by))];
  const isOwn = authors.every((author) => author === person);
  const names = await namesOf(tx, authors);
  const ctx = { ...jobContext(deps), actor: { kind: "person" as const, id: who.id, name: who.name, roles: who.roles } };
  await audit(tx, ctx, `suggestion.${isOwn && outcome === "rejected" ? "withdrawn" : outcome}`, storyId, {
    reason: reason === "" ? undefined : reason,
    data: {
      count: suggestions.length,
      whose: authors.flatMap((author) => names.get(author) ?? []),
      ...(does === null ? {} : { does }),
      ...(quotes.length === 0 ? {} : { quotes }),
    },
  });
}
