import type { readHistory } from "#contract/history.ts";
import { type EntryRow, entriesOf } from "../../repos/storyHistory.ts";
import type { Context, UseCase } from "../../useCase.ts";
import { inTransaction } from "../../transaction.ts";
import { loadStory } from "./loadStory.ts";
import { isInHistory, SaidData, saysOf } from "./said.ts";

/** What happened to a story, newest first. */
export const history: UseCase<typeof readHistory> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    await loadStory(tx, params.storyId);
    const entries = await entriesOf(tx, params.storyId);
    return {
      items: entries
        .filter((entry) => isInHistory(entry.action))
        .map((entry) => ({
          id: entry.id,
          at: entry.at,
          by: entry.by,
          action: entry.action,
          from: entry.from,
          to: entry.to,
          says: sentenceOf(ctx, entry),
          words: wordsOf(entry),
          overrides: entry.overrides,
          quotes: SaidData.parse(entry.data).quotes ?? [],
        })),
    };
  });

/** An entry of the log as a sentence. */
export function sentenceOf(ctx: Context, entry: EntryRow): string {
  const { action, by, overrides } = entry;
  const data = SaidData.parse(entry.data);
  return saysOf({ action, by, data, overrides, now: ctx.now, zone: ctx.deps.settings.newsroom.zone });
}

/** What was typed with it: the reason, the note, or both. */
function wordsOf(entry: EntryRow): string | null {
  const typed = [entry.reason, SaidData.parse(entry.data).note].filter((each) => typeof each === "string");
  return typed.length === 0 ? null : typed.join("\n");
}
