import type { Node } from "prosemirror-model";

/** A picture of the copy as its outputs need it. `image` is null while none is chosen. */
export interface CopyPicture {
  readonly node: Node;
  readonly image: string | null;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  /** Whether it only decorates, and so needs no alt text. Never true of the lead. */
  readonly isDecorative: boolean;
}

/** The headline's words. For what readers see, give the reading. */
export function headlineOf(doc: Node): string {
  return textIn(doc, "headline");
}

/** The standfirst's words; empty where there is none. */
export function standfirstOf(doc: Node): string {
  return textIn(doc, "standfirst");
}

/** The lead picture; null where it has no image, caption or credit, since an empty place is no picture. */
export function leadOf(doc: Node): CopyPicture | null {
  const lead = childOf(doc, "lead");
  if (lead === null) return null;
  const picture = pictureOf(lead);
  return picture.image === null && picture.caption === "" && picture.credit === "" ? null : picture;
}

/** Every picture, the lead first, then those of the body in their order, fact boxes included. */
export function picturesOf(doc: Node): readonly CopyPicture[] {
  const lead = leadOf(doc);
  const pictures = lead === null ? [] : [lead];
  childOf(doc, "body")?.descendants((node) => {
    if (node.type.name === "picture") pictures.push(pictureOf(node));
    return !node.isTextblock;
  });
  return pictures;
}

/** A picture node, lead or in the body, taken apart. */
export function pictureOf(node: Node): CopyPicture {
  const { image, alt, decorative } = node.attrs;
  return {
    node,
    image: typeof image === "string" ? image : null,
    alt: typeof alt === "string" ? alt.trim() : "",
    caption: textIn(node, "caption"),
    credit: textIn(node, "credit"),
    isDecorative: decorative === true,
  };
}

/** The first child of this name, or null. */
export function childOf(parent: Node, name: string): Node | null {
  return parent.children.find((child) => child.type.name === name) ?? null;
}

function textIn(parent: Node, name: string): string {
  return childOf(parent, name)?.textContent.trim() ?? "";
}
