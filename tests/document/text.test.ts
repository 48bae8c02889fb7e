import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { acceptAll } from "#document/reading.ts";
import { bodyText, copyText } from "#document/text.ts";
import { anyCopy } from "#tests/builders/anyCopy.ts";
import { aFactBox, anEmbed, aParagraph, aPicture, aRichCopy, proposed, struck } from "#tests/builders/richCopy.ts";

describe("the plain text of copy", () => {
  test("puts an empty line between the parts, and the credits at the end", () => {
    const copy = aRichCopy({
      headline: "A headline",
      standfirst: "A standfirst",
      lead: { caption: "Caption.", credit: "Photo by Ann" },
      body: [aParagraph("One"), aParagraph(""), aParagraph("Two")],
    });
    expect(copyText(copy, { credits: "Words: Leyi Chen" })).toBe(
      "A headline\n\nA standfirst\n\nCaption. Photo by Ann\n\nOne\n\nTwo\n\nWords: Leyi Chen\n",
    );
  });

  test("has bullets, numbers, speakers, captions and addresses", () => {
    const copy = aRichCopy({
      body: [
        aParagraph("first", { kind: "number" }),
        aParagraph("under", { kind: "bullet", level: 1 }),
        aParagraph("second", { kind: "number" }),
        aParagraph("So it is", { kind: "pullQuote", speaker: "Ann Bee" }),
        aPicture({ caption: "Two men", credit: "Ann" }),
        anEmbed("https://example.org/v"),
        aFactBox("Facts", aParagraph("A fact", { kind: "bullet" })),
      ],
    });
    expect(bodyText(copy)).toBe(
      "1. first\n   • under\n2. second\n\nSo it is\n– Ann Bee\n\nTwo men Ann\n\nhttps://example.org/v\n\nFacts\n\n• A fact",
    );
  });

  test("is of the reading", () => {
    const copy = aRichCopy({ body: [aParagraph([struck("old"), proposed("new"), " words"])] });
    expect(bodyText(acceptAll(copy))).toBe("new words");
  });

  test.prop([anyCopy])("of any copy is composed and has no controls but line ends", (copy) => {
    const text = copyText(acceptAll(copy), { credits: "" });
    expect(text).toBe(text.normalize("NFC"));
    expect(/[^\P{Cc}\n]|[\u2028\u202a-\u202e]/u.test(text)).toBe(false);
  });
});
