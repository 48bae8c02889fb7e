import { describe, expect, test } from "vitest";
import { nextLive } from "#document/nextLive.ts";
import { aParagraph, aRichCopy, struck } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";

const copy = aRichCopy({ body: [aParagraph(["one", struck(" two ", "a1", "ann"), "👩🏽‍🚒 three", struck(" four")])] });
const range = (words: string) => {
  const [from, to] = find(copy, words);
  return { from, to };
};
const taken = (words: string, way: 1 | -1) => {
  const live = nextLive(copy, range(words), way);
  return live && copy.textBetween(live.from, live.to);
};

describe("what a key deletes", () => {
  test("is what it is pressed beside, where that is not struck", () => {
    expect(taken("on", -1)).toBe("on");
    expect(taken("ne t", 1)).toBe("ne t");
  });

  test("is the next letter that way, where that is struck", () => {
    expect(taken("two", -1)).toBe("e");
    expect(taken("two", 1)).toBe("👩🏽‍🚒");
  });

  test("is nothing where all that follows is struck", () => {
    expect(taken("four", 1)).toBeNull();
  });
});
