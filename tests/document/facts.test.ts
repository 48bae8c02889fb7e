import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { copyFacts } from "#document/facts.ts";
import { blankCopy } from "#document/schema.ts";
import { anyCopy } from "#tests/builders/anyCopy.ts";
import {
  aDivider,
  aFactBox,
  aParagraph,
  aPicture,
  aRichCopy,
  imageId,
  proposed,
  struck,
  suggested,
} from "#tests/builders/richCopy.ts";

describe("the facts of copy", () => {
  test("W-02: of a new story are that there is no headline and no text", () => {
    expect(copyFacts(blankCopy())).toEqual({
      hasHeadline: false,
      hasText: false,
      words: 0,
      pictures: [],
      openSuggestions: [],
    });
  });

  test("W-02: spaces, no-break spaces and fillers are no headline and no text", () => {
    const copy = aRichCopy({ headline: "\u3164", body: [aParagraph(" \u00a0"), aParagraph("\u200b")] });
    expect(copyFacts(copy)).toMatchObject({ hasHeadline: false, hasText: false });
  });

  test("a crosshead alone is no text", () => {
    expect(copyFacts(aRichCopy({ body: [aParagraph("Where", { kind: "crosshead" })] })).hasText).toBe(false);
    expect(copyFacts(aRichCopy({ body: [aFactBox("", aParagraph("Words"))] })).hasText).toBe(true);
  });

  test("read text as it will be printed", () => {
    const copy = aRichCopy({ headline: struck("Gone"), body: [aParagraph(proposed("Here now"))] });
    expect(copyFacts(copy)).toMatchObject({ hasHeadline: false, hasText: true, words: 2 });
  });

  test("name each picture by where it stands, and say what it lacks", () => {
    const copy = aRichCopy({
      lead: { image: imageId(1), alt: "Officers", credit: "Ann" },
      body: [
        aPicture({ image: imageId(2), alt: " ", credit: "Ann" }),
        aParagraph("One"),
        aParagraph("Two"),
        aPicture({ image: imageId(3), decorative: true }),
        aPicture({ alt: "Of nothing", credit: "Ann" }),
      ],
    });
    expect(copyFacts(copy).pictures).toEqual([
      {
        place: { field: "lead", paragraph: null, says: "Lead picture" },
        hasImage: true,
        hasAlt: true,
        hasCredit: true,
      },
      {
        place: { field: "body", paragraph: null, says: "Picture at the top of the text" },
        hasImage: true,
        hasAlt: false,
        hasCredit: true,
      },
      {
        place: { field: "body", paragraph: 2, says: "Picture after paragraph 2" },
        hasImage: true,
        hasAlt: true,
        hasCredit: false,
      },
      {
        place: { field: "body", paragraph: 2, says: "Picture after paragraph 2" },
        hasImage: false,
        hasAlt: false,
        hasCredit: true,
      },
    ]);
  });

  test("count an empty lead as no picture, and one with a credit alone as one without an image", () => {
    expect(copyFacts(aRichCopy({ lead: { credit: " " } })).pictures).toEqual([]);
    expect(copyFacts(aRichCopy({ lead: { alt: "A", credit: "Photo by Ann" } })).pictures).toMatchObject([
      { hasImage: false, hasAlt: false, hasCredit: true },
    ]);
  });

  test("count suggestions once a person and id, at their first place", () => {
    const copy = aRichCopy({
      headline: ["Met ", struck("p", "a"), proposed("P", "a"), "olice"],
      body: [
        aParagraph(["One", proposed(" two", "b", "leyi")]),
        suggested(aParagraph(["Three", struck("four", "b", "fiona")]), "insertion", "c"),
        suggested(aDivider, "deletion", "d"),
        aFactBox("T", aParagraph(proposed("x", "e"))),
        aPicture({ caption: proposed("y", "f") }),
      ],
    });
    expect(copyFacts(copy).openSuggestions.map(({ id, by, place }) => `${id} ${by} ${place.says}`)).toEqual([
      "a fiona Headline",
      "b leyi Paragraph 1",
      "c fiona Paragraph 2",
      "b fiona Paragraph 2",
      "d fiona Divider after paragraph 2",
      "e fiona Paragraph 3",
      "f fiona Picture after paragraph 3",
    ]);
  });

  test.prop([anyCopy])("hold every suggestion whose mark is in the copy", (copy) => {
    const marks = new Set<string>();
    copy.descendants((node) => {
      for (const { attrs } of node.marks) if (attrs["by"]) marks.add(`${attrs["by"]} ${attrs["id"]}`);
    });
    expect(new Set(copyFacts(copy).openSuggestions.map(({ by, id }) => `${by} ${id}`))).toEqual(marks);
  });
});
