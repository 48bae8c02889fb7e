import type { Node } from "prosemirror-model";
import { Mapping, type StepMap } from "prosemirror-transform";
import { flatText } from "./flatText.ts";
import { insertedRanges, type Range } from "./islands.ts";

/**
 * What a note is about: a range of the copy, and the words that stood there when it was made. Once those are gone the
 * note is lost, and keeps the quotation and the place where they stood.
 */
export interface Anchor {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly lost: boolean;
}

/** Words that come back further away than this many positions are not taken for those that were lost. */
const nearby = 60;

/** The anchor of the words between two positions. */
export function anchorAt(doc: Node, from: number, to: number): Anchor {
  return { from, to, quote: flatText(doc, from, to, " ").text, lost: false };
}

/**
 * The anchor after one commit: `maps` are those of its steps, `doc` is the copy after it. It shrinks and grows with its
 * words, and takes in nothing typed at its edges. Words that the same commit takes out and puts in elsewhere are
 * followed. A lost one is found again when a commit puts the quotation back near where it stood, as undo does.
 */
export function anchorAfter(anchor: Anchor, maps: readonly StepMap[], doc: Node): Anchor {
  if (maps.length === 0) return anchor;
  const way = new Mapping(maps);
  if (!anchor.lost) {
    const from = way.map(anchor.from, 1);
    const to = way.map(anchor.to, -1);
    if (to > from && flatText(doc, from, to).text !== "") return { ...anchor, from, to };
  }
  const place = way.map(anchor.from, -1);
  const isNear = ([from, to]: Range) => !anchor.lost || (place >= from - nearby && place <= to + nearby);
  for (const range of insertedRanges(maps, () => true)) {
    const found = isNear(range) ? rangeOf(anchor.quote, doc, range) : null;
    if (found) return { ...anchor, from: found[0], to: found[1], lost: false };
  }
  return { ...anchor, from: place, to: place, lost: true };
}

function rangeOf(quote: string, doc: Node, [from, to]: Range): Range | null {
  const { text, places } = flatText(doc, from, to, " ");
  const index = quote === "" ? -1 : text.indexOf(quote);
  const first = places[index];
  const last = places[index + quote.length - 1];
  return first === undefined || last === undefined ? null : [first, last + 1];
}
