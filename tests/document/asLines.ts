import type { Node } from "prosemirror-model";

/** Blocks as short lines, for tests to compare: `text: One **two**`, `bullet 1: …`. */
export function asLines(blocks: readonly Node[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type.name === "factBox") return ["[", ...asLines(block.children), "]"];
    if (block.type.name === "embed") return [`embed: ${block.attrs["url"]} ${block.attrs["alt"]}`];
    if (block.type.name !== "paragraph") return [`${block.type.name}: ${block.textContent}`.replace(/: $/u, "")];
    const { kind, level, speaker } = block.attrs;
    const name = `${kind}${level === 1 ? " 1" : ""}${speaker === "" ? "" : ` (${speaker})`}`;
    return [`${name}: ${block.children.map(run).join("")}`];
  });
}

function run(text: Node): string {
  return text.marks.reduceRight((inner, mark) => {
    if (mark.type.name === "bold") return `**${inner}**`;
    if (mark.type.name === "italic") return `*${inner}*`;
    return mark.type.name === "link" ? `[${inner}](${mark.attrs["href"]})` : `{${mark.type.name} ${inner}}`;
  }, text.text ?? "");
}
