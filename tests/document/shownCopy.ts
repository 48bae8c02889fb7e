import type { Mark, Node } from "prosemirror-model";

/**
 * Copy as short lines, one for each block, fields first: `-{old}+{new}`, `<+p>` before a paragraph whose boundary is
 * proposed, `<-p>` before one that is proposed to go, `<-divider>`; `*bold*`, `_italic_`, `[link]`; `~` behind what has a
 * format or a change. Of several people, each mark has its person: `+ann{…}`.
 */
export function shownCopy(doc: Node, person = "fiona"): string[] {
  const rows: string[] = [];
  doc.forEach((field) => {
    if (field.type.name === "body") field.forEach((block) => rows.push(...blockRows(block, person)));
    else if (field.textContent !== "" || field.marks.length > 0) rows.push(...blockRows(field, person));
  });
  return rows;
}

function blockRows(block: Node, person: string): string[] {
  const { name } = block.type;
  const marks = block.marks.map((mark) => sign(mark, person)).join("");
  const kind = block.attrs["kind"] === undefined || block.attrs["kind"] === "text" ? "" : `${block.attrs["kind"]}: `;
  const level = block.attrs["level"] === 1 ? "1 " : "";
  const tag = name === "paragraph" ? (marks === "" ? "" : `<${marks}p>`) : `<${marks}${name}>`;
  if (block.isTextblock) return [`${tag}${level}${kind}${words(block, person)}`];
  return [tag, ...block.children.flatMap((child) => blockRows(child, person)).map((row) => `  ${row}`)];
}

function words(block: Node, person: string): string {
  return block.children
    .map((run) => run.marks.reduce((text, mark) => wrapped(text, mark, person), run.text ?? ""))
    .join("");
}

function wrapped(text: string, mark: Mark, person: string): string {
  switch (mark.type.name) {
    case "bold":
      return `*${text}*`;
    case "italic":
      return `_${text}_`;
    case "link":
      return `[${text}]`;
    case "format":
      return `${text}${sign(mark, person)}`;
    default:
      return `${sign(mark, person)}{${text}}`;
  }
}

function sign({ type, attrs }: Mark, person: string): string {
  const sign = { insertion: "+", deletion: "-" }[type.name] ?? "~";
  return attrs["by"] === person ? sign : `${sign}${attrs["by"]} `.trim();
}
