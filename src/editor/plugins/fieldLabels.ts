import { Extension } from "@tiptap/core";
import type { Node as PmNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { acceptAll } from "#document/reading.ts";
import { characterCount } from "#document/words.ts";
import { fieldLabel } from "../extensions/structure.ts";

const placeholders: Record<string, string> = {
  headline: "Headline",
  standfirst: "Standfirst: one or two sentences under the headline",
  caption: "Caption",
  credit: "Credit, such as Photo by Name on Unsplash",
  title: "Title of the fact box",
};

/**
 * Labels on the fields of the copy and hints in the empty ones. They are attributes that the stylesheet prints, so
 * that nothing but copy stands in the copy. The decoration also tells a picture's view when editing is switched on
 * or off, which changes no node.
 */
export const fieldLabels = Extension.create({
  name: "fieldLabels",
  addProseMirrorPlugins() {
    const { editor } = this;
    const key = new PluginKey<{ readonly set: DecorationSet; readonly isEditable: boolean }>("fieldLabels");
    return [
      new Plugin({
        key,
        state: {
          init: (_, state) => ({ set: labels(state.doc, editor.isEditable), isEditable: editor.isEditable }),
          apply: (tr, before) =>
            tr.docChanged || before.isEditable !== editor.isEditable
              ? { set: labels(tr.doc, editor.isEditable), isEditable: editor.isEditable }
              : before,
        },
        props: { decorations: (state) => key.getState(state)?.set ?? null },
      }),
    ];
  },
});

function labels(doc: PmNode, isEditable: boolean): DecorationSet {
  const found: Decoration[] = [];
  const add = (node: PmNode, pos: number) => {
    const attributes: Record<string, string> = {};
    const label = fieldLabel(node.type.name);
    if (label !== undefined) {
      attributes["aria-label"] = label;
      attributes["data-label"] = label;
      if (node.type.name === "body") attributes["role"] = "group";
    }
    const placeholder = node.isTextblock && node.content.size === 0 ? placeholders[node.type.name] : undefined;
    if (placeholder !== undefined) {
      attributes["data-placeholder"] = placeholder;
      attributes["data-blank"] = "";
    }
    // Struck letters are none of the headline's.
    if (node.type.name === "headline") attributes["data-count"] = String(characterCount(acceptAll(node).textContent));
    if (node.type.name === "lead" || node.type.name === "picture") attributes["data-editable"] = String(isEditable);
    if (Object.keys(attributes).length > 0) found.push(Decoration.node(pos, pos + node.nodeSize, attributes));
  };
  doc.forEach((node, pos) => {
    add(node, pos);
    if (node.type.name === "lead") node.forEach((child, offset) => add(child, pos + 1 + offset));
    if (node.type.name === "body") bodyLabels(node, pos, add);
  });
  const body = doc.lastChild;
  if (body !== null && body.childCount === 1 && body.firstChild?.isTextblock && body.firstChild.content.size === 0) {
    const pos = doc.content.size - body.nodeSize + 1;
    found.push(
      Decoration.node(pos, pos + body.firstChild.nodeSize, {
        "data-placeholder": "Write the story, or paste it",
        "data-blank": "",
      }),
    );
  }
  return DecorationSet.create(doc, found);
}

function bodyLabels(body: PmNode, pos: number, add: (node: PmNode, pos: number) => void): void {
  body.forEach((block, offset) => {
    if (block.type.name === "picture" || block.type.name === "factBox") {
      const at = pos + 1 + offset;
      add(block, at);
      block.forEach((child, within) => add(child, at + 1 + within));
    }
  });
}
