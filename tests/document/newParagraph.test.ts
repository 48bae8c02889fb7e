import { expect, test } from "vitest";
import { newParagraph } from "#document/newParagraph.ts";
import { aDivider, aParagraph, aRichCopy, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";

const copy = aRichCopy({
  headline: "Headline",
  body: [
    aParagraph("an item", { kind: "bullet", level: 1 }),
    suggested(aParagraph("joined to it"), "deletion"),
    aParagraph("a crosshead", { kind: "crosshead" }),
    aParagraph(["another", struck(" and more")], { kind: "crosshead" }),
    suggested(aParagraph([struck("all gone")]), "deletion"),
    aParagraph("a third", { kind: "crosshead" }),
    suggested(aDivider, "deletion"),
    suggested(aParagraph("goes on"), "deletion"),
  ],
});
const at = (words: string) => find(copy, words)[0];
const end = (words: string) => find(copy, words)[1];

test.each([
  ["in a list item, is one", at("item"), { kind: "bullet", level: 1 }],
  ["in a paragraph that reads as part of a list item, is one", at("to it"), { kind: "bullet", level: 1 }],
  ["in the middle of a crosshead, is one", at("crosshead"), { kind: "crosshead", level: 0 }],
  ["at the end of a crosshead, is text", end("a crosshead"), { kind: "text", level: 0 }],
  ["at the end of what a crosshead will be, is text", end("another"), { kind: "text", level: 0 }],
  ["before words that will be part of the crosshead, is one", end("a third"), { kind: "crosshead", level: 0 }],
])("the paragraph that Enter begins %s", (_where, pos, attrs) => {
  expect(newParagraph(copy, pos)).toEqual(attrs);
});

test("Enter begins no paragraph in a headline", () => {
  expect(newParagraph(copy, at("Headline"))).toBeNull();
});
