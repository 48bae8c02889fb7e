import type { Node, Schema } from "prosemirror-model";
import { blocksFrom, fieldFrom, typographicDrafts } from "./drafts.ts";
import { foreignDrafts } from "./foreignDrafts.ts";
import type { ForeignNode } from "./foreignTree.ts";
import { type ImportedCredits, type ImportGuess, type ImportGuessKind, sortDrafts } from "./importGuesses.ts";
import { leftOutLine } from "./leftOut.ts";
import { plainDrafts } from "./paste.ts";

/** A file as its parser gives it: plain text, or the tree of an HTML or Markdown document. */
export type ImportSource =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tree"; readonly nodes: readonly ForeignNode[] };

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
  const { drafts, leftOut } =
    source.type === "text" ? { drafts: plainDrafts(source.text), leftOut: new Map() } : foreignDrafts(source.nodes);
  const sorted = sortDrafts(typographicDrafts(drafts), keep);
  const blocks = blocksFrom(sorted.body, schema);
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
