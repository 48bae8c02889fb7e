import type { Mark, Node } from "prosemirror-model";

/** Whether something is proposed, or proposed to go. */
export type Does = "insertion" | "deletion";

/** Words, or the boundary before a paragraph, which is a line feed. `from` and `to` tell what stands next to what. */
export interface WordPiece {
  readonly does: Does;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A block that is not a paragraph: proposed, or proposed to go, with all in it. */
export interface BlockPiece {
  readonly does: Does;
  readonly what: string;
  readonly words: string;
  readonly at: number;
}

/** Words whose bold, italic or link is changed, from its attributes to others; null = without. */
export interface FormatPiece {
  readonly mark: string;
  readonly was: unknown;
  readonly now: unknown;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A block's attribute that is changed. */
export interface ChangePiece {
  readonly what: string;
  readonly key: string;
  readonly was: unknown;
  readonly now: unknown;
  readonly words: string;
  readonly at: number;
}

/** All that one person has marked under one id, each list in the order of the copy. */
export interface Pieces {
  readonly id: string;
  readonly by: string;
  readonly words: WordPiece[];
  readonly blocks: BlockPiece[];
  readonly formats: FormatPiece[];
  readonly changes: ChangePiece[];
}

/** The pieces of every suggestion in the copy, by `pieceKey`. */
export function suggestionPieces(doc: Node): Map<string, Pieces> {
  const found = new Map<string, Pieces>();
  doc.descendants((node, at) => {
    for (const mark of node.marks) {
      const take = takers[mark.type.name];
      if (take === undefined) continue;
      const { id, by } = { id: String(mark.attrs["id"]), by: String(mark.attrs["by"]) };
      const key = pieceKey(id, by);
      const pieces = found.get(key) ?? { id, by, words: [], blocks: [], formats: [], changes: [] };
      found.set(key, pieces);
      take(pieces, { node, at, mark });
    }
  });
  return found;
}

export function pieceKey(id: string, by: string): string {
  return JSON.stringify([by, id]);
}

interface Marked {
  readonly node: Node;
  readonly at: number;
  readonly mark: Mark;
}

const takers: Readonly<Record<string, (pieces: Pieces, marked: Marked) => void>> = {
  insertion: (pieces, marked) => takeBoundary(pieces, marked, "insertion"),
  deletion: (pieces, marked) => takeBoundary(pieces, marked, "deletion"),
  format: ({ formats }, { node, at, mark }) => {
    const name = String(mark.attrs["mark"]);
    const plain = node.marks.find((each) => each.type.name === name);
    const now = wasAbove(node, mark, "mark", plain?.attrs ?? null);
    formats.push({ mark: name, was: mark.attrs["was"], now, text: node.text ?? "", from: at, to: at + node.nodeSize });
  },
  change: ({ changes }, { node, at, mark }) => {
    const key = String(mark.attrs["key"]);
    const now = wasAbove(node, mark, "key", node.attrs[key]);
    changes.push({ what: node.type.name, key, was: mark.attrs["was"], now, words: node.textContent, at });
  },
};

function takeBoundary({ words, blocks }: Pieces, { node, at }: Marked, does: Does): void {
  if (node.isText) words.push({ does, text: node.text ?? "", from: at, to: at + node.nodeSize });
  else if (node.type.name === "paragraph") words.push({ does, text: "\n", from: at - 1, to: at + 1 });
  else blocks.push({ does, what: node.type.name, words: node.textContent, at });
}

/** What a change made of a value: what it is now, unless somebody has changed it again since. */
function wasAbove(node: Node, mark: Mark, key: "mark" | "key", now: unknown): unknown {
  const above = node.marks
    .slice(node.marks.indexOf(mark) + 1)
    .find((each) => each.type === mark.type && each.attrs[key] === mark.attrs[key]);
  return above === undefined ? now : above.attrs["was"];
}
