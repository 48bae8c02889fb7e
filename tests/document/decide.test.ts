import { StepMap } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { maxSteps, rebaseBudget } from "#document/commitSize.ts";
import { decide } from "#document/decide.ts";
import { noLedger } from "#document/ledger.ts";
import { allRules } from "#document/rebase.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { commitOf, decided, decidedAfter, edited, find, outcome } from "./edits.ts";

const copy = aCopy({ headline: "Head", standfirst: "Below", paragraphs: ["one two", "three"] });
const at = (words: string) => find(copy, words)[0];

/** The decision on steps as somebody might write them by hand. */
function decidedRaw(...steps: unknown[]) {
  const commit = { base: 0, epoch: 1, steps, gone: steps.map(() => "") };
  return decided(
    copy,
    edited(copy, () => {}),
    { commit },
  );
}

const insert = (from: number, content: unknown, open = {}) => ({
  stepType: "replace",
  from,
  to: from,
  slice: { content: [content], ...open },
});
const words = (text: string, ...marks: unknown[]) => ({ type: "text", text, ...(marks.length > 0 ? { marks } : {}) });
const paragraph = (attrs: unknown) => ({ type: "paragraph", attrs });
const link = (href: unknown) => ({ type: "link", attrs: { href } });
const body = copy.content.size - (copy.lastChild?.nodeSize ?? 0) + 1;

describe("a commit on the newest copy", () => {
  test("is applied as it is", () => {
    const typed = edited(copy, (tr) => tr.insert(at("two"), schema.text("and ")).split(at("two") + 4));
    const decision = decided(copy, typed);
    expect(outcome(decision)).toEqual(["one and ", "two", "three"]);
    expect(decision).toMatchObject({ ok: true, steps: typed.steps, kept: [0, 1], dropped: [] });
  });

  const hostile: [name: string, step: unknown][] = [
    ["nothing", null],
    ["a word", "replace"],
    ["a step of no kind", { from: 1, to: 2 }],
    ["a step of an unknown kind", { stepType: "evil", from: 1, to: 2 }],
    ["a step on the document's own attributes", { stepType: "docAttr", attr: "x", value: 1 }],
    ["a negative position", { stepType: "replace", from: -1, to: 2 }],
    ["a position that is not whole", insert(at("two") + 0.5, words("x"))],
    ["a position that is no number", { stepType: "replace", from: "1", to: 2 }],
    ["a position outside the copy", insert(9000, words("x"))],
    ["a range outside the copy", { stepType: "replace", from: 9000, to: 9001 }],
    ["a range from behind", { stepType: "replace", from: at("two"), to: at("one") }],
    ["a mark's range from behind", { stepType: "addMark", mark: { type: "bold" }, from: at("two"), to: at("one") }],
    [
      "a gap outside its range",
      { stepType: "replaceAround", from: at("one"), to: at("two"), gapFrom: 0, gapTo: 99, insert: 0 },
    ],
    [
      "a place in a slice that is outside it",
      {
        stepType: "replaceAround",
        from: body,
        to: body + 9,
        gapFrom: body + 1,
        gapTo: body + 8,
        insert: 7,
        slice: { content: [paragraph({})] },
      },
    ],
    ["a slice deeper than it is", insert(at("two"), words("x"), { openStart: 5, openEnd: 5 })],
    ["a slice of negative depth", insert(at("two"), words("x"), { openStart: -1, openEnd: -1 })],
    ["an unknown node", insert(body, { type: "script" })],
    ["an unknown mark", insert(at("two"), words("x", { type: "blink" }))],
    ["an unknown attribute of a node", insert(body, paragraph({ kind: "text", onclick: "alert(1)" }))],
    ["an unknown attribute of a mark", insert(at("two"), words("x", { type: "bold", attrs: { evil: 1 } }))],
    ["an unknown field of a step", { ...insert(at("two"), words("x")), evil: true }],
    ["an unknown attribute set by itself", { stepType: "attr", pos: body, attr: "onclick", value: "alert(1)" }],
    ["a name that every object has", { stepType: "attr", pos: body, attr: "constructor", value: 1 }],
    ["a prototype", { stepType: "attr", pos: body, attr: "__proto__", value: { kind: "text" } }],
    ["an attribute of text", { stepType: "attr", pos: at("two"), attr: "kind", value: "text" }],
    ["a kind that paragraphs do not have", insert(body, paragraph({ kind: "h1" }))],
    ["a kind set that paragraphs do not have", { stepType: "attr", pos: body, attr: "kind", value: "h1" }],
    ["an object for an attribute", { stepType: "attr", pos: body, attr: "level", value: { valueOf: 1 } }],
    ["a speaker of 3,000 letters", { stepType: "attr", pos: body, attr: "speaker", value: "x".repeat(3000) }],
    ["a link that runs script", insert(at("two"), words("x", link("javascript:alert(1)")))],
    ["a link that hides its scheme", insert(at("two"), words("x", link("java\nscript:alert(1)")))],
    ["a link of data", insert(at("two"), words("x", link("data:text/html,x")))],
    ["a link without an address", insert(at("two"), words("x", link(7)))],
    [
      "a script link added to words",
      { stepType: "addMark", mark: link("javascript:alert(1)"), from: at("one"), to: at("two") },
    ],
    ["an embed that runs script", insert(body, { type: "embed", attrs: { url: "javascript:alert(1)" } })],
    [
      "an image that is no id",
      { stepType: "attr", pos: at("Below") + 6, attr: "image", value: "https://elsewhere/x.png" },
    ],
    ["bold in the headline", insert(at("Head"), words("x", { type: "bold" }))],
    ["one mark twice", insert(at("two"), words("x", { type: "bold" }, { type: "bold" }))],
    ["text in the root", insert(0, words("x"))],
    ["text in the body", insert(body, words("x"))],
    ["a divider with something in it", insert(body, { type: "divider", content: [words("x")] })],
    ["a paragraph in the headline", insert(at("Head"), paragraph({}))],
    ["two headlines", insert(0, { type: "headline" })],
    ["no headline", { stepType: "replace", from: 0, to: at("Head") + 5 }],
    ["no body", { stepType: "replace", from: body - 1, to: copy.content.size }],
    ["a body without a block", { stepType: "replace", from: body, to: copy.content.size - 1 }],
    ["nothing left at all", { stepType: "replace", from: 0, to: copy.content.size }],
    [
      "a headline that is proposed to go",
      { stepType: "addNodeMark", pos: 0, mark: { type: "deletion", attrs: { id: "b1", by: "bob" } } },
    ],
    [
      "a body that is proposed",
      { stepType: "addNodeMark", pos: body - 1, mark: { type: "insertion", attrs: { id: "b1", by: "bob" } } },
    ],
    ["a suggestion without a name", insert(at("two"), words("x", { type: "insertion", attrs: { id: "b1" } }))],
    [
      "a format that would put back a script link",
      {
        stepType: "addMark",
        from: at("one"),
        to: at("two"),
        mark: { type: "format", attrs: { id: "b1", by: "bob", mark: "link", was: { href: "javascript:alert(1)" } } },
      },
    ],
    [
      "a change that would put back an unknown kind",
      {
        stepType: "addNodeMark",
        pos: body,
        mark: { type: "change", attrs: { id: "b1", by: "bob", key: "kind", was: "h1" } },
      },
    ],
    [
      "a change of something that is not there",
      {
        stepType: "addNodeMark",
        pos: body,
        mark: { type: "change", attrs: { id: "b1", by: "bob", key: "onclick", was: "x" } },
      },
    ],
    ["the character zero", insert(at("two"), words("a\0b"))],
    ["half a character", insert(at("two"), words("a\ud83d"))],
    ["an empty text", insert(at("two"), words(""))],
    [
      "a row of marks with something else in it",
      { stepType: "markSet", steps: [{ stepType: "replace", from: 1, to: 3 }] },
    ],
    [
      "a row of marks with a negative one",
      { stepType: "markSet", steps: [{ stepType: "addMark", mark: { type: "bold" }, from: -5, to: 3 }] },
    ],
  ];

  test.each(hostile)("is refused as invalid with %s", (_name, step) => {
    expect(decidedRaw(step)).toMatchObject({ ok: false, code: "invalid" });
  });

  test.each(hostile)("never throws over others' work with %s", (_name, step) => {
    const theirs = edited(copy, (tr) => tr.insert(at("two"), schema.text("NEW")));
    const commit = { base: 0, epoch: 1, steps: [step], gone: [""] };
    const decision = decidedAfter(
      theirs,
      edited(copy, () => {}),
      { commit },
    );
    if (decision.ok) decision.doc.check();
    expect(decision.ok ? decision.doc.eq(theirs.doc) : decision.code).toBe(decision.ok ? true : "invalid");
  });

  test("is taken with a paragraph as the schema knows it", () => {
    expect(outcome(decidedRaw(insert(body, paragraph({ kind: "text" }))))).toEqual(["", "one two", "three"]);
  });

  test("is refused whole if one of its steps is", () => {
    expect(decidedRaw(insert(at("two"), words("x")), insert(9000, words("x")))).toMatchObject({ code: "invalid" });
  });

  test("is refused unless there is one gone for each step", () => {
    const commit = { ...commitOf(edited(copy, (tr) => tr.delete(...find(copy, "two")))), gone: [] };
    expect(
      decided(
        copy,
        edited(copy, () => {}),
        { commit },
      ),
    ).toMatchObject({ code: "invalid" });
  });

  test("may take back marks in one step, as undo does", () => {
    const bold = edited(copy, (tr) => tr.addMark(at("one"), at("two"), schema.mark("bold")));
    const unbold = edited(bold.doc, (tr) =>
      bold.steps.forEach((step, i) => tr.step(step.invert(bold.docs[i] ?? copy))),
    );
    expect(decided(bold.doc, unbold)).toMatchObject({ ok: true, kept: [0] });
  });
});

test("what undo makes of a change of kind whose paragraph is gone is kept as a plain replacement", () => {
  const nothing = { from: body, to: body, gapFrom: body, gapTo: body, insert: 1 };
  const decision = decidedRaw({
    stepType: "replaceAround",
    ...nothing,
    slice: { content: [paragraph({ kind: "quote" })] },
  });
  expect(outcome(decision)).toEqual(["", "one two", "three"]);
  expect(decision.ok && decision.steps[0]?.getMap()).toEqual(new StepMap([body, 0, 2]));
});

describe("a base", () => {
  const typed = edited(copy, (tr) => tr.insert(at("two"), schema.text("x")));

  test.each([1, -1, 0.5, Number.NaN])("of %d on a log that stands at 0 is invalid", (base) => {
    expect(decided(copy, typed, { commit: commitOf(typed, { base }) })).toMatchObject({ code: "invalid" });
  });

  test("log.budget: too far behind for so many steps has to catch up first", () => {
    const steps = Array.from({ length: 101 }, (): unknown => typed.steps[0]?.toJSON());
    const commit = { base: 0, epoch: 1, steps, gone: steps.map(() => "") };
    const foreign = Array.from({ length: rebaseBudget / 100 - 100 }, () =>
      edited(copy, (tr) => tr.insert(1, schema.text("f"))),
    );
    const since = foreign.flatMap(({ mapping }) => mapping.maps);
    expect(decided(copy, typed, { seq: 300, since, commit })).toMatchObject({ ok: false, code: "behind" });
    const fewer = { ...commit, steps: steps.slice(1), gone: commit.gone.slice(1) };
    expect(decided(copy, typed, { seq: 300, since, commit: fewer })).toMatchObject({ ok: true });
  });
});

describe("a size", () => {
  test(`of more than ${maxSteps} steps is refused`, () => {
    const many = Array.from({ length: maxSteps + 1 }, () => insert(at("two"), words("x")));
    expect(decidedRaw(...many)).toMatchObject({ code: "size" });
    expect(decidedRaw(...many.slice(1))).toMatchObject({ ok: true });
  });

  test("of more than a million bytes is refused, counted as they are sent", () => {
    expect(decidedRaw(insert(at("two"), words("é".repeat(500_000))))).toMatchObject({ code: "size" });
    expect(decidedRaw(insert(at("two"), words("e".repeat(500_000))))).toMatchObject({ ok: true });
  });

  test("of more than 100,000 words of copy is refused, but cutting it is not", () => {
    const long = aCopy({ paragraphs: ["word ".repeat(100_001)] });
    const longer = edited(long, (tr) => tr.insert(find(long, "word")[0], schema.text("more ")));
    expect(decided(long, longer)).toMatchObject({ code: "size" });
    expect(
      decided(
        long,
        edited(long, (tr) => tr.delete(...find(long, "word "))),
      ),
    ).toMatchObject({ ok: true });
  });

  test("of many marks packed into one step is refused", () => {
    const steps = Array.from({ length: 5001 }, () => ({ stepType: "addMark", mark: { type: "bold" }, from: 1, to: 2 }));
    expect(decidedRaw({ stepType: "markSet", steps })).toMatchObject({ code: "size" });
  });
});

test("a paste of 20,000 words is one step and is taken", () => {
  const long = "word ".repeat(20_000);
  const pasted = edited(copy, (tr) => tr.insert(at("two"), schema.text(long)));
  const decision = decide({
    doc: copy,
    seq: 0,
    epoch: 1,
    since: [],
    commit: commitOf(pasted),
    person: "bob",
    mode: "edit",
    ledger: noLedger,
    rules: allRules,
  });
  expect(outcome(decision)).toEqual([`one ${long}two`, "three"]);
});
