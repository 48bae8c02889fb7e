import type { Readback } from "#contract/readback.ts";
import { initialsOf } from "#domain/people.ts";

export type ReadbackChange = Readback["changes"][number];
export type ReadbackRow = Readback["rows"][number];

const fieldLetters: Record<ReadbackRow["field"], string> = {
  headline: "H",
  frontHeadline: "HF",
  searchHeadline: "HS",
  pushHeadline: "HP",
  standfirst: "S",
  lead: "P",
  body: "",
};

const fieldNames: Record<ReadbackRow["field"], string> = {
  headline: "Headline",
  frontHeadline: "Headline for the front",
  searchHeadline: "Headline for search",
  pushHeadline: "Headline for push",
  standfirst: "Standfirst",
  lead: "Lead picture",
  body: "Paragraph",
};

const kindNames: Readonly<Record<string, string>> = {
  text: "Paragraph",
  crosshead: "Crosshead",
  bullet: "Bullet",
  "bullet 1": "Inner bullet",
  number: "Numbered item",
  "number 1": "Inner numbered item",
  quote: "Quote",
  pullQuote: "Pull quote",
  picture: "Picture",
  lead: "Picture",
  divider: "Divider",
  embed: "Embed",
  boxTitle: "Fact box",
  caption: "Caption",
  credit: "Credit",
};

/** What a kind of line is called; a kind with a level is "bullet 1". */
export function kindName(kind: string): string {
  return kindNames[kind] ?? kind;
}

/** How each row is called at its side, in short and in full. Lines of the text are counted as they stand in both. */
export function rowLabels(rows: readonly ReadbackRow[]): readonly { readonly short: string; readonly full: string }[] {
  let line = 0;
  return rows.map(({ field }) => {
    if (field !== "body") return { short: fieldLetters[field], full: fieldNames[field] };
    line += 1;
    return { short: String(line), full: `${fieldNames[field]} ${line}` };
  });
}

/** A change of dress or kind in words, where it has no words of the copy to show. */
export function changeSays({ kind, out, in: into }: ReadbackChange): { readonly out: string; readonly in: string } {
  if (kind === "kind") return { out: kindName(out), in: kindName(into) };
  if (kind === "dress")
    return { out: out === "" ? "" : `Was ${dressName(out)}`, in: into === "" ? "" : `Now ${dressName(into)}` };
  if (kind === "break") return { out: "", in: "¶ New paragraph" };
  if (kind === "join") return { out: "¶ Joined", in: "" };
  if (kind === "moved") return { out: "", in: `Moved: ${cut(into)}` };
  return { out: cut(out), in: cut(into) };
}

function dressName(dress: string): string {
  return dress.replaceAll(/link \S+/gu, "a link");
}

const mostLetters = 120;

function cut(words: string): string {
  const line = words.replaceAll(/\s*\n\s*/gu, " ¶ ");
  return line.length <= mostLetters ? line : `${line.slice(0, mostLetters).trimEnd()}…`;
}

/** Whose a change is: initials to stand beside it, and the whole of it in words. */
export function whoSays(change: ReadbackChange, nameOf: (id: string) => string) {
  const initials = change.by.map(({ person }) => initialsOf(nameOf(person))).join(" ");
  const names = change.by.map(({ person, settledBy }) =>
    settledBy === null ? nameOf(person) : `${nameOf(person)}, accepted by ${nameOf(settledBy)}`,
  );
  return { initials, names: names.join("; ") };
}
