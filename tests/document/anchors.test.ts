import type { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { anchorAfter, anchorAt } from "#document/anchors.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { edited, find } from "./edits.ts";

const copy = aCopy({ headline: "Head", paragraphs: ["alpha beta gamma", "delta", "zeta"] });
const [from, to] = find(copy, "beta");

type Change = (tr: Transform, earlier: readonly Transform[]) => unknown;

/** The quoted words after these commits, or "lost". */
function after(...changes: readonly Change[]): string {
  let doc = copy;
  let anchor = anchorAt(copy, from, to);
  const commits: Transform[] = [];
  for (const change of changes) {
    const commit = edited(doc, (tr) => change(tr, commits));
    anchor = anchorAfter(anchor, commit.mapping.maps, commit.doc);
    doc = commit.doc;
    commits.push(commit);
  }
  return anchor.lost ? "lost" : anchorAt(doc, anchor.from, anchor.to).quote;
}

const insert =
  (at: number, words: string): Change =>
  (tr) =>
    tr.insert(at, schema.text(words));
const undo =
  (index: number): Change =>
  (tr, earlier) =>
    earlier[index]?.steps
      .map((step, i) => step.invert(earlier[index]?.docs[i] ?? copy))
      .toReversed()
      .forEach((step) => tr.step(step));

describe("anchor", () => {
  const cases: [name: string, changes: Change[], words: string][] = [
    ["follows when something is typed before it", [insert(from - 3, "new")], "beta"],
    ["takes in nothing typed at its edges", [insert(to, "Z"), insert(from, "Y")], "beta"],
    ["takes in what is typed inside it", [insert(from + 2, "X")], "beXta"],
    ["spans two paragraphs after a split inside it", [(tr) => tr.split(from + 2)], "be ta"],
    ["follows a split before it", [(tr) => tr.split(from)], "beta"],
    ["follows a join", [(tr) => tr.join(find(copy, "delta")[0] - 1)], "beta"],
    ["follows a split that is joined again", [(tr) => tr.split(from), (tr) => tr.join(from + 1)], "beta"],
    [
      "stays through a change of kind",
      [(tr) => tr.setNodeMarkup(find(copy, "alpha")[0] - 1, null, { kind: "quote" })],
      "beta",
    ],
    ["stays through a change of level", [(tr) => tr.setNodeAttribute(find(copy, "alpha")[0] - 1, "level", 1)], "beta"],
    ["stays through a mark", [(tr) => tr.addMark(from - 1, to - 1, schema.mark("bold"))], "beta"],
    ["is lost when its words are taken out", [(tr) => tr.delete(from - 1, to + 1)], "lost"],
    ["keeps the half that is left", [(tr) => tr.delete(from + 2, to + 3)], "be"],
    ["is lost with its paragraph", [(tr) => tr.delete(find(copy, "alpha")[0] - 1, find(copy, "delta")[0] - 1)], "lost"],
    ["is found again by undo", [(tr) => tr.delete(from - 1, to + 1), undo(0)], "beta"],
    [
      "is found again when its paragraph comes back",
      [(tr) => tr.delete(find(copy, "alpha")[0] - 1, find(copy, "delta")[0] - 1), undo(0)],
      "beta",
    ],
    [
      "is found again after typing elsewhere",
      [(tr) => tr.delete(from - 1, to + 1), insert(find(copy, "Head")[0], "abc"), insert(from + 2, " beta ")],
      "beta",
    ],
    [
      "follows its paragraph when that is moved",
      [
        (tr) => {
          const at = find(copy, "alpha")[0] - 1;
          const node = copy.nodeAt(at);
          if (node) tr.delete(at, at + node.nodeSize).insert(tr.doc.content.size - 1, node);
        },
      ],
      "beta",
    ],
    ["is whole again after a split is undone", [(tr) => tr.split(from + 2), undo(0)], "beta"],
  ];

  test.each(cases)("%s", (_name, changes, words) => {
    expect(after(...changes)).toBe(words);
  });

  test("keeps the quotation and the place while it is lost, and does not jump to the same words far away", () => {
    const far = aCopy({ paragraphs: ["alpha beta gamma", "x".repeat(200), "end"] });
    const cut = edited(far, (tr) => tr.delete(...find(far, "beta")));
    const lost = anchorAfter(anchorAt(far, ...find(far, "beta")), cut.mapping.maps, cut.doc);
    expect(lost).toEqual({ from: find(far, "beta")[0], to: find(far, "beta")[0], quote: "beta", lost: true });
    const typed = edited(cut.doc, (tr) => tr.insert(find(cut.doc, "end")[0], schema.text("beta")));
    expect(anchorAfter(lost, typed.mapping.maps, typed.doc)).toEqual(lost);
  });
});
