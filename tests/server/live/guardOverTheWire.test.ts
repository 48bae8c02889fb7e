import { Fragment, type Mark, type Node, Slice } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { beforeEach, describe, expect, test } from "vitest";
import type { Story } from "#contract/stories.ts";
import { resolveSuggestions } from "#contract/suggestions.ts";
import { MoveStep } from "#document/moveStep.ts";
import { schema } from "#document/schema.ts";
import { commitOf, find } from "#tests/document/edits.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { suggestionsIn } from "#server/core/repos/suggestions.ts";
import type { PersonName } from "../support/newsroom.ts";
import { sendSteps } from "./sendSteps.ts";
import { insertion } from "./steps.ts";
import { aWiredDesk, type Handmade, type WiredDesk } from "./wired.ts";

/** The copy as whoever sends something sees it. */
interface Scene {
  readonly desk: WiredDesk;
  readonly story: Story;
  readonly other: Story;
  readonly doc: Node;
  readonly seq: number;
  readonly epoch: number;
  /** The seq of the resolve that settled s0. */
  readonly settledAt: number;
}

let scene: Scene;
const copy = {
  headline: "Ferry to run till dawn",
  standfirst: "Board gives way",
  paragraphs: ["One two three four.", "Second of them.", "Third of them."],
};

/**
 * A story in subbing: Fiona Patterson has it, Leyi Chen wrote it and has suggested “INS” (s1) and that “four” goes (s2);
 * “WAS” (s0) of hers is accepted. Ada Brown may suggest, the duty editor edits, Mina Sato reads.
 */
beforeEach(async () => {
  const desk = await aWiredDesk();
  const story = await desk.inSubbing({ copy });
  const other = await desk.inSubbing({ slug: "lido-heat", copy });
  const suggest = (on: Story, words: string, id: string) =>
    sendSteps(desk, on, "Leyi Chen", [insertion(1, words, [named(desk, "insertion", id, "Leyi Chen")])]);
  await suggest(story, "WAS ", "s0");
  const params = { storyId: story.id };
  const body = { ref: "settling", ids: ["s0"], accept: true };
  const settled = await (await desk.as("Duty Editor")).call(resolveSuggestions, { params, body });
  const { doc } = await readCopyAt(desk.deps.db, story.id);
  const tr = new Transform(doc).insert(
    find(doc, "two")[0],
    schema.text("INS", [named(desk, "insertion", "s1", "Leyi Chen")]),
  );
  tr.addMark(...find(tr.doc, "four"), named(desk, "deletion", "s2", "Leyi Chen"));
  await sendSteps(
    desk,
    story,
    "Leyi Chen",
    tr.steps.map((step): unknown => step.toJSON()),
  );
  await suggest(other, "OTHER ", "o1");
  const now = await readCopyAt(desk.deps.db, story.id);
  scene = { desk, story, other, doc: now.doc, seq: now.seq, epoch: now.epoch, settledAt: settled.seq };
});

function named(desk: WiredDesk, mark: string, id: string, name: PersonName, more: object = {}): Mark {
  return schema.mark(mark, { id, by: desk.people[name].id, ...more });
}

type Sending = (scene: Scene) => Handmade;
type Change = (tr: Transform, scene: Scene) => unknown;

/** A commit of steps as an editor would make them. */
const change =
  (make: Change): Sending =>
  (given) => {
    const tr = new Transform(given.doc);
    make(tr, given);
    return { type: "commit", ref: "handmade", ...commitOf(tr, { base: given.seq, epoch: given.epoch }) };
  };

/** A commit of steps that no editor would make. */
const steps =
  (make: (given: Scene) => unknown[]): Sending =>
  (given) => {
    const made = make(given);
    const { seq: base, epoch } = given;
    return { type: "commit", ref: "handmade", base, epoch, steps: made, gone: made.map(() => "") };
  };

const settle =
  (ids: string[], accept: boolean): Sending =>
  () => ({ type: "resolve", ref: "handmade", ids, accept });
const undo =
  (of: (given: Scene) => number): Sending =>
  (given) => ({ type: "undoResolve", ref: "handmade", seq: of(given) });

const at = ({ doc }: Transform, words: string) => find(doc, words)[0];
const opening = (tr: Transform, words: string) => at(tr, words) - 1;
const adas = (given: Scene, mark: string, more?: object) => named(given.desk, mark, "a1", "Ada Brown", more);
const leyis = (given: Scene, mark: string, id: string) => named(given.desk, mark, id, "Leyi Chen");
const paragraph = (words: string, ...marks: Mark[]) => schema.node("paragraph", null, schema.text(words, marks), marks);

/** Each row: who sends what, the code that the socket refuses it with, and the problem that HTTP answers. */
const attacks: readonly [name: string, who: PersonName, sending: Sending, code: string, problem: string][] = [
  [
    "S-05 plain typing in suggest mode",
    "Ada Brown",
    change((tr) => tr.insert(at(tr, "One"), schema.text("x"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "typing in the headline",
    "Ada Brown",
    change((tr) => tr.insert(1, schema.text("x"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "a direct deletion",
    "Ada Brown",
    change((tr) => tr.delete(...find(tr.doc, "three"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "the deletion of a block",
    "Ada Brown",
    change((tr) => tr.delete(opening(tr, "Second"), opening(tr, "Third"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "the deletion of the standfirst",
    "Ada Brown",
    change((tr) => tr.delete(opening(tr, "Board"), at(tr, "Board") + 16)),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "a move of a block",
    "Ada Brown",
    change((tr) => tr.step(new MoveStep(opening(tr, "Third"), tr.doc.content.size - 1, opening(tr, "Second")))),
    "changesCopy",
    "copy/changesCopy",
  ],
  ["a bare split", "Ada Brown", change((tr) => tr.split(at(tr, "three"))), "changesCopy", "copy/changesCopy"],
  ["a bare join", "Ada Brown", change((tr) => tr.join(opening(tr, "Second"))), "changesCopy", "copy/changesCopy"],
  [
    "bold without a word of it",
    "Ada Brown",
    change((tr) => tr.addMark(...find(tr.doc, "three"), schema.mark("bold"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "a bare change of kind",
    "Ada Brown",
    change((tr) => tr.setNodeAttribute(opening(tr, "Second"), "kind", "quote")),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "copy dressed as one's own insertion",
    "Ada Brown",
    change((tr, s) => tr.addMark(...find(tr.doc, "three"), adas(s, "insertion"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "a paragraph of the copy dressed as an insertion",
    "Ada Brown",
    change((tr, s) => tr.addNodeMark(opening(tr, "Third"), adas(s, "insertion"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "a format that says what was not",
    "Ada Brown",
    change((tr, s) => tr.addMark(...find(tr.doc, "three"), adas(s, "format", { mark: "bold", was: {} }))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "a change that says what was not",
    "Ada Brown",
    change((tr, s) => tr.addNodeMark(opening(tr, "Third"), adas(s, "change", { key: "kind", was: "quote" }))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "accepted words changed by two steps that are harmless alone",
    "Ada Brown",
    change((tr, s) => tr.addMark(...find(tr.doc, "three"), adas(s, "insertion")).delete(...find(tr.doc, "three"))),
    "changesCopy",
    "copy/changesCopy",
  ],
  [
    "S-05 a suggestion under another's name",
    "Ada Brown",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("x", [leyis(s, "insertion", "n1")]))),
    "forged",
    "copy/forged",
  ],
  [
    "the same in edit mode",
    "Duty Editor",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("x", [leyis(s, "insertion", "n1")]))),
    "forged",
    "copy/forged",
  ],
  [
    "a deletion under another's name in edit mode",
    "Duty Editor",
    change((tr, s) => tr.addMark(...find(tr.doc, "three"), leyis(s, "deletion", "n1"))),
    "forged",
    "copy/forged",
  ],
  [
    "a boundary under another's name in edit mode",
    "Duty Editor",
    change((tr, s) => tr.addNodeMark(opening(tr, "Third"), leyis(s, "deletion", "n1"))),
    "forged",
    "copy/forged",
  ],
  [
    "another's suggestion stretched",
    "Ada Brown",
    change((tr, s) => tr.insert(at(tr, "INS") + 1, schema.text("x", [leyis(s, "insertion", "s1")]))),
    "forged",
    "copy/forged",
  ],
  [
    "the same in edit mode",
    "Duty Editor",
    change((tr, s) => tr.insert(at(tr, "INS") + 1, schema.text("x", [leyis(s, "insertion", "s1")]))),
    "forged",
    "copy/forged",
  ],
  [
    "another's letters in another order",
    "Duty Editor",
    change((tr, s) => tr.replaceWith(...find(tr.doc, "INS"), schema.text("SIN", [leyis(s, "insertion", "s1")]))),
    "forged",
    "copy/forged",
  ],
  [
    "another's id for a suggestion of one's own",
    "Ada Brown",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("x", [named(s.desk, "insertion", "s1", "Ada Brown")]))),
    "forged",
    "copy/forged",
  ],
  [
    "the id of a suggestion that is settled",
    "Duty Editor",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("x", [named(s.desk, "insertion", "s0", "Duty Editor")]))),
    "forged",
    "copy/forged",
  ],
  [
    "more than its words under a settled id, in its author's name",
    "Duty Editor",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("WAS NOT", [leyis(s, "insertion", "s0")]))),
    "forged",
    "copy/forged",
  ],
  [
    "a settled suggestion of another's brought back in suggest mode",
    "Ada Brown",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("WAS ", [leyis(s, "insertion", "s0")]))),
    "forged",
    "copy/forged",
  ],
  [
    "another's insertion deleted",
    "Ada Brown",
    change((tr) => tr.delete(...find(tr.doc, "INS"))),
    "others",
    "copy/others",
  ],
  [
    "a part of it deleted",
    "Ada Brown",
    change((tr) => tr.delete(at(tr, "INS"), at(tr, "INS") + 1)),
    "others",
    "copy/others",
  ],
  [
    "another's deletion taken off",
    "Ada Brown",
    change((tr) => tr.removeMark(...find(tr.doc, "four"), schema.marks.deletion)),
    "others",
    "copy/others",
  ],
  [
    "another's insertion accepted by hand",
    "Ada Brown",
    change((tr) => tr.removeMark(...find(tr.doc, "INS"), schema.marks.insertion)),
    "others",
    "copy/others",
  ],
  [
    "another's insertion signed anew",
    "Ada Brown",
    change((tr, s) =>
      tr
        .removeMark(...find(tr.doc, "INS"), schema.marks.insertion)
        .addMark(...find(tr.doc, "INS"), adas(s, "insertion")),
    ),
    "others",
    "copy/others",
  ],
  [
    "a mark that is not known",
    "Duty Editor",
    steps(() => [{ stepType: "addMark", mark: { type: "approved" }, from: 1, to: 2 }]),
    "invalid",
    "copy/invalid",
  ],
  [
    "a suggestion without a person",
    "Duty Editor",
    steps(() => [{ stepType: "addMark", mark: { type: "insertion", attrs: { id: "x" } }, from: 1, to: 2 }]),
    "invalid",
    "copy/invalid",
  ],
  [
    "a suggestion whose id is endless",
    "Duty Editor",
    steps((s) => [
      {
        stepType: "addMark",
        mark: { type: "deletion", attrs: { id: "x".repeat(101), by: s.desk.people["Duty Editor"].id } },
        from: 1,
        to: 2,
      },
    ]),
    "invalid",
    "copy/invalid",
  ],
  [
    "a suggestion on the headline itself",
    "Duty Editor",
    steps((s) => [{ stepType: "addNodeMark", pos: 0, mark: leyis(s, "deletion", "n1").toJSON() as unknown }]),
    "invalid",
    "copy/invalid",
  ],
  [
    "a change of what a paragraph does not have",
    "Duty Editor",
    steps((s) => [
      {
        stepType: "addNodeMark",
        pos: find(s.doc, "Third")[0] - 1,
        mark: named(s.desk, "change", "e1", "Duty Editor", { key: "onclick", was: "alert(1)" }).toJSON() as unknown,
      },
    ]),
    "invalid",
    "copy/invalid",
  ],
  [
    "an attribute that is not known",
    "Duty Editor",
    steps(() => [{ stepType: "attr", pos: 0, attr: "onclick", value: "alert(1)" }]),
    "invalid",
    "copy/invalid",
  ],
  ["501 steps", "Duty Editor", steps(() => Array.from({ length: 501 }, () => insertion(1, "x"))), "size", "copy/size"],
  [
    "suggestions of somebody who reads",
    "Mina Sato",
    change((tr, s) => tr.insert(1, schema.text("x", [named(s.desk, "insertion", "m1", "Mina Sato")]))),
    "mode",
    "copy/mode",
  ],
  ["a suggestion of another story settled", "Duty Editor", settle(["o1"], true), "noSuggestion", "suggestion/unknown"],
  ["a suggestion settled by somebody who reads", "Mina Sato", settle(["s1"], false), "mode", "copy/mode"],
  [
    "another's suggestion accepted in suggest mode",
    "Ada Brown",
    settle(["s1"], true),
    "notYours",
    "suggestion/notYours",
  ],
  [
    "another's suggestion rejected in suggest mode",
    "Ada Brown",
    settle(["s2"], false),
    "notYours",
    "suggestion/notYours",
  ],
  [
    "one's own suggestion accepted in suggest mode",
    "Leyi Chen",
    settle(["s1"], true),
    "notYours",
    "suggestion/notYours",
  ],
  ["what is settled settled otherwise", "Duty Editor", settle(["s0"], false), "settled", "suggestion/settled"],
  [
    "another's resolve taken back in suggest mode",
    "Leyi Chen",
    undo(({ settledAt }) => settledAt),
    "notYours",
    "suggestion/notYours",
  ],
  ["an edit taken back as if it were a resolve", "Duty Editor", undo(({ seq }) => seq), "noResolve", "resolve/unknown"],
  [
    "a resolve that is yet to come taken back",
    "Duty Editor",
    undo(() => 999_999_999_999),
    "noResolve",
    "resolve/unknown",
  ],
  [
    "the ref of another's resolve",
    "Ada Brown",
    () => ({ type: "resolve", ref: "settling", ids: ["s1"], accept: true }),
    "refReused",
    "copy/refReused",
  ],
];

describe("guard.refuses, over a real socket and over HTTP, and nothing of it is kept:", { timeout: 30_000 }, () => {
  test.each(attacks)("%s (%s)", async (_name, who, sending, code, problem) => {
    const { desk, story } = scene;
    const before = {
      ...(await readCopyAt(desk.deps.db, story.id)),
      ledger: await suggestionsIn(desk.deps.db, story.id),
    };
    expect(await desk.bySocket(who, story.id, sending(scene))).toEqual({ code });
    expect(await desk.byHttp(who, story.id, sending(scene))).toEqual({ code: problem });
    const after = {
      ...(await readCopyAt(desk.deps.db, story.id)),
      ledger: await suggestionsIn(desk.deps.db, story.id),
    };
    expect({ ...after, doc: after.doc.toJSON() as unknown }).toEqual({
      ...before,
      doc: before.doc.toJSON() as unknown,
    });
  });
});

const pasted = (given: Scene) =>
  new Slice(Fragment.from(["aa", "bb", "cc"].map((words) => paragraph(words, adas(given, "insertion")))), 1, 1);

/** Each row: who sends what is theirs to send. */
const honest: readonly [name: string, who: PersonName, sending: Sending][] = [
  [
    "an insertion of one's own",
    "Ada Brown",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("x", [adas(s, "insertion")]))),
  ],
  [
    "an insertion in the headline",
    "Ada Brown",
    change((tr, s) => tr.insert(1, schema.text("x", [adas(s, "insertion")]))),
  ],
  [
    "an insertion inside another's",
    "Ada Brown",
    change((tr, s) => tr.insert(at(tr, "INS") + 1, schema.text("x", [adas(s, "insertion")]))),
  ],
  [
    "a proposed deletion over another's suggestions",
    "Ada Brown",
    change((tr, s) => tr.addMark(at(tr, "INS"), at(tr, "four") + 4, adas(s, "deletion"))),
  ],
  [
    "a proposed split",
    "Ada Brown",
    change((tr, s) => tr.split(at(tr, "three")).addNodeMark(opening(tr, "three"), adas(s, "insertion"))),
  ],
  ["a proposed join", "Ada Brown", change((tr, s) => tr.addNodeMark(opening(tr, "Second"), adas(s, "deletion")))],
  [
    "a paste of three paragraphs",
    "Ada Brown",
    change((tr, s) =>
      tr.replace(at(tr, "of them"), at(tr, "of them"), pasted(s)).addNodeMark(opening(tr, "cc"), adas(s, "insertion")),
    ),
  ],
  [
    "a new divider",
    "Ada Brown",
    change((tr, s) => tr.insert(tr.doc.content.size - 1, schema.node("divider", null, [], [adas(s, "insertion")]))),
  ],
  [
    "proposed bold",
    "Ada Brown",
    change((tr, s) =>
      tr
        .addMark(...find(tr.doc, "three"), schema.mark("bold"))
        .addMark(...find(tr.doc, "three"), adas(s, "format", { mark: "bold", was: null })),
    ),
  ],
  [
    "a proposed kind",
    "Ada Brown",
    change((tr, s) =>
      tr
        .setNodeAttribute(opening(tr, "Third"), "kind", "quote")
        .addNodeMark(opening(tr, "Third"), adas(s, "change", { key: "kind", was: "text" })),
    ),
  ],
  ["plain typing of the story's sub", "Fiona Patterson", change((tr) => tr.insert(at(tr, "One"), schema.text("x")))],
  ["an editor's deletion of another's insertion", "Duty Editor", change((tr) => tr.delete(...find(tr.doc, "INS")))],
  [
    "an editor's move of a paragraph with suggestions in it",
    "Duty Editor",
    change((tr) => tr.step(new MoveStep(opening(tr, "Second"), opening(tr, "Third"), opening(tr, "One")))),
  ],
  [
    "an undo that brings another's settled words back, as a suggestion of its own",
    "Duty Editor",
    change((tr, s) => tr.insert(at(tr, "One"), schema.text("WAS ", [leyis(s, "insertion", "s0")]))),
  ],
  ["a writer's withdrawal of their own", "Leyi Chen", settle(["s1", "s2"], false)],
  ["the sub's acceptance of another's", "Fiona Patterson", settle(["s1"], true)],
  ["an editor's taking back of a resolve", "Duty Editor", undo(({ settledAt }) => settledAt)],
];

describe("guard.allows, over a real socket and, sent again, over HTTP:", { timeout: 30_000 }, () => {
  test.each(honest)("%s (%s)", async (_name, who, sending) => {
    const { desk, story, seq } = scene;
    expect(await desk.bySocket(who, story.id, sending(scene))).toBe("taken");
    expect(await desk.byHttp(who, story.id, sending(scene))).toBe("taken");
    expect((await readCopyAt(desk.deps.db, story.id)).seq).toBe(seq + 1);
  });
});
