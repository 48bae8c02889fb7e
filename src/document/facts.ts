import type { Mark, Node } from "prosemirror-model";
import type { CopyFacts, Place } from "#domain/facts.ts";
import { childOf, headlineOf, pictureOf } from "./fields.ts";
import { acceptAll } from "./reading.ts";
import { type SuggestionMark, suggestionMarks } from "./schema.ts";
import { isBlank, wordCount } from "./words.ts";

/**
 * What the copy tells the conditions of transitions. Takes the copy as it stands, with its suggestions: those are
 * counted from their marks, one a person and id, at the first place where each stands; everything else is read as it
 * will be printed. Text is a paragraph with something to see in it; a crosshead alone is none (scenario W-02).
 * Paragraphs are counted from 1 through the body, fact boxes included, as they stand in the copy.
 */
export function copyFacts(doc: Node): CopyFacts {
  const reading = acceptAll(doc);
  return {
    hasHeadline: !isBlank(headlineOf(reading)),
    hasText: hasText(reading),
    words: wordCount(reading),
    pictures: pictureFacts(reading),
    openSuggestions: openSuggestions(doc),
  };
}

function hasText(reading: Node): boolean {
  let found = false;
  childOf(reading, "body")?.descendants((node) => {
    const isText = node.type.name === "paragraph" && node.attrs["kind"] !== "crosshead";
    found ||= isText && !isBlank(node.textContent);
    return !found && !node.isTextblock;
  });
  return found;
}

/** A lead with nothing in it is no picture. One with a caption or a credit alone lacks its image. */
function pictureFacts(reading: Node): CopyFacts["pictures"] {
  const found: CopyFacts["pictures"][number][] = [];
  walk(reading, (node, place) => {
    if (node.type.name !== "picture" && node.type.name !== "lead") return;
    const { image, alt, caption, credit, isDecorative } = pictureOf(node);
    if (node.type.name === "lead" && image === null && isBlank(caption) && isBlank(credit)) return;
    const hasImage = image !== null;
    found.push({ place, hasImage, hasAlt: hasImage && (isDecorative || !isBlank(alt)), hasCredit: !isBlank(credit) });
  });
  return found;
}

/** The open suggestions, one a person and id, in the order of the copy, each at the first place where it stands. */
export function openSuggestions(doc: Node): CopyFacts["openSuggestions"] {
  const found = new Map<string, CopyFacts["openSuggestions"][number]>();
  walk(doc, (node, place) => {
    for (const mark of node.marks.filter(isSuggestion)) {
      const { id, by } = mark.attrs;
      const key = JSON.stringify([by, id]);
      if (!found.has(key)) found.set(key, { id: String(id), by: String(by), place });
    }
  });
  return [...found.values()];
}

function isSuggestion(mark: Mark): boolean {
  return suggestionMarks.includes(mark.type.name as SuggestionMark);
}

const fieldPlaces: Readonly<Record<string, Place>> = {
  headline: { field: "headline", paragraph: null, says: "Headline" },
  frontHeadline: { field: "headline", paragraph: null, says: "Headline for the front" },
  searchHeadline: { field: "headline", paragraph: null, says: "Headline for search" },
  pushHeadline: { field: "headline", paragraph: null, says: "Headline for push" },
  standfirst: { field: "standfirst", paragraph: null, says: "Standfirst" },
  lead: { field: "lead", paragraph: null, says: "Lead picture" },
};
const bodyPlace: Place = { field: "body", paragraph: null, says: "Story text" };

/** Calls `see` for every node with the place that a person knows it by. */
function walk(doc: Node, see: (node: Node, place: Place) => void): void {
  for (const field of doc.children) {
    const place = fieldPlaces[field.type.name];
    if (place === undefined) walkBody(field, see);
    else walkAt(field, place, see);
  }
}

function walkBody(body: Node, see: (node: Node, place: Place) => void): void {
  let paragraph = 0;
  const visit = (node: Node) => {
    if (node.type.name === "paragraph") paragraph++;
    const place = placeIn(node, paragraph);
    if (node.type.name === "factBox") {
      see(node, place);
      node.children.forEach(visit);
    } else walkAt(node, place, see);
  };
  see(body, bodyPlace);
  body.children.forEach(visit);
}

function walkAt(node: Node, place: Place, see: (node: Node, place: Place) => void): void {
  see(node, place);
  for (const child of node.children) walkAt(child, place, see);
}

const blockNames: Readonly<Record<string, string>> = {
  picture: "Picture",
  embed: "Embed",
  divider: "Divider",
  factBox: "Fact box",
  title: "Fact box",
};

function placeIn(node: Node, paragraph: number): Place {
  const name = blockNames[node.type.name];
  if (name === undefined) return { field: "body", paragraph, says: `Paragraph ${paragraph}` };
  if (paragraph === 0) return { field: "body", paragraph: null, says: `${name} at the top of the text` };
  return { field: "body", paragraph, says: `${name} after paragraph ${paragraph}` };
}
