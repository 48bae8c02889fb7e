import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { typed, typographic } from "#document/typography.ts";

/** What stands after the characters were typed one by one. */
function typing(text: string): string {
  let stands = "";
  for (const character of text) {
    const turned = typed(stands, character);
    stands = turned === null ? stands + character : stands.slice(0, stands.length - turned.back) + turned.text;
  }
  return stands;
}

const sentences: readonly (readonly [typed: string, stands: string])[] = [
  [`"It's the '90s," she said`, "“It’s the ’90s,” she said"],
  ["pages 4-9", "pages 4–9"],
  ["Wait...", "Wait…"],
  ["https://example.org/a-b--c", "https://example.org/a-b--c"],
  ["https://example.org/4-9...'s", "https://example.org/4-9...'s"],
  [`"https://example.org/a"`, "“https://example.org/a”"],
  [`He wrote "so 'that' is it"`, "He wrote “so ‘that’ is it”"],
  [`"'That,' he said"`, "“‘That,’ he said”"],
  ["the dogs' bowl", "the dogs’ bowl"],
  ["O'Brien's", "O’Brien’s"],
  [`("quoted")`, "(“quoted”)"],
  [`a non-"essential" thing`, "a non-“essential” thing"],
  ["rock 'n' roll", "rock ’n’ roll"],
  ["'tis so", "’tis so"],
  [`"give 'em" that`, "“give ’em” that"],
  ["'Tis, then", "’Tis, then"],
  ["'90 people came,' he said", "‘90 people came,’ he said"],
  ['run `a "b" 4-9...` now', 'run `a "b" 4-9...` now'],
  ["between 10-15 people", "between 10–15 people"],
  ["8-10 weeks", "8–10 weeks"],
  ["in 1998-2003", "in 1998–2003"],
  ["in 1998-99, say", "in 1998–99, say"],
  ["£4-£9 each", "£4–£9 each"],
  ["from 9am-5pm", "from 9am–5pm"],
  ["a 50-50 chance", "a 50-50 chance"],
  ["won 3-2 at home", "won 3-2 at home"],
  ["on 2026-11-23", "on 2026-11-23"],
  ["a covid-19 ward", "a covid-19 ward"],
  ["an F-16 jet", "an F-16 jet"],
  ["call 020-7946-0018", "call 020-7946-0018"],
  ["section 1.2.3-4", "section 1.2.3-4"],
  ["", ""],
];

describe("typography", () => {
  test.each(sentences)("sets %j as it is typed", (input, stands) => {
    expect(typing(input)).toBe(stands);
  });

  test.each(sentences)("sets %j the same as a whole text", (input, stands) => {
    expect(typographic(input)).toBe(stands);
  });

  test("gives the typed mark and how far it reaches back", () => {
    expect(typed("It", "'")).toEqual({ back: 0, text: "’" });
    expect(typed("It", "s")).toBeNull();
    expect(typed("the ‘90", "s")).toEqual({ back: 3, text: "’90s" });
    expect(typed("pages 4-", "9")).toEqual({ back: 1, text: "–9" });
  });

  test("does not set a range again whose dash was taken back", () => {
    expect(typed("a 737-8", "0")).toBeNull();
  });

  test("takes a range back that turns out to be none", () => {
    expect(typed("a 50–5", "0")).toEqual({ back: 2, text: "-50" });
    expect(typed("on 2020–21-", "0")).toEqual({ back: 4, text: "-21-0" });
  });

  test("leaves dashes and quotes alone that are set already", () => {
    const set = "“It’s 1–2,” she wrote – ‘no’ … 3–2";
    expect(typographic(set)).toBe(set);
  });

  test("sets each paragraph for itself", () => {
    expect(typographic(`"One\n"Two"`)).toBe("“One\n“Two”");
  });

  test.prop([
    fc.array(fc.constantFrom(..."\"'.-–1904ns `/ a(“‘’”…:w", "https://", "‘em", "'tis")).map((all) => all.join("")),
  ])("is the same done twice", (text) => {
    const once = typographic(text);
    expect(typographic(once)).toBe(once);
  });

  test.prop([fc.array(fc.constantFrom("it's ", '"so" ', "he ", "(a) ", "4-9 ", "'90s ", "no... "), { minLength: 1 })])(
    "sets sentences as typing does",
    (words) => {
      expect(typographic(words.join(""))).toBe(typing(words.join("")));
    },
  );

  test("sets 20,000 words in well under a second, in one paragraph too", () => {
    const start = performance.now();
    typographic(`"It's the '90s," she said, pages 4-9... `.repeat(20_000 / 8));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
