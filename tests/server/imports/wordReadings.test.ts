import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { Node } from "prosemirror-model";
import { acceptAll, rejectAll } from "#document/reading.ts";
import { by, gone, p, r } from "#tests/builders/wordFile.ts";
import { readWord } from "./readWord.ts";

type Change = "none" | "ins" | "del" | "insDel";

interface SomeParagraph {
  readonly pieces: readonly { readonly text: string; readonly change: Change; readonly author: string }[];
  readonly mark: Change;
  readonly markBy: string;
}

const change = fc.constantFrom<Change>("none", "none", "ins", "del", "insDel");
const author = fc.constantFrom("Ann Bee", "Cy Dee");
const words = fc.constantFrom("ferry ", " harbour", "x", " ", "at dawn. ", "“said”", "fi-\u00e9", "12");
const paragraph: fc.Arbitrary<SomeParagraph> = fc.record({
  pieces: fc.array(fc.record({ text: words, change, author }), { maxLength: 5 }),
  mark: change,
  markBy: author,
});
const document = fc.array(paragraph, { minLength: 1, maxLength: 7 });

const other = (name: string) => (name === "Ann Bee" ? "Cy Dee" : "Ann Bee");

function xmlOf(paragraphs: readonly SomeParagraph[]): string {
  return paragraphs
    .map(({ pieces, mark, markBy }) => p(pieces.map(pieceXml).join(""), { mark: markXml(mark, markBy) }))
    .join("");
}

function pieceXml({ text, change: what, author: name }: SomeParagraph["pieces"][number]): string {
  if (what === "none") return r(text);
  if (what === "ins") return `<w:ins ${by(name)}>${r(text)}</w:ins>`;
  if (what === "del") return `<w:del ${by(name)}>${gone(text)}</w:del>`;
  return `<w:ins ${by(name)}><w:del ${by(other(name))}>${gone(text)}</w:del></w:ins>`;
}

function markXml(what: Change, name: string): string {
  const put = what === "ins" || what === "insDel" ? `<w:ins ${by(name)}/>` : "";
  return put + (what === "del" ? `<w:del ${by(name)}/>` : what === "insDel" ? `<w:del ${by(other(name))}/>` : "");
}

/** The document's own reading: with these changes of words and marks in it, and none of the others. */
function readingOf(paragraphs: readonly SomeParagraph[], stands: readonly Change[]): readonly string[] {
  let line = "";
  const lines: string[] = [];
  paragraphs.forEach(({ pieces, mark }, i) => {
    line += pieces.map((piece) => (stands.includes(piece.change) ? piece.text : "")).join("");
    if (!stands.includes(mark) && i < paragraphs.length - 1) return;
    lines.push(line);
    line = "";
  });
  return seen(lines);
}

function linesOf(copy: Node): readonly string[] {
  return seen((copy.lastChild?.children ?? []).map((block) => block.textContent));
}

/** Lines as somebody reads them: white space at their ends is none, and an empty line is none. */
function seen(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

describe("the tracked changes of any document", () => {
  test.prop([document], { numRuns: 100 })(
    "give its original reading rejected, and its final one accepted",
    async (any) => {
      // One paragraph that nobody changed, so that there is something to read in any case.
      const paragraphs: SomeParagraph[] = [
        { pieces: [{ text: "Always", change: "none", author: "Ann Bee" }], mark: "none", markBy: "Ann Bee" },
        ...any,
      ];
      const { copy } = await readWord(xmlOf(paragraphs));
      copy.check();
      expect(linesOf(rejectAll(copy))).toEqual(readingOf(paragraphs, ["none", "del"]));
      expect(linesOf(acceptAll(copy))).toEqual(readingOf(paragraphs, ["none", "ins"]));
    },
  );
});
