import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import {
  type Blame,
  blameAfter,
  blameBetween,
  blameOfOne,
  lettersInReading,
  standsInReading,
} from "#document/blame.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { edited, find } from "./edits.ts";

const copy = aCopy({ headline: "Head", paragraphs: ["alpha beta gamma", "delta epsilon", "zeta eta"] });

const annsCopy = { doc: copy, blame: blameOfOne(copy, "ann") };

/** The blame after Bob's change to copy that is all Ann's. */
function afterBob(change: (tr: Transform) => unknown): { doc: Node; blame: Blame; whose(words: string): string[] } {
  const { steps } = edited(copy, change);
  const { doc, blame } = blameAfter(annsCopy, steps, "bob");
  return { doc, blame, whose: (words) => blameBetween(blame, ...find(doc, words)).map(([, person]) => person) };
}

describe("blame", () => {
  const changes: [name: string, change: (tr: Transform) => unknown, whose: Record<string, string[]>][] = [
    [
      "typed words are their writer's",
      (tr) => tr.insert(find(copy, "beta")[0], schema.text("NEW")),
      { NEW: ["bob"], alpha: ["ann"], beta: ["ann"] },
    ],
    ["a split changes no owner", (tr) => tr.split(find(copy, "beta")[0]), { alpha: ["ann"], beta: ["ann"] }],
    ["a join changes no owner", (tr) => tr.join(find(copy, "delta")[0] - 1), { gamma: ["ann"], delta: ["ann"] }],
    [
      "a change of kind changes no owner",
      (tr) => tr.setNodeMarkup(find(copy, "alpha")[0] - 1, null, { kind: "crosshead" }),
      { "alpha beta gamma": ["ann"] },
    ],
    [
      "a mark changes no owner",
      (tr) => tr.addMark(...find(copy, "beta"), schema.mark("bold")),
      { "alpha beta gamma": ["ann"] },
    ],
    [
      "a moved paragraph keeps its owner",
      (tr) => {
        const at = find(copy, "alpha")[0] - 1;
        const node = copy.nodeAt(at);
        if (node) tr.delete(at, at + node.nodeSize).insert(tr.doc.content.size - 1, node);
      },
      { "alpha beta gamma": ["ann"] },
    ],
    [
      "words typed over others are their writer's",
      (tr) => tr.replaceWith(...find(copy, "alpha"), schema.text("omega")),
      { omega: ["bob"], beta: ["ann"] },
    ],
    [
      "words moved within a line keep their owner, and those between too",
      (tr) => tr.delete(...find(copy, "beta ")).insert(find(tr.doc, "gamma")[1], schema.text("beta ")),
      { "alpha ": ["ann"], gamma: ["ann"], beta: ["ann"] },
    ],
  ];

  test.each(changes)("%s", (_name, change, whose) => {
    const after = afterBob(change);
    expect(Object.fromEntries(Object.keys(whose).map((words) => [words, after.whose(words)]))).toEqual(whose);
    expect(after.blame.reduce((size, [length]) => size + length, 0)).toBe(after.doc.content.size);
  });

  // Bob moves the paragraph; while he does, Cy types into it and takes a word out, and the server sees all of it at once.
  test("a paragraph that was changed while it was moved keeps its owners", () => {
    const at = find(copy, "alpha")[0] - 1;
    const node = copy.nodeAt(at);
    if (!node) throw new Error("There is no paragraph to move");
    const cys = edited(copy, (tr) =>
      tr.insert(find(copy, "gamma")[0] + 1, schema.text("CY")).delete(...find(tr.doc, "ta ")),
    );
    const theirs = blameAfter(annsCopy, cys.steps, "cy");
    const moved = edited(cys.doc, (tr) =>
      tr.delete(at + 1, find(tr.doc, "CY")[0]).insert(tr.doc.content.size - 1, node),
    );
    const { blame } = blameAfter(theirs, moved.steps, "bob");
    const whose = (words: string) => blameBetween(blame, ...find(moved.doc, words)).map(([, person]) => person);
    expect(whose("alpha be")).toEqual(["ann"]);
    expect(whose("CY")).toEqual(["cy"]);
  });

  test("is the same after a turn through JSON", () => {
    const { blame } = afterBob((tr) => tr.insert(find(copy, "beta")[0], schema.text("NEW")));
    expect(JSON.parse(JSON.stringify(blame))).toEqual(blame);
  });

  test("counts letters that are read, and not those that are struck", () => {
    const bob = schema.mark("deletion", { id: "s1", by: "cy" });
    const struck = afterBob((tr) => tr.insert(find(copy, "beta")[0], schema.text("NEW", [bob])));
    expect(lettersInReading(struck.blame, struck.doc).get("bob")).toBeUndefined();
    expect(standsInReading(struck.blame, struck.doc, "bob")).toBe(false);
    const plain = afterBob((tr) => tr.insert(find(copy, "beta")[0], schema.text("N W")));
    expect(lettersInReading(plain.blame, plain.doc)).toEqual(
      new Map([
        ["ann", 37],
        ["bob", 2],
      ]),
    );
  });

  test("says that somebody whose words are all gone again does not stand in the copy", () => {
    const typed = afterBob((tr) => tr.insert(find(copy, "beta")[0], schema.text("NEW")));
    expect(standsInReading(typed.blame, typed.doc, "bob")).toBe(true);
    const cut = edited(typed.doc, (tr) => tr.delete(...find(typed.doc, "NEW")));
    expect(standsInReading(blameAfter(typed, cut.steps, "cy").blame, cut.doc, "bob")).toBe(false);
  });

  test.each(changes)("comes with the document that it is of, when %s", (_name, change) => {
    const { doc, steps } = edited(copy, change);
    expect(blameAfter(annsCopy, steps, "bob").doc.eq(doc)).toBe(true);
  });

  test("is refused of a step that does not apply", () => {
    const wordsBesideTheFields = new ReplaceStep(0, 0, new Slice(Fragment.from(schema.text("NEW")), 0, 0));
    expect(() => blameAfter(annsCopy, [wordsBesideTheFields], "bob")).toThrow(/does not apply/);
  });
});
