import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { schema } from "#document/schema.ts";
import { suggestionAt } from "#document/suggestionAt.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";

const copy = aRichCopy({
  body: [
    aParagraph(["The ", proposed("night ", "words"), "ferry runs"]),
    suggested(aParagraph("Second line"), "insertion", "boundary"),
    aParagraph("Third line").mark([schema.mark("change", { id: "kind", by: "fiona", key: "kind", was: "quote" })]),
    suggested(aDivider, "deletion", "divider"),
    aParagraph(["end of ", struck("it", "struck")]),
  ],
});
const dividerAt = (doc: Node) => find(doc, "Third line")[1] + 1;

describe("the suggestion at a place", () => {
  test.each([
    ["in proposed words", find(copy, "ight")[0], "words"],
    ["before proposed words", find(copy, "night")[0], "words"],
    ["behind proposed words", find(copy, "ferry")[0], "words"],
    ["in plain words", find(copy, "runs")[0], null],
    ["at a proposed boundary", find(copy, "Second")[0], "boundary"],
    ["in the paragraph behind a proposed boundary", find(copy, "line")[0], null],
    ["anywhere in a paragraph whose kind is changed", find(copy, "Third line")[0] + 4, "kind"],
    ["before a divider that is proposed to go", dividerAt(copy), "divider"],
    ["at the end of struck words", find(copy, "it")[1], "struck"],
  ])("is found %s", (_where, place, id) => {
    expect(suggestionAt(copy, place)).toBe(id);
  });

  test("is nothing outside the copy", () => {
    expect(suggestionAt(copy, 9999)).toBeNull();
  });
});
