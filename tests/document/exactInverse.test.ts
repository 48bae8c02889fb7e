import type { Node } from "prosemirror-model";
import { AddNodeMarkStep, RemoveMarkStep, RemoveNodeMarkStep, ReplaceStep, type Step } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { exactInverse } from "#document/exactInverse.ts";
import { schema } from "#document/schema.ts";
import { aParagraph, aRichCopy } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";

const mark = (by: string) => schema.mark("deletion", { id: `${by}-1`, by });
const both = [mark("ann"), mark("fiona")];
const copy = aRichCopy({
  body: [
    aParagraph([
      "one ",
      {
        text: "gone",
        marks: [
          ["deletion", mark("ann").attrs],
          ["deletion", mark("fiona").attrs],
        ],
      },
    ]),
    aParagraph("two").mark(both),
  ],
});
const [from, to] = find(copy, "gone");
const second = find(copy, "two")[0] - 1;

function thereAndBack(step: Step): { readonly back: Node; readonly steps: number } {
  const steps = exactInverse(step, copy);
  const after = step.apply(copy).doc;
  const back = steps.reduce<Node | null>((doc, each) => (doc === null ? null : each.apply(doc).doc), after);
  if (back === null) throw new Error("A step does not apply");
  return { back, steps: steps.length };
}

describe("what takes a step back exactly", () => {
  test("puts a mark that was taken off under another's where it lay", () => {
    const step = new RemoveMarkStep(from, to, mark("ann"));
    expect(
      step
        .invert(copy)
        .apply(step.apply(copy).doc ?? copy)
        .doc?.eq(copy),
    ).toBe(false);
    expect(thereAndBack(step).back.eq(copy)).toBe(true);
  });

  test("does so for half of the words alone, and for a block", () => {
    expect(thereAndBack(new RemoveMarkStep(from + 1, from + 3, mark("ann"))).back.eq(copy)).toBe(true);
    expect(thereAndBack(new RemoveNodeMarkStep(second, mark("ann"))).back.eq(copy)).toBe(true);
  });

  test("is one step wherever one is exact", () => {
    for (const step of [
      new RemoveMarkStep(from, to, mark("fiona")),
      new AddNodeMarkStep(second, schema.mark("insertion", { id: "x", by: "fiona" })),
      new ReplaceStep(from, to, copy.slice(from, from)),
    ])
      expect(thereAndBack(step)).toEqual({ back: copy, steps: 1 });
  });
});
