import type { Node } from "prosemirror-model";

/** The letters of a range in one string, without breaks between paragraphs, and the place of each in the document. */
export interface FlatText {
  readonly text: string;
  readonly places: readonly number[];
}

/** The letters between two positions of the document. `between` stands where one textblock ends and the next begins. */
export function flatText(doc: Node, from: number, to: number, between = ""): FlatText {
  let text = "";
  const places: number[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isTextblock && text !== "" && between !== "") {
      text += between;
      places.push(at);
    }
    if (!node.isText) return;
    const start = Math.max(from, at);
    const end = Math.min(to, at + node.nodeSize);
    text += (node.text ?? "").slice(start - at, end - at);
    for (let place = start; place < end; place++) places.push(place);
  });
  return { text, places };
}
