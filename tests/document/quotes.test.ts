import { describe, expect, test } from "vitest";
import { quotations } from "#document/quotes.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { edited, find } from "./edits.ts";

const quoted = (...paragraphs: string[]) => quotations(aCopy({ paragraphs })).map(({ text }) => text);
const copy = (...paragraphs: string[]) => aCopy({ paragraphs });

describe("quotations", () => {
  const cases: [name: string, paragraphs: string[], found: string[]][] = [
    ["between typographic marks", ["“We will,” he said, “run.”"], ["We will,", "run."]],
    ["between straight marks", ['"We will," he said.'], ["We will,"]],
    ["between mixed marks, as typed half and half", ['“We will," he said.'], ["We will,"]],
    ["between single marks", ["He called it ‘a farce’ today."], ["a farce"]],
    ["hold apostrophes", ["‘It’s the crew’s day,’ he said."], ["It’s the crew’s day,"]],
    ["hold the apostrophe of a plural", ["‘The crews’ boats are late,’ he said."], ["The crews’ boats are late,"]],
    ["end at a plural where no other mark closes", ["He called them ‘liars’ and left."], ["liars"]],
    [
      "end at a plural where the next mark opens",
      ["‘We saw boats’ he said, ‘and left.’"],
      ["We saw boats", "and left."],
    ],
    ["are none for an apostrophe alone", ["The board’s boat, in the ’90s."], []],
    ["are none for a measure", ['A plank of 6" and the rest of it.'], []],
    ["hold what is quoted in them", ["“He said ‘no’ twice,” she said."], ["He said ‘no’ twice,"]],
    ["hold what is quoted in them, the other way round", ["‘He said “no” twice,’ she said."], ["He said “no” twice,"]],
    [
      "run on where each paragraph is opened and the last is closed",
      ["“We were told.", "“Then it was done.", "“I was there,” she said."],
      ["We were told.\nThen it was done.\nI was there,"],
    ],
    [
      "are opened by one and closed by another",
      ["He said: “We will run.", "“Then we stop.” He left."],
      ["We will run.\nThen we stop."],
    ],
    ["end with their paragraph where the next is not opened", ["“We were told.", "She left."], ["We were told."]],
    [
      "of which the next is opened by another mark end too",
      ["“We were told.", "‘Why?’ she asked."],
      ["We were told.", "Why?"],
    ],
  ];
  test.each(cases)("%s", (_, paragraphs, found) => {
    expect(quoted(...paragraphs)).toEqual(found);
  });

  test("stand where their marks stand, also beside what is struck", () => {
    const plain = copy("He said “we really will run” today.");
    const { doc } = edited(plain, (tr) =>
      tr.addMark(...find(tr.doc, "really "), schema.mark("deletion", { id: "s", by: "ann" })),
    );
    const [quotation] = quotations(doc);
    expect(quotation?.text).toBe("we will run");
    const [[from, to] = [0, 0]] = quotation?.spans ?? [];
    expect(doc.textBetween(from, to)).toBe("“we really will run”");
  });

  test("say where each of their characters stands", () => {
    const doc = copy("He said “we 👩🏽‍🚒 will", "“run” today.");
    const [quotation] = quotations(doc);
    expect(quotation?.text).toBe("we 👩🏽‍🚒 will\nrun");
    expect(quotation?.places.map((at) => doc.textBetween(at, at + 1)).join("")).toBe("we 👩🏽‍🚒 will“run");
  });
});
