import type { Node } from "prosemirror-model";
import { type ParagraphKind, schema } from "#document/schema.ts";

/** A run of words, with the marks that it has. */
export type Run = string | { readonly text: string; readonly marks: readonly [name: string, attrs?: Attributes][] };
type Attributes = Readonly<Record<string, unknown>>;
type Runs = Run | readonly Run[];

/** A picture's id, by its number. */
export function imageId(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

/** Copy of the given fields with marks and blocks of every kind; what is not given is left empty, as in a new story. */
export function aRichCopy(given: {
  readonly headline?: Runs;
  readonly standfirst?: Runs;
  readonly lead?: { readonly image?: string; readonly alt?: string; readonly caption?: Runs; readonly credit?: Runs };
  readonly body?: readonly Node[];
}): Node {
  const { lead = {} } = given;
  return schema.node("doc", null, [
    schema.node("headline", null, inline(given.headline)),
    schema.node("standfirst", null, inline(given.standfirst)),
    schema.node("lead", { image: lead.image ?? null, alt: lead.alt ?? "" }, [
      schema.node("caption", null, inline(lead.caption)),
      schema.node("credit", null, inline(lead.credit)),
    ]),
    schema.node("body", null, given.body ?? [schema.node("paragraph")]),
  ]);
}

/** A paragraph, of plain text where no kind is given. */
export function aParagraph(
  words: Runs,
  attrs: { readonly kind?: ParagraphKind; readonly level?: 0 | 1; readonly speaker?: string } = {},
): Node {
  return schema.node("paragraph", attrs, inline(words));
}

/** A picture in the body. */
export function aPicture(given: {
  readonly image?: string;
  readonly alt?: string;
  readonly decorative?: boolean;
  readonly caption?: Runs;
  readonly credit?: Runs;
}): Node {
  const attrs = { image: given.image ?? null, alt: given.alt ?? "", decorative: given.decorative ?? false };
  return schema.node("picture", attrs, [
    schema.node("caption", null, inline(given.caption)),
    schema.node("credit", null, inline(given.credit)),
  ]);
}

/** A fact box with its title. */
export function aFactBox(title: string, ...blocks: readonly Node[]): Node {
  return schema.node("factBox", null, [schema.node("title", null, inline(title)), ...blocks]);
}

export const aDivider = schema.node("divider");

/** An embed of the given address. */
export function anEmbed(url: string, alt = ""): Node {
  return schema.node("embed", { url, alt });
}

/** Words proposed by a person under an id. */
export function proposed(text: string, id = "s1", by = "fiona"): Run {
  return { text, marks: [["insertion", { id, by }]] };
}

/** Words proposed to go. */
export function struck(text: string, id = "s1", by = "fiona"): Run {
  return { text, marks: [["deletion", { id, by }]] };
}

/** A block, or the boundary before a paragraph, with a suggestion's mark on it. */
export function suggested(node: Node, mark: "insertion" | "deletion", id = "s1", by = "fiona"): Node {
  return node.mark([schema.mark(mark, { id, by })]);
}

function inline(runs: Runs | undefined): readonly Node[] {
  const list: readonly Run[] = runs === undefined ? [] : Array.isArray(runs) ? runs : [runs as Run];
  return list
    .map((run) => (typeof run === "string" ? { text: run, marks: [] } : run))
    .filter((run) => run.text !== "")
    .map((run) =>
      schema.text(
        run.text,
        run.marks.map(([name, attrs]) => schema.mark(name, attrs)),
      ),
    );
}
