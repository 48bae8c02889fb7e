import type { Node, Schema } from "prosemirror-model";
import { blocksFrom, type Draft, type DraftParagraph, fieldFrom, isWhole, typographicDrafts } from "./drafts.ts";
import { foreignDrafts } from "./foreignDrafts.ts";
import type { ForeignNode } from "./foreignTree.ts";
import { type ImportedCredits, type ImportGuess, type ImportGuessKind, sortDrafts } from "./importGuesses.ts";
import { type LeftOut, leftOutLine } from "./leftOut.ts";
import { plainDrafts } from "./paste.ts";

/** A file as its parser gives it: plain text, the tree of an HTML or Markdown document, or blocks that are read already. */
export type ImportSource =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tree"; readonly nodes: readonly ForeignNode[] }
  | { readonly type: "drafts"; readonly drafts: readonly Draft[]; readonly leftOut: LeftOut };

/** What a file becomes: copy, the credits that it names, every guess that was made, and what was left out, in a line. */
export interface Imported {
  readonly copy: Node;
  readonly credits: ImportedCredits;
  readonly guesses: readonly ImportGuess[];
  readonly leftOut: string | null;
}

/**
 * Reads a file as copy. Straight quotation marks become British ones, as when typed. Guesses of a kind in `keep` are
 * not made: a person took them back, and their lines stay paragraphs. Pictures do not come with a file; a picture's
 * credit waits in the lead for its picture.
 */
export function readImport(
  source: ImportSource,
  { schema, keep }: { readonly schema: Schema; readonly keep: readonly ImportGuessKind[] },
): Imported {
  const { drafts, leftOut } = draftsOf(source);
  const set = typographicDrafts(drafts);
  const sorted = sortDrafts(set, keep);
  const blocks = blocksFrom(withOwnBoundaries(sorted.body, set), schema);
  const lead = [fieldFrom(sorted.caption, "caption", schema), fieldFrom(sorted.leadCredit, "credit", schema)];
  const copy = schema.node("doc", null, [
    fieldFrom(sorted.headline, "headline", schema),
    fieldFrom(sorted.standfirst, "standfirst", schema),
    schema.node("lead", null, lead),
    schema.node("body", null, blocks.length > 0 ? blocks : [schema.node("paragraph")]),
  ]);
  copy.check();
  return { copy, credits: sorted.credits, guesses: sorted.guesses, leftOut: leftOutLine(leftOut) };
}

function draftsOf(source: ImportSource): { readonly drafts: readonly Draft[]; readonly leftOut: LeftOut } {
  switch (source.type) {
    case "text":
      return { drafts: plainDrafts(source.text), leftOut: new Map() };
    case "tree":
      return foreignDrafts(source.nodes);
    case "drafts":
      return source;
    default:
      return source satisfies never;
  }
}

/**
 * The blocks of the body without the tracked boundaries whose other side has become a field: a paragraph that was split
 * from the headline, or would be joined to it, stands by itself now. One that is put in or struck as a whole keeps its own.
 */
function withOwnBoundaries(body: readonly Draft[], all: readonly Draft[]): readonly Draft[] {
  return body.map((draft, i) => {
    if (draft.type !== "paragraph" || draft.suggested === undefined) return draft;
    const before = all[all.indexOf(draft) - 1];
    return before === undefined || before === body[i - 1] ? draft : withoutBoundary(draft);
  });
}

function withoutBoundary({ suggested = [], ...draft }: DraftParagraph): DraftParagraph {
  const left = suggested.filter(({ mark }) => mark === "change" || isWhole(draft, mark));
  return left.length === 0 ? draft : { ...draft, suggested: left };
}
