import type { Node } from "@tiptap/pm/model";
import type { TrayWords } from "#document/clientLog.ts";

/** Words in the tray. The id is given here, once, so that the server's copy of them and this device's are one piece. */
export interface TrayPiece extends TrayWords {
  readonly id: string;
}

/** The copy as its writer had it, with work in it that the live copy does not take any more: to be kept as a version. */
export interface UnsentCopy {
  readonly id: string;
  readonly copy: unknown;
}

/** Shorter words stand in most copies by chance. */
const tellingLength = 16;

/** Whether the words stand in the copy by now, each of their lines whole: put back by hand, or by undo. */
export function stands({ text }: TrayPiece, doc: Node): boolean {
  if (text.length < tellingLength) return false;
  const copy = doc.textBetween(0, doc.content.size, "\n");
  return text.split("\n").every((line) => copy.includes(line.trim()));
}
