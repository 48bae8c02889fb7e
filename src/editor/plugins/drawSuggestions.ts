import { Extension } from "@tiptap/core";
import type { Mark } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { MarkView } from "@tiptap/pm/view";
import { type ParagraphKind, paragraphKinds, suggestionMarks } from "#document/schema.ts";
import { initialsOf } from "#domain/people.ts";

const kinds: Record<ParagraphKind, string> = {
  text: "paragraph",
  crosshead: "crosshead",
  bullet: "bulleted item",
  number: "numbered item",
  quote: "block quote",
  pullQuote: "pull quote",
};

/**
 * How suggestions stand in the page: `<ins>` and `<del>` on words, a wrapper round a block, each saying whose it is. A
 * label is not allowed on these roles, a description is. What was changed, and from what, is said in words as well.
 */
export const drawSuggestions = Extension.create<{ readonly nameOf: (personId: string) => string }>({
  name: "drawSuggestions",
  addOptions: () => ({ nameOf: () => "somebody" }),
  addProseMirrorPlugins() {
    const { nameOf } = this.options;
    const view = (mark: Mark, _view: unknown, isInline: boolean) => drawn(mark, isInline, nameOf);
    return [new Plugin({ props: { markViews: Object.fromEntries(suggestionMarks.map((name) => [name, view])) } })];
  },
});

/** Says of every suggestion in the page anew whose it is: names may have come later than the copy. */
export function nameAgain(copy: HTMLElement, nameOf: (personId: string) => string): void {
  for (const element of copy.querySelectorAll<HTMLElement>("[data-suggestion]"))
    sign(element, nameOf(element.dataset["by"] ?? ""));
}

function drawn(mark: Mark, isInline: boolean, nameOf: (personId: string) => string): MarkView {
  const { name } = mark.type;
  const words = name === "insertion" ? "ins" : name === "deletion" ? "del" : "span";
  const dom = document.createElement(isInline ? words : "div");
  dom.dataset["suggestion"] = String(mark.attrs["id"]);
  dom.dataset["by"] = String(mark.attrs["by"]);
  dom.dataset["mark"] = name;
  if (!isInline && (name === "insertion" || name === "deletion")) dom.setAttribute("role", name);
  const was = wasOf(mark);
  if (was !== null) dom.dataset["was"] = was;
  sign(dom, nameOf(dom.dataset["by"]));
  // What is written on it later, such as a name, is none of the copy.
  return { dom, contentDOM: dom, ignoreMutation: (mutation) => mutation.type === "attributes" };
}

function sign(element: HTMLElement, name: string): void {
  element.setAttribute("aria-description", `Suggested by ${name}`);
  element.dataset["initials"] = initialsOf(name);
}

/** What a change says that it was, where that is a word: a paragraph's kind or level. */
function wasOf({ attrs }: Mark): string | null {
  const was: unknown = attrs["was"];
  if (attrs["key"] === "kind") {
    const kind = paragraphKinds.find((each) => each === was);
    return kind === undefined ? null : `Was a ${kinds[kind]}`;
  }
  if (attrs["key"] === "level") return was === 0 ? "Was a level further out" : "Was a level further in";
  if (attrs["key"] === "alt") return "The alt text is changed";
  return attrs["key"] === "image" ? "The image is changed" : null;
}
