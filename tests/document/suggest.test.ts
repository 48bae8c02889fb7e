import { Fragment, type Node, Slice } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { asEdit } from "#document/asEdit.ts";
import { guard } from "#document/guard.ts";
import { noLedger } from "#document/ledger.ts";
import { misfit } from "#document/misfit.ts";
import { MoveStep } from "#document/moveStep.ts";
import { acceptAll, rejectAll, rejectBy } from "#document/reading.ts";
import { schema } from "#document/schema.ts";
import { suggest } from "#document/suggest.ts";
import {
  aDivider,
  aFactBox,
  aParagraph,
  aPicture,
  aRichCopy,
  imageId,
  proposed,
  struck,
  suggested,
} from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";
import { shownCopy } from "./shownCopy.ts";

type Change = (tr: Transform) => unknown;

const body = (...blocks: Node[]) => aRichCopy({ body: blocks });

/** The copy after Fiona has suggested the change, or several one after another, each under an id of its own. */
function suggests(doc: Node, ...changes: Change[]): Node {
  let now = doc;
  changes.forEach((change, i) => {
    const raw = new Transform(now);
    change(raw);
    const tr = new Transform(now);
    suggest(tr, raw, { person: "fiona", id: `s${i + 1}`, keepsIds: false });
    tr.doc.check();
    expect(misfit(now, tr.doc)).toBeNull();
    expect(rejectBy(tr.doc, "fiona")).toEqual(rejectBy(now, "fiona"));
    expect(guard({ before: now, after: tr.doc, person: "fiona", mode: "suggest", ledger: noLedger })).toBeNull();
    expect(shownCopy(acceptAll(tr.doc))).toEqual(shownCopy(acceptAll(edited(now, raw))));
    now = tr.doc;
  });
  return now;
}

/** What the same change makes of the copy where its author may edit. */
function edited(doc: Node, raw: Transform): Node {
  const tr = new Transform(doc);
  for (const step of asEdit(raw) ?? raw.steps) tr.step(step);
  return tr.doc;
}

const shown = (doc: Node, ...changes: Change[]) => shownCopy(suggests(doc, ...changes));

const from = (tr: Transform, words: string) => find(tr.doc, words)[0];
const opening = (tr: Transform, words: string) => from(tr, words) - 1;
const takesOut = (words: string) => (tr: Transform) => tr.delete(...find(tr.doc, words));
const types = (words: string, before: string) => (tr: Transform) => tr.insert(from(tr, before), schema.text(words));
const replaces = (words: string, by: string) => (tr: Transform) =>
  tr.replaceWith(...find(tr.doc, words), schema.text(by));
const joins = (words: string) => (tr: Transform) => tr.join(opening(tr, words));
const splits = (words: string) => (tr: Transform) => tr.split(from(tr, words));
const sets = (words: string, key: string, value: unknown) => (tr: Transform) =>
  tr.setNodeAttribute(opening(tr, words), key, value);
const marks = (words: string, name: string, attrs?: object) => (tr: Transform) =>
  tr.addMark(...find(tr.doc, words), schema.mark(name, { ...attrs }));
const unmarks = (words: string, name: "bold" | "italic" | "link") => (tr: Transform) =>
  tr.removeMark(...find(tr.doc, words), schema.marks[name]);

describe("suggesting in words", () => {
  const sentence = body(aParagraph("in the neighborhood from"));

  test("proposes what is typed", () => {
    expect(shown(sentence, types("old ", "neigh"))).toEqual(["in the +{old }neighborhood from"]);
  });

  test("strikes what is deleted", () => {
    expect(shown(sentence, takesOut("the "))).toEqual(["in -{the }neighborhood from"]);
  });

  test("strikes what is replaced and proposes the new words behind it", () => {
    expect(shown(sentence, replaces("neighborhood", "neighbourhood"))).toEqual([
      "in the -{neighborhood}+{neighbourhood} from",
    ]);
  });

  test("really deletes what is only proposed by oneself", () => {
    expect(shown(sentence, types("very old ", "neigh"), takesOut("very "))).toEqual([
      "in the +{old }neighborhood from",
    ]);
  });

  test("strikes words once, however often they are deleted", () => {
    const twice = suggests(sentence, takesOut("the "), takesOut("in the neigh"));
    expect(shownCopy(twice)).toEqual(["-{in }-{the }-{neigh}borhood from"]);
    expect(rejectAll(twice)).toEqual(sentence);
  });

  test("gives what is typed inside struck words no part in their being struck", () => {
    const doc = body(aParagraph(["in ", struck("the old"), " house"]));
    const inherits: Change = (tr) =>
      tr.insert(from(tr, "old"), schema.text("X", tr.doc.resolve(from(tr, "old")).marks()));
    const raw = new Transform(doc);
    inherits(raw);
    const tr = new Transform(doc);
    suggest(tr, raw, { person: "fiona", id: "s2", keepsIds: false });
    expect(shownCopy(tr.doc)).toEqual(["in -{the old}+{X} house"]);
  });

  test("strikes another's proposed words, and leaves them theirs", () => {
    const doc = body(aParagraph(["in ", proposed("the old ", "a1", "ann"), "house"]));
    expect(shown(doc, takesOut("the "))).toEqual(["in -{+ann{the }}+ann{old }house"]);
  });

  test("strikes beside another's striking", () => {
    const doc = body(aParagraph(["in ", struck("the old ", "a1", "ann"), "house"]));
    expect(shown(doc, takesOut("old house"))).toEqual(["in -ann{the }-{-ann{old }}-{house}"]);
  });

  test.each(["headline", "standfirst", "caption", "credit"])("works in the %s", (field) => {
    const doc = aRichCopy({
      headline: "the headline",
      standfirst: "the standfirst",
      lead: { image: imageId(1), caption: "the caption", credit: "the credit" },
    });
    const rows = shown(doc, replaces(field, `better ${field}`));
    expect(rows.join("\n")).toContain(`the -{${field}}+{better ${field}}`);
  });

  test("works in a picture's caption and a fact box's title", () => {
    const doc = body(aPicture({ caption: "the boat" }), aFactBox("the facts", aParagraph("one")));
    expect(shown(doc, replaces("boat", "ship"), replaces("facts", "figures"))).toEqual([
      "<picture>",
      "  <caption>the -{boat}+{ship}",
      "  <credit>",
      "<factBox>",
      "  <title>the -{facts}+{figures}",
      "  one",
    ]);
  });
});

describe("suggesting a mark", () => {
  const doc = body(
    aParagraph([
      "a ",
      { text: "bold", marks: [["bold"]] },
      " and a ",
      { text: "link", marks: [["link", { href: "https://example.org/a" }]] },
      " here",
    ]),
  );

  test("puts it on, with what was", () => {
    expect(shown(doc, marks("here", "italic"))).toEqual(["a *bold* and a [link] _here_~"]);
  });

  test("takes it off, with what was", () => {
    const without = suggests(doc, unmarks("bold", "bold"));
    expect(shownCopy(without)).toEqual(["a bold~ and a [link] here"]);
    expect(rejectAll(without)).toEqual(doc);
  });

  test("that goes back to what it was is none", () => {
    expect(suggests(doc, unmarks("bold", "bold"), marks("bold", "bold"))).toEqual(doc);
  });

  test("changes a link's address and keeps the one that was", () => {
    const other = { href: "https://example.org/b" };
    const changed = suggests(doc, marks("link", "link", other));
    expect(rejectAll(changed)).toEqual(doc);
    expect(
      suggests(doc, marks("link", "link", other), marks("link", "link", { href: "https://example.org/a" })),
    ).toEqual(doc);
  });

  test("of one's own proposed words is no suggestion of its own", () => {
    expect(shown(doc, types("not ", "here"), marks("not", "italic"))).toEqual([
      "a *bold* and a [link] +{_not_}+{ }here",
    ]);
  });

  test("over another's change of it lies above theirs", () => {
    const theirs = schema.mark("format", { id: "a1", by: "ann", mark: "bold", was: null });
    const bold = body(schema.node("paragraph", null, [schema.text("word", [schema.mark("bold"), theirs])]));
    const now = suggests(bold, unmarks("word", "bold"));
    expect(shownCopy(now)).toEqual(["word~ann~"]);
    expect(rejectBy(now, "fiona")).toEqual(bold);
  });
});

describe("suggesting in paragraphs", () => {
  const two = body(aParagraph("weeks of talks. Residents had"), aParagraph("The plan"));

  test("splits really, with the boundary proposed", () => {
    expect(shown(two, splits("Residents"))).toEqual(["weeks of talks. ", "<+p>Residents had", "The plan"]);
  });

  test("does not join, and proposes that the boundary goes", () => {
    expect(shown(two, joins("The plan"))).toEqual(["weeks of talks. Residents had", "<-p>The plan"]);
  });

  test("really joins what it has split itself", () => {
    expect(suggests(two, splits("Residents"), joins("Residents"))).toEqual(two);
  });

  test("gives the second half of a split none of the first one's marks", () => {
    const doc = body(aParagraph("one"), suggested(aParagraph("two three"), "deletion", "a1", "ann"));
    expect(shown(doc, splits("three"))).toEqual(["one", "<-annp>two ", "<+p>three"]);
  });

  test("deletes across paragraphs, and the new words come behind the first part", () => {
    const doc = body(aParagraph("the city from Monday."), aParagraph("The plan. Residents"));
    const across: Change = (tr) => tr.replaceWith(from(tr, "from"), from(tr, "Residents"), schema.text("soon"));
    expect(shown(doc, across)).toEqual(["the city -{from Monday.}+{soon}", "<-p>-{The plan. }Residents"]);
  });

  test("leaves the last boundary where whole paragraphs are taken out from their start", () => {
    const doc = body(aParagraph("one"), aParagraph("two"), aParagraph("three", { kind: "bullet" }));
    const whole: Change = (tr) => tr.deleteRange(from(tr, "two"), from(tr, "ree"));
    expect(shown(doc, whole)).toEqual(["one", "<-p>-{two}", "bullet: -{th}ree"]);
  });

  test("strikes the last boundary as well where the first paragraph reads as part of the one before it", () => {
    const doc = body(
      aParagraph("one "),
      suggested(aParagraph("two"), "deletion"),
      aParagraph("three", { kind: "bullet" }),
    );
    const raw = new Transform(doc).deleteRange(find(doc, "two")[0], find(doc, "ree")[0]);
    const tr = new Transform(doc);
    suggest(tr, raw, { person: "fiona", id: "s1", keepsIds: false });
    expect(shownCopy(tr.doc)).toEqual(["one ", "<-p>-{two}", "<-p>bullet: -{th}ree"]);
    expect(shownCopy(acceptAll(tr.doc))).toEqual(["one ree"]);
  });

  test("leaves the boundary of the paragraph that the last one reads as part of", () => {
    const doc = body(
      aParagraph("one"),
      aParagraph("two"),
      aParagraph("three", { kind: "bullet" }),
      suggested(aParagraph("four"), "deletion"),
    );
    const raw = new Transform(doc).deleteRange(find(doc, "two")[0], find(doc, "our")[0]);
    const tr = new Transform(doc);
    suggest(tr, raw, { person: "fiona", id: "s2", keepsIds: false });
    expect(shownCopy(acceptAll(tr.doc))).toEqual(["one", "bullet: our"]);
  });

  test("takes an own empty paragraph behind a divider out again", () => {
    const doc = body(aParagraph("one"), aDivider, aParagraph("two"));
    const puts: Change = (tr) => tr.insert(opening(tr, "two"), aParagraph(""));
    const takes: Change = (tr) => tr.delete(opening(tr, "two") - 2, opening(tr, "two"));
    expect(suggests(doc, puts, takes)).toEqual(doc);
  });

  test("takes three pasted paragraphs in", () => {
    const doc = body(aParagraph("talks. Residents"));
    const three = Fragment.from([aParagraph("One"), aParagraph("Two"), aParagraph("Three")]);
    const pastes: Change = (tr) => tr.replace(from(tr, "Residents"), from(tr, "Residents"), new Slice(three, 1, 1));
    expect(shown(doc, pastes)).toEqual(["talks. +{One}", "<+p>+{Two}", "<+p>+{Three}Residents"]);
  });

  test("takes its own pasted paragraphs out again, and nothing is left of them", () => {
    const doc = body(aParagraph("talks. Residents"));
    const three = Fragment.from([aParagraph("One"), aParagraph("Two"), aParagraph("Three")]);
    const pastes: Change = (tr) => tr.replace(from(tr, "Residents"), from(tr, "Residents"), new Slice(three, 1, 1));
    const deletes: Change = (tr) => tr.delete(from(tr, "One"), from(tr, "Residents"));
    expect(suggests(doc, pastes, deletes)).toEqual(doc);
  });

  test("changes kind and level, with what was, and back is no suggestion", () => {
    expect(shown(two, sets("The plan", "kind", "bullet"), sets("The plan", "level", 1))).toEqual([
      "weeks of talks. Residents had",
      "<~~p>1 bullet: The plan",
    ]);
    expect(suggests(two, sets("The plan", "kind", "bullet"), sets("The plan", "kind", "text"))).toEqual(two);
  });

  test("changes the kind of a proposed paragraph without more, but not of one with words that were there before", () => {
    const pastes: Change = (tr) => tr.insert(opening(tr, "The plan"), aParagraph("New"));
    expect(shown(two, pastes, sets("New", "kind", "crosshead"))[1]).toBe("<+p>crosshead: +{New}");
    expect(shown(two, splits("Residents"), sets("Residents", "kind", "crosshead"))[1]).toBe(
      "<+~p>crosshead: Residents had",
    );
  });

  test("keeps apart own paragraphs that have nothing to fold into and words that were there before", () => {
    const doc = body(
      aParagraph("one"),
      aDivider,
      suggested(aParagraph([proposed("mine ")]), "insertion"),
      suggested(aParagraph("before", { kind: "quote" }), "insertion"),
    );
    expect(shown(doc, joins("before"))[3]).toBe("<+-p>quote: before");
  });
});

describe("suggesting whole blocks", () => {
  const doc = body(
    aParagraph("one"),
    aDivider,
    aPicture({ image: imageId(1), alt: "A boat", caption: "The boat" }),
    aParagraph("two"),
  );
  const dividerAt = (tr: Transform) => opening(tr, "one") + 5;
  const pictureAt = (tr: Transform) => dividerAt(tr) + 1;
  const pictureEnd = (tr: Transform) => opening(tr, "two");

  test("proposes that they go, with all in them", () => {
    expect(shown(doc, (tr) => tr.delete(dividerAt(tr), pictureEnd(tr)))).toEqual([
      "one",
      "<-divider>",
      "<-picture>",
      "  <caption>The boat",
      "  <credit>",
      "two",
    ]);
  });

  test("proposes them whole, and changes in them need no more", () => {
    const puts: Change = (tr) => tr.insert(opening(tr, "two"), aFactBox("Facts", aParagraph("in it")));
    expect(shown(doc, puts, types("more ", "it"), takesOut("Facts"), splits("it")).slice(-5)).toEqual([
      "<+factBox>",
      "  <title>",
      "  in more ",
      "  it",
      "two",
    ]);
  });

  test("takes its own out again", () => {
    const puts: Change = (tr) => tr.insert(opening(tr, "two"), aDivider);
    const takes: Change = (tr) => tr.delete(opening(tr, "two") - 1, opening(tr, "two"));
    expect(suggests(doc, puts, takes)).toEqual(doc);
  });

  test("moves them by one id: in at the new place, out at the old", () => {
    const moved = suggests(doc, (tr) => tr.step(new MoveStep(pictureAt(tr), pictureEnd(tr), opening(tr, "one"))));
    expect(shownCopy(moved)).toEqual([
      "<+picture>",
      "  <caption>The boat",
      "  <credit>",
      "one",
      "<divider>",
      "<-picture>",
      "  <caption>The boat",
      "  <credit>",
      "two",
    ]);
    expect([...ids(moved)]).toEqual(["s1"]);
  });

  test("moves a paragraph as it reads", () => {
    const doc = body(
      aParagraph("one"),
      aParagraph(["two ", struck("too ", "a1", "ann"), proposed("three", "a2", "ann")]),
      aParagraph("four"),
    );
    const moves: Change = (tr) => tr.step(new MoveStep(opening(tr, "two"), opening(tr, "four"), opening(tr, "one")));
    expect(shown(doc, moves)).toEqual(["<+p>+{two three}", "one", "<-p>-{two }-{-ann{too }}-{+ann{three}}", "four"]);
  });

  test("sets an alt text, with what was", () => {
    const changed = suggests(doc, (tr) => tr.setNodeAttribute(pictureAt(tr), "alt", "A ship"));
    expect(shownCopy(changed)[2]).toBe("<~picture>");
    expect(rejectAll(changed)).toEqual(doc);
    expect(suggests(changed, (tr) => tr.setNodeAttribute(pictureAt(tr), "alt", "A boat"))).toEqual(doc);
  });

  test("takes out a standfirst as a block", () => {
    const doc = aRichCopy({ headline: "Head", standfirst: "below", body: [aParagraph("one")] });
    expect(shown(doc, (tr) => tr.delete(opening(tr, "below"), opening(tr, "below") + 7))).toEqual([
      "<headline>Head",
      "<-standfirst>below",
      "one",
    ]);
  });
});

describe("suggesting in a headline for elsewhere", () => {
  const doc = schema.node("doc", null, [
    schema.node("headline", null, schema.text("Head")),
    schema.node("frontHeadline", null, schema.text("For the front")),
    schema.node("body", null, [aParagraph("one")]),
  ]);

  test("strikes its words where the whole field is taken out", () => {
    const at = find(doc, "For the front")[0] - 1;
    const raw = new Transform(doc).delete(at, at + 15);
    const tr = new Transform(doc);
    suggest(tr, raw, { person: "fiona", id: "s1", keepsIds: false });
    expect(shownCopy(tr.doc)).toEqual(["<headline>Head", "<frontHeadline>-{For the front}", "one"]);
    expect(misfit(doc, tr.doc)).toBeNull();
  });
});

describe("where a place is among the suggestions", () => {
  const doc = body(aParagraph("one two three"));

  /** The place after a change, said as the words before and behind it. */
  function caretAfter(change: Change, at: (raw: Transform) => number, assoc: -1 | 1): string {
    const raw = new Transform(doc);
    change(raw);
    const tr = new Transform(doc);
    const place = suggest(tr, raw, { person: "fiona", id: "s1", keepsIds: false })(at(raw), assoc);
    const $at = tr.doc.resolve(place);
    return `${$at.parent.textBetween(0, $at.parentOffset)}|${$at.parent.textBetween($at.parentOffset, $at.parent.content.size)}`;
  }

  test("behind what was typed", () => {
    const at = (raw: Transform) => find(raw.doc, "TWO")[1];
    expect(caretAfter(replaces("two", "TWO"), at, -1)).toBe("one twoTWO| three");
  });

  test("before what was struck backwards, and behind what was struck forwards", () => {
    const at = () => find(doc, "two")[0];
    expect(caretAfter(takesOut("two"), at, -1)).toBe("one |two three");
    expect(caretAfter(takesOut("two"), at, 1)).toBe("one two| three");
  });

  test("at the start of the second half of a split", () => {
    const at = (raw: Transform) => find(raw.doc, "three")[0];
    expect(caretAfter(splits("three"), at, -1)).toBe("|three");
  });
});

function ids(doc: Node): Set<unknown> {
  const found = new Set<unknown>();
  doc.descendants((node) => {
    for (const mark of node.marks) found.add(mark.attrs["id"]);
  });
  return found;
}
