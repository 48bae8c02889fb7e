import { Mark, Node } from "@tiptap/core";
import type { DOMOutputSpec, Mark as PmMark, Node as PmNode } from "@tiptap/pm/model";
import { isLinkable, type ParagraphKind, paragraphKinds, type SuggestionMark } from "#document/schema.ts";

/**
 * How each node and mark of the schema's two lists stands in the page, and which elements of our own clipboard
 * become one again. Structure (content, attributes, ranks) is not said here: the editor is given the lists of
 * `document/schema.ts` as they are.
 */
const fields: Record<string, { readonly tag: string; readonly field: string; readonly label: string }> = {
  headline: { tag: "h1", field: "headline", label: "Headline" },
  frontHeadline: { tag: "p", field: "frontHeadline", label: "Headline for the front" },
  searchHeadline: { tag: "p", field: "searchHeadline", label: "Headline for search" },
  pushHeadline: { tag: "p", field: "pushHeadline", label: "Headline for push" },
  standfirst: { tag: "p", field: "standfirst", label: "Standfirst" },
  body: { tag: "div", field: "body", label: "Body" },
};

const fieldNodes = Object.entries(fields).map(([name, { tag, field }]) =>
  Node.create({
    name,
    parseHTML: () => [{ tag: `${tag}[data-field="${field}"]`, priority: 60 }],
    renderHTML: () => [tag, { "data-field": field, ...(name === "body" ? {} : { dir: "auto" }) }, 0],
  }),
);

/** What a field is called on the screen. */
export function fieldLabel(name: string): string | undefined {
  return fields[name]?.label;
}

const paragraph = Node.create({
  name: "paragraph",
  extendNodeSchema: (extension) => (extension.name === "paragraph" ? { toDOM: paragraphToDom } : {}),
  parseHTML: () => [
    {
      tag: "p[data-kind], h2[data-kind]",
      priority: 55,
      getAttrs: (element) => ({
        kind: kindOf(element.getAttribute("data-kind")),
        level: element.getAttribute("data-level") === "1" ? 1 : 0,
        speaker: (element.getAttribute("data-speaker") ?? "").slice(0, 200),
      }),
    },
    { tag: "p" },
  ],
});

function kindOf(said: string | null): ParagraphKind {
  return paragraphKinds.find((kind) => kind === said) ?? "text";
}

function paragraphToDom(node: PmNode): DOMOutputSpec {
  const { kind, level, speaker } = node.attrs as { kind: ParagraphKind; level: number; speaker: string };
  const attributes: Record<string, string> = { "data-kind": kind, "data-level": String(level), dir: "auto" };
  if (speaker !== "") attributes["data-speaker"] = speaker;
  return [kind === "crosshead" ? "h2" : "p", attributes, 0];
}

const doc = Node.create({ name: "doc", topNode: true });
const text = Node.create({ name: "text" });

const caption = Node.create({
  name: "caption",
  parseHTML: () => [{ tag: "[data-part=caption]" }],
  renderHTML: () => ["span", { "data-part": "caption", "data-placeholder": "Caption", dir: "auto" }, 0],
});

const credit = Node.create({
  name: "credit",
  parseHTML: () => [{ tag: "[data-part=credit]" }],
  renderHTML: () => ["span", { "data-part": "credit", "data-placeholder": "Credit", dir: "auto" }, 0],
});

const title = Node.create({
  name: "title",
  parseHTML: () => [{ tag: "h3[data-part=title]" }],
  renderHTML: () => ["h3", { "data-part": "title", "data-placeholder": "Title of the fact box", dir: "auto" }, 0],
});

const factBox = Node.create({
  name: "factBox",
  parseHTML: () => [{ tag: "aside[data-block=factBox]" }],
  renderHTML: () => ["aside", { "data-block": "factBox" }, 0],
});

const divider = Node.create({
  name: "divider",
  parseHTML: () => [{ tag: "hr" }],
  renderHTML: () => ["hr"],
});

const bold = Mark.create({ name: "bold", parseHTML: () => [{ tag: "strong" }], renderHTML: () => ["strong", 0] });
const italic = Mark.create({ name: "italic", parseHTML: () => [{ tag: "em" }], renderHTML: () => ["em", 0] });

const link = Mark.create({
  name: "link",
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const href = element.getAttribute("href") ?? "";
        return isLinkable(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ mark }) => [
    "a",
    { href: String(mark.attrs["href"]), rel: "noopener", title: String(mark.attrs["href"]) },
    0,
  ],
});

/** A suggestion mark stands as `<ins>` or `<del>` on words, and as a wrapper round a block. */
function suggestionMark(name: SuggestionMark, tag: string, role: string | null) {
  return Mark.create({
    name,
    extendMarkSchema: (extension) =>
      extension.name === name
        ? {
            toDOM: (mark: PmMark, isInline: boolean): DOMOutputSpec => {
              const attributes: Record<string, string> = {
                "data-suggestion": String(mark.attrs["id"]),
                "data-by": String(mark.attrs["by"]),
              };
              if (isInline) return [tag, attributes, 0];
              return ["div", role === null ? attributes : { ...attributes, role, "data-mark": name }, 0];
            },
          }
        : {},
  });
}

/** The extensions for every node and mark but those that need a view of their own (`lead`, `picture`, `embed`). */
export const structure = [
  doc,
  text,
  ...fieldNodes,
  paragraph,
  caption,
  credit,
  title,
  factBox,
  divider,
  bold,
  italic,
  link,
  suggestionMark("insertion", "ins", "insertion"),
  suggestionMark("deletion", "del", "deletion"),
  suggestionMark("format", "span", null),
  suggestionMark("change", "span", null),
];
