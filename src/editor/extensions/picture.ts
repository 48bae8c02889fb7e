import { Node } from "@tiptap/core";
import type { Node as PmNode } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import type { PictureDesk } from "../pictures.ts";
import { PictureParts } from "./pictureParts.ts";

/**
 * A picture in the copy: the image or a place to put one, its alt text in a field of its own, and caption and credit
 * as copy. The lead and the pictures of the body are the same view; the lead is always there, and is emptied, never
 * removed. A picture without alt text says so at once (scenario E-08).
 */
export function pictureExtensions(desk: PictureDesk, onNote: (() => void) | null) {
  const told = { desk, onNote };
  return [
    pictureNode("lead", "figure[data-field=lead]", told),
    pictureNode("picture", "figure[data-block=picture]", told),
  ];
}

interface Told {
  readonly desk: PictureDesk;
  /** A note is to be written on the picture that the caret is in now; null where none can be. */
  readonly onNote: (() => void) | null;
}

function pictureNode(name: "lead" | "picture", tag: string, told: Told) {
  return Node.create({
    name,
    parseHTML: () => [
      {
        tag,
        priority: 60,
        contentElement: "figcaption",
        getAttrs: (element) => ({
          image: element.getAttribute("data-image"),
          alt: (element.getAttribute("data-alt") ?? "").slice(0, 2000),
          ...(name === "picture" ? { decorative: element.hasAttribute("data-decorative") } : {}),
        }),
      },
    ],
    renderHTML: ({ node }) => {
      const attributes: Record<string, string> =
        name === "lead" ? { "data-field": "lead" } : { "data-block": "picture" };
      if (node.attrs["image"] !== null) attributes["data-image"] = String(node.attrs["image"]);
      if (node.attrs["alt"] !== "") attributes["data-alt"] = String(node.attrs["alt"]);
      if (node.attrs["decorative"] === true) attributes["data-decorative"] = "";
      return ["figure", attributes, ["figcaption", 0]];
    },
    addNodeView:
      () =>
      ({ node, view, getPos }) =>
        new PictureView(node, view, getPos, told),
  });
}

class PictureView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #parts: PictureParts;
  readonly #view: EditorView;
  readonly #getPos: () => number | undefined;
  readonly #desk: PictureDesk;
  #node: PmNode;

  constructor(node: PmNode, view: EditorView, getPos: () => number | undefined, { desk, onNote }: Told) {
    this.#node = node;
    this.#view = view;
    this.#getPos = getPos;
    this.#desk = desk;
    this.dom = document.createElement("figure");
    if (node.type.name === "lead") this.dom.dataset["field"] = "lead";
    else this.dom.dataset["block"] = "picture";
    this.contentDOM = document.createElement("figcaption");
    this.#parts = new PictureParts({
      isLead: node.type.name === "lead",
      onFile: (file) => void this.#take(file),
      onAlt: (alt) => this.#set({ alt }),
      onDecorative: (decorative) => this.#set({ decorative }),
      onRemove: () => this.#remove(),
      onNote:
        onNote &&
        (() => {
          this.#comeIn();
          onNote();
        }),
    });
    this.dom.append(this.#parts.picture, this.contentDOM, this.#parts.texts);
    this.#draw();
  }

  update(node: PmNode): boolean {
    if (node.type !== this.#node.type) return false;
    this.#node = node;
    this.#draw();
    return true;
  }

  /** What is typed into the alt text field is the field's own. */
  stopEvent(event: Event): boolean {
    const target = event.target;
    if (!(target instanceof globalThis.Node)) return false;
    if (/^drag|^drop/.test(event.type)) return false;
    return this.#parts.picture.contains(target) || this.#parts.texts.contains(target);
  }

  ignoreMutation(mutation: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  #draw(): void {
    const { image, alt, decorative } = this.#node.attrs;
    this.#parts.draw({
      url: typeof image === "string" ? this.#desk.urlOf(image) : null,
      alt: String(alt),
      isDecorative: decorative === true,
      isEditable: this.#view.editable,
    });
    // A credit that came with an import shows before there is a picture, so that it can be mended or taken out.
    this.dom.dataset["empty"] = String(image === null && this.#node.textContent === "");
  }

  #set(attributes: Readonly<Record<string, unknown>>): void {
    const pos = this.#getPos();
    if (pos === undefined) return;
    const tr = this.#view.state.tr;
    for (const [name, value] of Object.entries(attributes))
      if (this.#node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value);
    if (tr.docChanged) this.#view.dispatch(tr);
  }

  /** Puts the caret into the caption: whoever then asks what is chosen hears of this picture. */
  #comeIn(): void {
    const pos = this.#getPos();
    const { state } = this.#view;
    if (pos !== undefined)
      this.#view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(pos + 1), 1)));
  }

  #remove(): void {
    const pos = this.#getPos();
    if (pos === undefined) return;
    if (this.#node.type.name === "lead") this.#set({ image: null, alt: "" });
    else this.#view.dispatch(this.#view.state.tr.delete(pos, pos + this.#node.nodeSize));
    this.#view.focus();
  }

  async #take(file: File): Promise<void> {
    this.#parts.busy(file.name);
    try {
      const { id, offered } = await this.#desk.upload(file);
      this.#set({ image: id });
      this.#fill("caption", offered.caption);
      this.#fill("credit", offered.credit);
      this.#parts.offer(offered.alt);
    } catch (fault) {
      this.#parts.fail(fault instanceof Error ? fault.message : "The picture could not be used. Try another.");
    }
  }

  /** What the file's own metadata says goes into a caption or credit that is still empty, where it can be undone. */
  #fill(name: "caption" | "credit", text: string): void {
    const pos = this.#getPos();
    if (pos === undefined || text === "") return;
    const at = { found: -1 };
    this.#node.forEach((child, offset) => {
      if (child.type.name === name && child.content.size === 0) at.found = pos + 1 + offset + 1;
    });
    if (at.found >= 0) this.#view.dispatch(this.#view.state.tr.insertText(text, at.found));
  }
}
