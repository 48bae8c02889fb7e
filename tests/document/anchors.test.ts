import type { Node } from "prosemirror-model";
import type { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { anchorAfter, anchorAt, pictureAt } from "#document/anchors.ts";
import { MoveStep } from "#document/moveStep.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { aParagraph, aPicture, aRichCopy, imageId } from "#tests/builders/richCopy.ts";
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
    expect(lost).toEqual({
      from: find(far, "beta")[0],
      to: find(far, "beta")[0],
      quote: "beta",
      lost: true,
      image: null,
    });
    const typed = edited(cut.doc, (tr) => tr.insert(find(cut.doc, "end")[0], schema.text("beta")));
    expect(anchorAfter(lost, typed.mapping.maps, typed.doc)).toEqual(lost);
  });
});

describe("the anchor of a picture", () => {
  const pictured = aRichCopy({
    headline: "Head",
    lead: { image: imageId(1), alt: "A boat", caption: "The boat" },
    body: [aParagraph("alpha"), aPicture({ image: imageId(2), caption: "The pier" }), aParagraph("omega")],
  });
  const at = (doc: Node, name: string) => {
    let from = -1;
    doc.descendants((node, pos) => {
      if (node.type.name === name && from < 0) from = pos;
    });
    return from;
  };
  const anchorOf = (doc: Node, name: string) => {
    const from = at(doc, name);
    return anchorAt(doc, from, from + (doc.nodeAt(from)?.nodeSize ?? 0));
  };
  /** What the anchor of the picture in the body stands on after a change. */
  const stands = (change: (tr: Transform, from: number) => unknown, doc = pictured) => {
    const anchor = anchorOf(doc, "picture");
    const commit = edited(doc, (tr) => change(tr, anchor.from));
    const now = anchorAfter(anchor, commit.mapping.maps, commit.doc);
    return now.lost ? "lost" : { place: now.from, is: pictureAt(commit.doc, now.from)?.image, edge: now.to };
  };

  test("is called by its alt text, by its caption, or by having neither", () => {
    expect(anchorOf(pictured, "lead")).toMatchObject({ quote: "A boat", image: imageId(1), lost: false });
    expect(anchorOf(pictured, "picture")).toMatchObject({ quote: "The pier", image: imageId(2) });
    const bare = aRichCopy({ body: [aPicture({ image: imageId(2) })] });
    expect(anchorOf(bare, "picture").quote).toBe("A picture without alt text or caption");
    // A place for a picture is none yet; words inside one are words.
    expect(anchorOf(aRichCopy({}), "lead")).toMatchObject({ quote: "", image: null });
    expect(anchorAt(pictured, ...find(pictured, "The pier"))).toMatchObject({ quote: "The pier", image: null });
  });

  test("stays with it through what is typed before it and in it, and keeps what it was called", () => {
    const typed = edited(pictured, (tr) =>
      tr.insert(find(pictured, "alpha")[0], schema.text("Now, ")).insert(1, schema.text("A ")),
    );
    const anchor = anchorAfter(anchorOf(pictured, "picture"), typed.mapping.maps, typed.doc);
    expect(anchor).toEqual({ ...anchorOf(typed.doc, "picture"), quote: "The pier" });
    const captioned = edited(pictured, (tr) => tr.insert(find(pictured, "pier")[0], schema.text("old ")));
    expect(anchorAfter(anchorOf(pictured, "picture"), captioned.mapping.maps, captioned.doc)).toEqual({
      ...anchorOf(captioned.doc, "picture"),
      quote: "The pier",
    });
  });

  test("follows it when blocks change places, and when it is cut and put in elsewhere", () => {
    const moved = (tr: Transform, from: number) => {
      const picture = tr.doc.nodeAt(from);
      if (picture) tr.delete(from, from + picture.nodeSize).insert(tr.doc.content.size - 1, picture);
    };
    const size = pictured.nodeAt(at(pictured, "picture"))?.nodeSize ?? 0;
    const past = (tr: Transform, from: number) => tr.step(new MoveStep(from, from + size, from + size + 7));
    for (const change of [moved, past])
      expect(stands(change)).toMatchObject({ is: imageId(2), edge: pictured.content.size - 1 });
  });

  test("is lost with it, or with its image, and found when that comes back", () => {
    const taken = edited(pictured, (tr) => {
      const { from, to } = anchorOf(pictured, "picture");
      return tr.delete(from, to);
    });
    const lost = anchorAfter(anchorOf(pictured, "picture"), taken.mapping.maps, taken.doc);
    expect(lost).toMatchObject({ lost: true, quote: "The pier", image: imageId(2) });
    const undone = edited(taken.doc, (tr) =>
      taken.steps.map((step, i) => tr.step(step.invert(taken.docs[i] ?? tr.doc))),
    );
    expect(anchorAfter(lost, undone.mapping.maps, undone.doc)).toEqual(anchorOf(pictured, "picture"));
    expect(stands((tr, from) => tr.setNodeAttribute(from, "image", imageId(9)))).toBe("lost");
    expect(stands((tr, from) => tr.setNodeAttribute(from, "alt", "A pier at dusk"))).toMatchObject({ is: imageId(2) });
  });
});
