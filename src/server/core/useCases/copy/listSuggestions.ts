import type { listSuggestions as endpoint } from "#contract/suggestions.ts";
import { standingSuggestions } from "#document/ledger.ts";
import { liveOf } from "../../live/live.ts";
import { datesInDocument } from "../../repos/importedNames.ts";
import { namesOf } from "../../repos/people.ts";
import { refuse } from "../../refusal.ts";
import type { UseCase } from "../../useCase.ts";
import { called, settlement } from "./settlement.ts";

/** Every suggestion of a story with what became of it. Which are open is read from the copy, never from the ledger. */
export const listSuggestions: UseCase<typeof endpoint> = async (ctx, { params }) => {
  const copy = await liveOf(ctx.deps).room(params.storyId).suggestions();
  if (copy === null) throw refuse("story/unknown");
  const { ledger, working } = copy;
  const all = [...ledger.values()].toSorted((a, b) => a.madeSeq - b.madeSeq);
  const standing = new Set([...standingSuggestions(working.doc).values()].map(({ id }) => id));
  const people = all.flatMap(({ by, changedBy, settled }) => [by, changedBy ?? [], settled?.by ?? []].flat());
  const names = await namesOf(ctx.deps.db, [...new Set(people)]);
  const dates = await datesInDocument(ctx.deps.db, params.storyId);
  const items = all.map((each) => ({
    id: each.id,
    by: called(each.by, names),
    madeAt: each.madeAt,
    words: { ...each.words },
    changedBy: each.changedBy === null ? null : called(each.changedBy, names),
    dated: dates.get(each.id) ?? null,
    settled: settlement(each, names),
    isOpen: standing.has(each.id),
  }));
  return { seq: working.seq, items };
};
