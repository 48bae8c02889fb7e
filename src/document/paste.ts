import type { Node, Schema } from "prosemirror-model";
import { cleanText } from "./clean.ts";
import { blocksFrom, type DraftParagraph, plainDraft, typographicDrafts } from "./drafts.ts";
import { foreignDrafts } from "./foreignDrafts.ts";
import type { ForeignNode } from "./foreignTree.ts";
import { leftOutLine } from "./leftOut.ts";
import { isBlank } from "./words.ts";

/** What a paste brings into the body: blocks, perhaps none, and what the person is told was left out. */
export interface Pasted {
  readonly blocks: readonly Node[];
  readonly leftOut: string | null;
}

/**
 * Foreign HTML, parsed into a tree by whoever calls, as blocks of the body: paragraphs, crossheads, lists, quotations,
 * bold, italic and links that copy may have. Accepted words come once, deleted ones do not (scenarios E-01, A-06, bad
 * input 52, 82, 83). Quotation marks stay as they came: they may be somebody's own.
 */
export function pasteHtml(nodes: readonly ForeignNode[], schema: Schema): Pasted {
  const { drafts, leftOut } = foreignDrafts(nodes);
  return { blocks: blocksFrom(drafts, schema), leftOut: leftOutLine(leftOut) };
}

/** Plain text as paragraphs, its quotation marks, ranges and triple points set as typing sets them. */
export function pastePlain(text: string, schema: Schema): Pasted {
  return { blocks: blocksFrom(typographicDrafts(plainDrafts(text)), schema), leftOut: null };
}

/**
 * The paragraphs of a plain text. An empty line parts them, and so does a line end, unless the lines between two empty
 * ones were all broken at one width, as mail does: those are one. A line that begins with `•` is an item of a list.
 */
export function plainDrafts(text: string): readonly DraftParagraph[] {
  const groups = cleanText(text)
    .split(/\n[^\S\n]*\n/u)
    .map((group) =>
      group
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => !isBlank(line)),
    );
  const paragraphs = groups.flatMap((lines) => (groups.length > 1 && isWrapped(lines) ? [lines.join(" ")] : lines));
  return paragraphs.map((line) => {
    const [, item] = /^•\s*(.+)$/su.exec(line) ?? [];
    return item === undefined ? plainDraft(line) : plainDraft(item, "bullet");
  });
}

/** Whether lines were broken at a width: all but the last nearly fill it, and none stops at a sentence's end early. */
function isWrapped(lines: readonly string[]): boolean {
  const full = lines.slice(0, -1);
  return full.length > 1 && full.every((line) => line.length >= 55 && line.length <= 80 && !line.startsWith("•"));
}
