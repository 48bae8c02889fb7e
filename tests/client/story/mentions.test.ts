import { describe, expect, test } from "vitest";
import { askedName, namedIn, piecesOf, whoIsMeant } from "#client/features/story/mentions.ts";

const people = [
  { id: "leyi", name: "Leyi Chen" },
  { id: "ann", name: "Ann Bee" },
  { id: "anne", name: "Ann Beeston" },
  { id: "zoe", name: "Zoë O’Hara-Li" },
  { id: "ann2", name: "Ann Bee" },
];

describe("whoever is named in a note", () => {
  test.each([
    ["@Leyi Chen, is it Monday?", ["leyi"]],
    ["Ask (@leyi chen) or @Zoë O’Hara-Li.", ["leyi", "zoe"]],
    ["@Ann Beeston knows", ["anne"]],
    ["@Ann Bee knows", ["ann", "ann2"]],
    ["@Leyi Chen and @Leyi Chen", ["leyi"]],
    ["@Leyi Cheng, leyi@Leyi Chen, @Somebody, @", []],
  ])("is found by their whole name behind an @: %s", (text, ids) => {
    expect(namedIn(text, people)).toEqual(ids);
  });

  test("stands apart from the rest, and nothing of the words is lost", () => {
    const text = "Is it so, @Leyi Chen?\n<b>@Ann Beeston</b>";
    const pieces = piecesOf(text, people);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ names }) => names.length > 0).map((piece) => piece.text)).toEqual([
      "@Leyi Chen",
      "@Ann Beeston",
    ]);
    expect(pieces.every((piece) => text.startsWith(piece.text, piece.at))).toBe(true);
  });
});

describe("a name that is being written", () => {
  test.each([
    ["@", { at: 0, typed: "" }],
    ["Ask @le", { at: 4, typed: "le" }],
    ["Ask @Leyi Ch", { at: 4, typed: "Leyi Ch" }],
    ["Ask “@zo", { at: 5, typed: "zo" }],
    ["leyi@chen", null],
    ["Ask @leyi, and", null],
    ["Ask @leyi ", null],
  ])("is what stands between an @ and the caret: %s", (text, asked) => {
    expect(askedName(text, text.length)).toEqual(asked);
    expect(askedName(`${text} and more`, text.length)).toEqual(asked);
  });

  test("could be everybody's whose first or second name begins so, whatever their accents", () => {
    const names = (typed: string) => whoIsMeant(people, typed).map(({ id }) => id);
    expect(names("")).toEqual(["leyi", "ann", "anne", "zoe", "ann2"]);
    expect(names("be")).toEqual(["ann", "anne", "ann2"]);
    expect(names("zoe o")).toEqual(["zoe"]);
    expect(names("leyi chen")).toEqual([]);
    expect(names("nobody")).toEqual([]);
  });
});
