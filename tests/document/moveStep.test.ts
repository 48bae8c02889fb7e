import { type Node, Slice } from "prosemirror-model";
import { AddMarkStep, ReplaceStep, Step, Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { anchorAfter, anchorAt } from "#document/anchors.ts";
import { blameAfter, blameBetween, blameOfOne } from "#document/blame.ts";
import { mapOf, numbersOf } from "#document/moveMap.ts";
import { MoveStep } from "#document/moveStep.ts";
import { parseStep } from "#document/parseStep.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { does, hears, opened, others } from "./desk.ts";
import { decided, decidedAfter, edited, find, outcome, paragraphs } from "./edits.ts";

const copy = aCopy({ headline: "Head", paragraphs: ["alpha", "beta", "gamma", "delta", "omega"] });
const opening = (words: string, doc = copy) => find(doc, words)[0] - 1;
const closing = (words: string, doc = copy) => {
  const $at = doc.resolve(find(doc, words)[0]);
  return $at.after();
};

/** Moves the paragraphs from the one that holds these words to the one that holds those, before or behind a third. */
function moving(
  words: readonly [first: string, last: string],
  place: { before: string } | { behind: string },
  doc = copy,
) {
  const at = "before" in place ? opening(place.before, doc) : closing(place.behind, doc);
  return new MoveStep(opening(words[0], doc), closing(words[1], doc), at);
}
const paragraph = (words: string) => schema.node("paragraph", null, schema.text(words));
const moved = (step: Step, doc = copy) => edited(doc, (tr) => tr.step(step));
const typing = (words: string, behind: string) =>
  edited(copy, (tr) => tr.insert(find(copy, behind)[1], schema.text(words)));
const deleting = (from: number, to: number) => edited(copy, (tr) => tr.delete(from, to));

const down = moving(["beta", "beta"], { behind: "delta" });
const up = moving(["delta", "delta"], { before: "beta" });
const several = moving(["beta", "gamma"], { behind: "omega" });

describe("a move", () => {
  const moves: [name: string, step: MoveStep, after: string[]][] = [
    ["down", down, ["alpha", "gamma", "delta", "beta", "omega"]],
    ["up", up, ["alpha", "delta", "beta", "gamma", "omega"]],
    ["of several", several, ["alpha", "delta", "omega", "beta", "gamma"]],
    ["to the top", moving(["omega", "omega"], { before: "alpha" }), ["omega", "alpha", "beta", "gamma", "delta"]],
  ];

  test.each(moves)("%s puts the blocks there, and its inverse puts them back", (_name, step, after) => {
    const { doc } = moved(step);
    expect(paragraphs(doc)).toEqual(after);
    expect(step.invert().apply(doc).doc?.eq(copy)).toBe(true);
    expect(step.invert().invert()).toEqual(step);
  });

  test.each(moves)("%s takes each position along with the letter behind it, and back", (_name, step) => {
    const { doc } = moved(step);
    const map = step.getMap();
    for (let at = 0; at < copy.content.size; at++) {
      const there = map.map(at, 1);
      expect(letterAt(doc, there)).toBe(letterAt(copy, at));
      for (const side of [-1, 1]) expect(map.invert().map(map.map(at, side), side)).toBe(at);
      expect(map.mapResult(at, 1)).toMatchObject({ pos: there, deleted: false });
    }
  });

  test.each(moves)("%s is the same after a turn through JSON, its map too", (_name, step) => {
    const again = parseStep(schema, JSON.parse(JSON.stringify(step)));
    expect(again).toEqual(step);
    expect(Step.fromJSON(schema, step.toJSON())).toEqual(step);
    expect(mapOf(numbersOf(step.getMap()))).toEqual(step.getMap());
  });

  test("within a fact box leaves its title where it is", () => {
    const box = schema.node("factBox", null, [
      schema.node("title", null, schema.text("Title")),
      schema.node("paragraph", null, schema.text("first")),
      schema.node("paragraph", null, schema.text("second")),
    ]);
    const boxed = edited(copy, (tr) => tr.insert(opening("beta"), box)).doc;
    const inside = moving(["first", "first"], { behind: "second" }, boxed);
    expect(outcome(decided(boxed, moved(inside, boxed)))).toContain("Titlesecondfirst");
    for (const place of [{ before: "Title" }, { before: "alpha" }])
      expect(moving(["first", "first"], place, boxed).apply(boxed).failed).not.toBeNull();
  });

  const impossible: [name: string, from: number, to: number, at: number][] = [
    ["of half a paragraph", find(copy, "beta")[0] + 1, closing("beta"), closing("delta")],
    ["into a paragraph", opening("beta"), closing("beta"), find(copy, "delta")[0] + 1],
    ["of the headline", 0, 6, 8],
    ["beyond the copy", opening("beta"), closing("beta"), copy.content.size + 5],
    ["out of the body", opening("beta"), closing("beta"), 0],
  ];
  test.each(impossible)("%s is refused as invalid", (_name, from, to, at) => {
    const commit = { base: 0, epoch: 1, steps: [{ stepType: "move", from, to, at }], gone: [""] };
    expect(decided(copy, new Transform(copy), { commit })).toMatchObject({ ok: false, code: "invalid" });
  });

  const unreadable: [name: string, json: object][] = [
    ["without a place", { stepType: "move", from: 5, to: 8 }],
    ["of nothing", { stepType: "move", from: 5, to: 5, at: 9 }],
    ["backwards", { stepType: "move", from: 8, to: 5, at: 9 }],
    ["into itself", { stepType: "move", from: 5, to: 8, at: 6 }],
    ["to where it stands", { stepType: "move", from: 5, to: 8, at: 8 }],
    ["to before the copy", { stepType: "move", from: 5, to: 8, at: -1 }],
    ["to half a place", { stepType: "move", from: 5, to: 8, at: 9.5 }],
    ["with something more", { stepType: "move", from: 5, to: 8, at: 9, slice: {} }],
  ];
  test.each(unreadable)("%s is not read", (_name, json) => {
    expect(() => parseStep(schema, json)).toThrow(RangeError);
  });

  test("is refused to whoever only suggests", () => {
    expect(decided(copy, moved(down), { mode: "suggest" })).toMatchObject({ code: "changesCopy" });
  });

  test("changes no owner", () => {
    const typed = blameAfter({ doc: copy, blame: blameOfOne(copy, "ann") }, typing("NEW", "beta").steps, "bob");
    const step = moving(["beta", "gamma"], { behind: "omega" }, typed.doc);
    const { doc: after, blame: whose } = blameAfter(typed, [step], "cy");
    expect(blameBetween(whose, ...find(after, "NEW"))).toEqual([[3, "bob"]]);
    expect(new Set(whose.map(([, person]) => person))).toEqual(new Set(["ann", "bob"]));
    expect(whose.reduce((size, [length]) => size + length, 0)).toBe(after.content.size);
  });

  test("takes notes along, and leaves one that it tears apart with the longer part", () => {
    const quoteAfter = (from: number, to: number) => {
      const { doc, mapping } = moved(down);
      const anchor = anchorAfter(anchorAt(copy, from, to), mapping.maps, doc);
      return anchor.lost ? "lost" : anchorAt(doc, anchor.from, anchor.to).quote;
    };
    expect(quoteAfter(...find(copy, "et"))).toBe("et");
    expect(quoteAfter(find(copy, "pha")[0], find(copy, "be")[1])).toBe("pha");
  });
});

describe("a move and what others do meanwhile", () => {
  const mine = moved(down);
  const meets: [name: string, theirs: Transform, mine: Transform, after: string[]][] = [
    ["typing is in the moved block", typing("NEW", "bet"), mine, ["alpha", "gamma", "delta", "betNEWa", "omega"]],
    ["typing follows the block", mine, typing("NEW", "bet"), ["alpha", "gamma", "delta", "betNEWa", "omega"]],
    ["typing between is where it was", mine, typing("NEW", "gam"), ["alpha", "gamNEWma", "delta", "beta", "omega"]],
    [
      "both halves of a block that was split are moved",
      edited(copy, (tr) => tr.split(find(copy, "beta")[0] + 2)),
      mine,
      ["alpha", "gamma", "delta", "be", "ta", "omega"],
    ],
    [
      "a split follows the block",
      mine,
      edited(copy, (tr) => tr.split(find(copy, "beta")[0] + 2)),
      ["alpha", "gamma", "delta", "be", "ta", "omega"],
    ],
    [
      "a deletion follows the block",
      mine,
      deleting(opening("beta"), closing("beta")),
      ["alpha", "gamma", "delta", "omega"],
    ],
    [
      "a deleted block is not moved",
      deleting(opening("beta"), closing("beta")),
      mine,
      ["alpha", "gamma", "delta", "omega"],
    ],
    [
      "a move past a deleted block goes where that stood",
      deleting(opening("delta"), closing("delta")),
      mine,
      ["alpha", "gamma", "beta", "omega"],
    ],
    [
      "of two moves of one block the later holds",
      moved(moving(["beta", "beta"], { before: "alpha" })),
      mine,
      ["alpha", "gamma", "delta", "beta", "omega"],
    ],
    [
      "a block moved into a deleted range stays",
      moved(moving(["omega", "omega"], { before: "gamma" })),
      deleting(opening("beta"), closing("delta")),
      ["alpha", "omega"],
    ],
    [
      "of two blocks that were put into a deleted range, the one that was moved on stays too",
      edited(copy, (tr) => {
        tr.insert(opening("gamma"), [paragraph("P1"), paragraph("P2")]);
        tr.step(moving(["P2", "P2"], { behind: "omega" }, tr.doc));
      }),
      deleting(opening("beta"), closing("gamma")),
      ["alpha", "P1", "delta", "omega", "P2"],
    ],
    [
      "a deletion of words across the edge of a moved block takes out none that it was not about",
      mine,
      deleting(find(copy, "alpha")[0] + 2, find(copy, "beta")[0] + 2),
      ["alpha", "gamma", "delta", "beta", "omega"],
    ],
    [
      "a join with a block that has gone elsewhere is not made",
      mine,
      edited(copy, (tr) => tr.join(opening("beta"))),
      ["alpha", "gamma", "delta", "beta", "omega"],
    ],
    [
      "a block that was joined to another is not moved",
      edited(copy, (tr) => tr.join(opening("beta"))),
      mine,
      ["alphabeta", "gamma", "delta", "omega"],
    ],
  ];

  test.each(meets)("%s", (_name, theirs, later, after) => {
    const decision = decidedAfter(theirs, later);
    expect(outcome(decision)).toEqual(after);
    expect(decision.ok && decision.doc.check()).toBeUndefined();
  });

  test("a divider between the torn ends of a deletion is spared, though it has no words", () => {
    const divided = edited(copy, (tr) => tr.insert(opening("gamma"), schema.node("divider"))).doc;
    const away = moved(moving(["beta", "beta"], { behind: "gamma" }, divided), divided);
    const cut = edited(divided, (tr) => tr.delete(opening("alpha", divided), closing("beta", divided)));
    const decision = decidedAfter(away, cut);
    expect(outcome(decision)).toEqual(["", "gamma", "delta", "omega"]);
  });

  test("bold across the edge of a moved block marks no other block", () => {
    const range = [find(copy, "alpha")[0], find(copy, "beta")[1]] as const;
    const marked = edited(copy, (tr) => tr.step(new AddMarkStep(...range, schema.mark("bold"))));
    const decision = decidedAfter(mine, marked);
    const bold: string[] = [];
    if (decision.ok) decision.doc.descendants((node) => void (node.marks.length > 0 && bold.push(node.text ?? "")));
    expect(bold).not.toContain("gamma");
  });

  test("an editor's own typing in a block goes where another has moved it", () => {
    const typed = does(opened, (tr) => tr.insert(find(opened.doc, "alpha")[1], schema.text("NEW")));
    const step = moving(["alpha", "alpha"], { before: "one" }, opened.doc);
    const heard = hears(typed, (tr) => receive(typed.log, tr, [others(1, moved(step, opened.doc))], allRules));
    expect(paragraphs(heard.doc)).toEqual(["alphaNEW beta", "one two three"]);
  });

  test("an editor's own move is kept over another's typing, and can be taken back after", () => {
    const step = moving(["alpha", "alpha"], { before: "one" }, opened.doc);
    const mover = does(opened, (tr) => tr.step(step));
    const theirs = edited(opened.doc, (tr) => tr.insert(find(opened.doc, "alpha")[1], schema.text("NEW")));
    const heard = hears(mover, (tr) => receive(mover.log, tr, [others(1, theirs)], allRules));
    expect(paragraphs(heard.doc)).toEqual(["alphaNEW beta", "one two three"]);
    const [undo] = heard.log.unconfirmed[0]?.undo ?? [];
    const back = undo?.apply(heard.doc).doc;
    expect(back && paragraphs(back)).toEqual(["one two three", "alphaNEW beta"]);
  });

  test("a copy that comes whole tells its moves", () => {
    const typed = does(opened, (tr) => tr.insert(find(opened.doc, "alpha")[1], schema.text("NEW")));
    const theirs = moved(moving(["alpha", "alpha"], { before: "one" }, opened.doc), opened.doc);
    const maps = theirs.mapping.maps.map(numbersOf);
    const whole = { seq: 9000, epoch: 1, doc: theirs.doc, maps };
    const heard = hears(typed, (tr) => receiveWhole(typed.log, tr, whole, { answer: null, rules: allRules }));
    expect(paragraphs(heard.doc)).toEqual(["alphaNEW beta", "one two three"]);
  });

  test("a step without a move's map is told as it always was", () => {
    const map = new ReplaceStep(5, 8, Slice.empty).getMap();
    expect(numbersOf(map)).toEqual([5, 3, 0]);
    expect(mapOf([5, 3, 0])).toEqual(map);
  });
});

/** The text that a position stands in and the letter behind it, or the text of the block that begins there. */
function letterAt(doc: Node, at: number): string {
  const { parent, parentOffset, nodeAfter } = doc.resolve(at);
  if (!parent.isTextblock) return nodeAfter?.isTextblock ? nodeAfter.textContent : "";
  return `${parent.textContent}:${parent.textContent.charAt(parentOffset)}`;
}
