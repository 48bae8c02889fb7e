import { describe, expect, test } from "vitest";
import { asItReads } from "#document/asItReads.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";

const copy = aRichCopy({
  body: [
    aParagraph("first"),
    suggested(aParagraph(["one ", struck("old"), proposed("new")]), "deletion"),
    suggested(aParagraph("two"), "deletion"),
    suggested(aDivider, "deletion"),
    suggested(aParagraph("three"), "insertion"),
  ],
});
const slice = (from: string, to: string) => asItReads(copy.slice(find(copy, from)[0], find(copy, to)[1]));
const texts = (from: string, to: string) => slice(from, to).content.content.map(({ textContent }) => textContent);

describe("a slice as it reads", () => {
  test("of words has no struck ones", () => {
    expect(texts("one", "new")).toEqual(["one new"]);
  });

  test("of paragraphs has those as one that read as one, whatever stands before the first", () => {
    expect(texts("one", "three")).toEqual(["one newtwo", "three"]);
    expect(slice("one", "three").openStart).toBe(1);
  });

  test("keeps the break behind a paragraph of which it holds no words", () => {
    const [, end] = find(copy, "two");
    const cut = asItReads(copy.slice(end, find(copy, "three")[1]));
    expect(cut.content.content.map(({ textContent }) => textContent)).toEqual(["", "three"]);
  });

  test("has no mark that suggests", () => {
    expect(JSON.stringify(slice("one", "three"))).not.toContain("insertion");
  });

  test("of nothing but what is struck is empty", () => {
    expect(slice("old", "old").size).toBe(0);
  });
});
