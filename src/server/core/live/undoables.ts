import type { StoryId } from "#contract/fields.ts";
import { inversesOf } from "#document/takeBackResolve.ts";
import type { Tx } from "../db.ts";
import { commitsAfter } from "../repos/commits.ts";
import type { Waiting } from "./asked.ts";
import { stepsOf } from "./recentLog.ts";
import type { Undoable } from "./resolving.ts";
import { copyAsAt } from "./storedCopy.ts";

/** The resolves that somebody of those who wait would take back, by its seq, with what takes it back. `seq` = the copy's. */
export async function undoables(
  tx: Tx,
  storyId: StoryId,
  { waiting, seq }: { readonly waiting: readonly Waiting[]; readonly seq: number },
): Promise<ReadonlyMap<number, Undoable>> {
  const found = new Map<number, Undoable>();
  for (const { asked } of waiting) {
    if (asked.kind !== "undoResolve" || found.has(asked.seq)) continue;
    if (asked.seq === 0 || asked.seq > seq) continue;
    const [commit] = await commitsAfter(tx, storyId, asked.seq - 1, asked.seq);
    if (commit?.kind !== "resolve") continue;
    const { doc, blame } = await copyAsAt(tx, storyId, asked.seq - 1);
    found.set(asked.seq, { inverses: inversesOf(doc, blame, stepsOf(commit)) });
  }
  return found;
}
