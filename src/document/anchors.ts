import type { Node } from "prosemirror-model";
import { Mapping, type StepMap } from "prosemirror-transform";
import { flatText } from "./flatText.ts";
import { insertedRanges, type Range, rangesAfter } from "./islands.ts";

/**
 * What a note is about: words of the copy, or a picture in it, by the range where they stand; and the words as they stood
 * when it was made, or what the picture was called. Once those are gone the note is lost, and keeps the quotation and the
 * place where they stood.
 */
export interface Anchor {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly lost: boolean;
  /** The image of the picture that it is about; null for words. */
  readonly image: string | null;
}

/** Words that come back further away than this many positions are not taken for those that were lost. */
const nearby = 60;

/** The anchor of what stands between two positions: of a picture where they are its edges, else of the words. */
export function anchorAt(doc: Node, from: number, to: number): Anchor {
  const picture = pictureAt(doc, from);
  return picture !== null && picture.to === to
    ? { from, to, quote: picture.called, lost: false, image: picture.image }
    : { from, to, quote: flatText(doc, from, to, " ").text, lost: false, image: null };
}

/** A picture of the copy with an image in it. */
export interface PictureFound {
  readonly from: number;
  readonly to: number;
  readonly image: string;
  /** Its alt text, or its caption, or that it has neither. */
  readonly called: string;
}

/** The picture, lead or in the body, that begins at a position; null where there is none, or one without an image. */
export function pictureAt(doc: Node, from: number): PictureFound | null {
  const node = from >= 0 && from < doc.content.size ? doc.nodeAt(from) : null;
  if (node === null || !["lead", "picture"].includes(node.type.name)) return null;
  const image: unknown = node.attrs["image"];
  if (typeof image !== "string") return null;
  const called = [String(node.attrs["alt"]), node.firstChild?.textContent ?? ""].map((text) => text.trim());
  return {
    from,
    to: from + node.nodeSize,
    image,
    called: called.find((text) => text !== "") ?? "A picture without alt text or caption",
  };
}

/**
 * The anchor after one commit: `maps` are those of its steps, `doc` is the copy after it. It shrinks and grows with its
 * words, and takes in nothing typed at its edges. Words that the same commit takes out and puts in elsewhere are
 * followed; of words that a move tears apart, the longer part. A lost one is found again when a commit puts the quotation
 * back near where it stood, as undo does. A picture is followed by its image wherever that stands.
 */
export function anchorAfter(anchor: Anchor, maps: readonly StepMap[], doc: Node): Anchor {
  if (maps.length === 0) return anchor;
  const way = new Mapping(maps);
  if (anchor.image !== null) return pictureAfter(anchor, anchor.image, way, doc);
  if (!anchor.lost) {
    const pieces = rangesAfter([[anchor.from, anchor.to]], way).filter(
      ([from, to]) => flatText(doc, from, to).text !== "",
    );
    const [longest] = pieces.toSorted(([aFrom, aTo], [bFrom, bTo]) => bTo - bFrom - (aTo - aFrom));
    if (longest) return { ...anchor, from: longest[0], to: longest[1] };
  }
  const place = way.map(anchor.from, -1);
  const isNear = ([from, to]: Range) => !anchor.lost || (place >= from - nearby && place <= to + nearby);
  for (const range of insertedRanges(maps, () => true)) {
    const found = isNear(range) ? rangeOf(anchor.quote, doc, range) : null;
    if (found) return { ...anchor, from: found[0], to: found[1], lost: false };
  }
  return { ...anchor, from: place, to: place, lost: true };
}

/** Where the picture with an image stands after a commit: where it stood, or the one with that image nearest to there. */
function pictureAfter(anchor: Anchor, image: string, way: Mapping, doc: Node): Anchor {
  const place = way.map(anchor.from, anchor.lost ? -1 : 1);
  const there = pictureAt(doc, place);
  const found = there?.image === image ? there : nearestPicture(doc, image, place);
  if (found === null) return { ...anchor, from: place, to: place, lost: true };
  return { ...anchor, from: found.from, to: found.to, lost: false };
}

function nearestPicture(doc: Node, image: string, place: number): PictureFound | null {
  let nearest: PictureFound | null = null;
  doc.descendants((node, at) => {
    const picture = node.attrs["image"] === image ? pictureAt(doc, at) : null;
    if (picture !== null && (nearest === null || Math.abs(at - place) < Math.abs(nearest.from - place)))
      nearest = picture;
    return !node.isTextblock;
  });
  return nearest;
}

function rangeOf(quote: string, doc: Node, [from, to]: Range): Range | null {
  const { text, places } = flatText(doc, from, to, " ");
  const index = quote === "" ? -1 : text.indexOf(quote);
  const first = places[index];
  const last = places[index + quote.length - 1];
  return first === undefined || last === undefined ? null : [first, last + 1];
}
