import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { isLargeChange } from "#server/core/live/largeChange.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { secondBeforeFirst } from "./steps.ts";

describe("a large change", () => {
  const copy = aCopy({ paragraphs: ["a".repeat(900), "b".repeat(900)] });

  test("is one that takes out more than half of the copy", () => {
    const { steps } = new Transform(copy).delete(10, copy.content.size - 10);
    expect(isLargeChange(copy, steps)).toBe(true);
  });

  test("is not one that moves all of it about", () => {
    expect(isLargeChange(copy, [secondBeforeFirst(copy)])).toBe(false);
  });
});
