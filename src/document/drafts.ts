import type { Mark, Node, Schema } from "prosemirror-model";
import { cleanLine } from "./clean.ts";
import type { ParagraphKind, SuggestionMark } from "./schema.ts";
import { typographic, typographicRuns } from "./typography.ts";

/** A suggestion that comes with a document: the mark that it will be, with all its attributes. */
export interface DraftSuggestion {
  readonly mark: SuggestionMark;
  readonly attrs: { readonly id: string; readonly by: string } & Readonly<Record<string, unknown>>;
}

/** Words with one dress. */
export interface DraftRun {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly href: string | null;
  /** The tracked changes that the words stand in, where the document keeps such. */
  readonly suggested?: readonly DraftSuggestion[];
}

/** A paragraph on its way into copy. */
export interface DraftParagraph {
  readonly type: "paragraph";
  readonly kind: ParagraphKind;
  readonly level: 0 | 1;
  readonly speaker: string;
  readonly runs: readonly DraftRun[];
  /** 1 to 6 where the document that it came from has it as a heading of that rank, else 0. */
  readonly heading: number;
  /** The field that it says it is, in a document of our own making; null in others. */
  readonly field: DraftField | null;
  /** Tracked changes of the boundary before it, and of what kind it is, where the document keeps such. */
  readonly suggested?: readonly DraftSuggestion[];
}

/** The fields that a document of our own making names. */
export const draftFields = ["headline", "standfirst", "caption", "credit", "credits"] as const;
export type DraftField = (typeof draftFields)[number];

/** A block on its way into copy: read from elsewhere, not yet nodes of a schema. */
export type Draft =
  | DraftParagraph
  | { readonly type: "divider" }
  | { readonly type: "embed"; readonly url: string; readonly alt: string }
  | { readonly type: "factBox"; readonly title: string; readonly blocks: readonly Draft[] };

/** A paragraph of plain text. */
export function plainDraft(text: string, kind: ParagraphKind = "text"): DraftParagraph {
  const runs = text === "" ? [] : [{ text, isBold: false, isItalic: false, href: null }];
  return { type: "paragraph", kind, level: 0, speaker: "", runs, heading: 0, field: null };
}

/** The words of a paragraph as it reads: what a tracked change strikes is left out. */
export function draftText(draft: DraftParagraph): string {
  return draft.runs.map((run) => (isIn(run, "deletion") ? "" : run.text)).join("");
}

/** Whether a tracked change stands in the paragraph or at its boundary. */
export function isSuggestedIn(draft: DraftParagraph): boolean {
  return draft.suggested !== undefined || draft.runs.some((run) => run.suggested !== undefined);
}

/** Whether all the words of a paragraph are put in, or all of them struck. */
export function isWhole({ runs }: Pick<DraftParagraph, "runs">, mark: SuggestionMark): boolean {
  return runs.length > 0 && runs.every((run) => isIn(run, mark));
}

function isIn(run: DraftRun, mark: SuggestionMark): boolean {
  return run.suggested?.some((each) => each.mark === mark) === true;
}

/** The drafts with their straight quotes, ranges and triple points set as typing sets them. */
export function typographicDrafts(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft) => {
    if (draft.type === "factBox")
      return { ...draft, title: typographic(draft.title), blocks: typographicDrafts(draft.blocks) };
    if (draft.type !== "paragraph") return draft;
    const texts = typographicTexts(draft.runs);
    return { ...draft, runs: draft.runs.map((run, i) => ({ ...run, text: texts[i] ?? "" })) };
  });
}

/** Struck words are set as they read before, all others as they read now: a quotation is closed in its own reading. */
function typographicTexts(runs: readonly DraftRun[]): readonly string[] {
  const setWithout = (mark: SuggestionMark) => typographicRuns(runs.map((run) => (isIn(run, mark) ? "" : run.text)));
  const now = setWithout("deletion");
  if (!runs.some((run) => isIn(run, "deletion"))) return now;
  const before = setWithout("insertion");
  return runs.map((run, i) => {
    if (!isIn(run, "deletion")) return now[i] ?? "";
    return isIn(run, "insertion") ? typographic(run.text) : (before[i] ?? "");
  });
}

/** The drafts as blocks of the schema, for a body or a fact box. */
export function blocksFrom(drafts: readonly Draft[], schema: Schema): readonly Node[] {
  return drafts.map((draft) => {
    switch (draft.type) {
      case "paragraph": {
        const { kind, level, speaker } = draft;
        return schema.node(
          "paragraph",
          { kind, level, speaker },
          inlineFrom(draft, schema),
          suggestedOf(draft, schema),
        );
      }
      case "divider":
        return schema.node("divider");
      case "embed":
        return schema.node("embed", { url: draft.url, alt: draft.alt });
      case "factBox": {
        const title = schema.node("title", null, textFrom(draft.title, schema));
        const blocks = blocksFrom(draft.blocks, schema);
        return schema.node("factBox", null, [title, ...(blocks.length > 0 ? blocks : [schema.node("paragraph")])]);
      }
      default:
        return draft satisfies never;
    }
  });
}

/** The words of a draft as a field of the schema, which keeps the marks that it allows. */
export function fieldFrom(draft: DraftParagraph | null, name: string, schema: Schema): Node {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`The schema has no ${name}`);
  const inline = draft === null ? [] : inlineFrom(draft, schema);
  return type.create(
    null,
    inline.map((text) => text.mark(type.allowedMarks(text.marks))),
  );
}

function inlineFrom(draft: DraftParagraph, schema: Schema): readonly Node[] {
  return draft.runs.filter((run) => run.text !== "").map((run) => schema.text(run.text, marksOf(run, schema)));
}

function marksOf(run: DraftRun, schema: Schema): readonly Mark[] {
  const marks = [
    ...(run.isBold ? [schema.mark("bold")] : []),
    ...(run.isItalic ? [schema.mark("italic")] : []),
    ...(run.href === null ? [] : [schema.mark("link", { href: run.href })]),
    ...suggestedOf(run, schema),
  ];
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);
}

function suggestedOf({ suggested = [] }: DraftRun | DraftParagraph, schema: Schema): readonly Mark[] {
  return suggested.map(({ mark, attrs }) => schema.mark(mark, attrs));
}

function textFrom(text: string, schema: Schema): readonly Node[] {
  const clean = cleanLine(text).trim();
  return clean === "" ? [] : [schema.text(clean)];
}
