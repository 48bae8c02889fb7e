import { describe, expect, test } from "vitest";
import { acceptAll } from "#document/reading.ts";
import { characterCount, isBlank, wordCount, wordsIn } from "#document/words.ts";
import { aFactBox, aParagraph, aPicture, aRichCopy, proposed, struck } from "#tests/builders/richCopy.ts";

describe("words", () => {
  test.each([
    ["It’s half-past four", 3],
    ["pages 4–9 – say", 3],
    ["words—joined…here", 3],
    ["— & …", 0],
    ["10\u00a0km", 2],
    ["عمر عثمان (58)", 3],
    ["", 0],
  ])("in %j are %i", (text, count) => {
    expect(wordsIn(text)).toBe(count);
  });

  test("of a story are those of standfirst and body, not of headline, captions and credits", () => {
    const copy = aRichCopy({
      headline: "not these three",
      standfirst: "two words",
      lead: { caption: "not this", credit: "nor this" },
      body: [
        aParagraph(["three ", struck("gone "), proposed("more "), "words"]),
        aPicture({ caption: "not this", credit: "nor this" }),
        aFactBox("One", aParagraph("two three")),
      ],
    });
    expect(wordCount(acceptAll(copy))).toBe(8);
  });
});

describe("characters", () => {
  test.each([
    ["Met police", 10],
    ["👩🏽‍🚒", 1],
    ["e\u0301", 1],
    ["a\u00adb", 3],
    ["🏴󠁧󠁢󠁥󠁮󠁧󠁿 won", 5],
    ["", 0],
  ])("in %j are %i", (text, count) => {
    expect(characterCount(text)).toBe(count);
  });
});

describe("blank", () => {
  test.each(["", " ", "\u00a0\u2003\n", "\u200b\u200d\ufeff", "\u3164\u115f", "\u00ad\u2800"])("is %j", (text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each(["a", "–", "\u200b.", "👩"])("is not %j", (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
