import { describe, expect, test } from "vitest";
import { goesOnForMs, suggestionId } from "#document/suggestionId.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";

const copy = aRichCopy({
  body: [
    aParagraph([
      "one ",
      proposed("mine", "s1"),
      " two ",
      struck("gone", "s2"),
      " three ",
      proposed("theirs", "a1", "ann"),
    ]),
    suggested(aParagraph("split here"), "insertion", "s3"),
    aParagraph("before the block"),
    suggested(aDivider, "insertion", "s4"),
    aParagraph("behind the block"),
  ],
});

const now = 10 * goesOnForMs;
const begun = new Map(["s1", "s2", "s3", "s4", "a1"].map((id) => [id, now - 1000]));
const idAt = (from: number, to = from, at = now) =>
  suggestionId(copy, [from, to], { person: "fiona", begun, now: at, fresh: "new" });
const place = (words: string) => find(copy, words)[0];
const end = (words: string) => find(copy, words)[1];

describe("the id of a suggestion", () => {
  test.each([
    ["inside own words", place("mine") + 1, "s1"],
    ["behind own words", end("mine"), "s1"],
    ["before own words", place("mine"), "s1"],
    ["behind words that are struck by oneself", end("gone"), "s2"],
    ["at the start of a paragraph that is split off by oneself", place("split"), "s3"],
    ["at the end of the one before it", end("theirs"), "s3"],
  ])("goes on %s", (_where, at, id) => {
    expect(idAt(at)).toBe(id);
  });

  test.each([
    ["away from own words", place("one") + 1],
    ["inside another's words", place("theirs") + 1],
    ["inside a paragraph that is split off", place("here")],
    ["at the end of a paragraph before an own block", end("before the block")],
    ["at the start of a paragraph behind an own block", place("behind")],
  ])("begins anew %s", (_where, at) => {
    expect(idAt(at)).toBe("new");
  });

  test("goes on where either end of a range touches own words", () => {
    expect(idAt(place("one"), place("mine"))).toBe("s1");
  });

  test("begins anew ten minutes after the suggestion was begun, and where nobody knows when that was", () => {
    expect(idAt(end("mine"), end("mine"), now + goesOnForMs)).toBe("new");
    expect(
      suggestionId(copy, [end("mine"), end("mine")], { person: "fiona", begun: new Map(), now, fresh: "new" }),
    ).toBe("new");
  });
});
