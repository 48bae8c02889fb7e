import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { cleanLine, cleanText } from "#document/clean.ts";

// Any UTF-16 units at all, halves of characters and piles of marks among them.
const anyText = fc.oneof(
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom("a", "\u0301", "\u0323", "\n", " ", "\t", "\u200d", "\ud83d", "\u0344", "\uac00", "\u11a8"))
    .map((all) => all.join("")),
);

describe("what enters copy", () => {
  test.each([
    ["is composed", "cafe\u0301", "café"],
    ["has no direction that is set by hand", "a\u202eb\u2066c\u2069", "abc"],
    ["has no hidden spaces or hyphens", "a\u200bb\u00adc\u2060d\ufeffe", "abcde"],
    ["keeps the joiners", "👩\u200d🚒 न\u200c", "👩\u200d🚒 न\u200c"],
    ["has no control characters", "a\u0000b\u0007c\u009fd", "abcd"],
    ["has no characters that are none", "a\uffffb\ufdd0", "ab"],
    ["has one sort of line end", "a\r\nb\rc\u2028d\u000be", "a\nb\nc\nd\ne"],
    ["has spaces for tabs", "a\tb", "a b"],
    ["has no half of a character", "a\ud83d", "a\ufffd"],
    ["has at most eight marks on a letter", `x${"\u0301\u0323".repeat(50)}`, `x${"\u0323".repeat(8)}`],
    ["keeps Arabic in its order", "عمر (58)", "عمر (58)"],
  ])("%s", (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test.each([
    ["one\ntwo", "one two"],
    ["one \r\n\r\n  two", "one two"],
    ["one  two", "one  two"],
  ])("in a field of one line %j is %j", (text, clean) => {
    expect(cleanLine(text)).toBe(clean);
  });

  test.prop([anyText])("is the same when cleaned twice", (text) => {
    expect(cleanText(cleanText(text))).toBe(cleanText(text));
    expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
  });
});
