import type { EditorState } from "@tiptap/pm/state";
import { type ClientLog, inOrder } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import type { Composing } from "./Composing.ts";
import type { ReceivedCommit } from "./channel.ts";

/**
 * What may be taken in now of the commits that are here, and what has to wait. While an input method composes, that is
 * at most the answer to the commit in flight, where it comes next and changes nothing in the document: anything else
 * would break the composition off or double its words.
 */
export function nextRun(
  log: ClientLog,
  held: readonly ReceivedCommit[],
  { state, composing }: { readonly state: EditorState; readonly composing: Pick<Composing, "isGoingOn"> },
): { readonly run: readonly ReceivedCommit[]; readonly later: readonly ReceivedCommit[] } {
  const next = inOrder(log.seq, held);
  const [answer] = next.run;
  if (!composing.isGoingOn) return next;
  if (answer === undefined || answer.ref !== log.inflight?.ref) return { run: [], later: held };
  const { tr } = state;
  receive(log, tr, [answer], allRules);
  if (tr.docChanged) return { run: [], later: held };
  return { run: [answer], later: held.filter((commit) => commit !== answer) };
}
