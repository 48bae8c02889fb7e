import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { inOrder, isSaved, stepsInACommit, takeCommit } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { takeAllBack } from "#document/receiveRefusal.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { answerTo, copy, type Desk, does, end, hears, opened, others, sends, types } from "./desk.ts";
import { edited, find, paragraphs } from "./edits.ts";

describe("sending", () => {
  test("has one commit in flight, and sends nothing more until it is answered", () => {
    const { desk, commit } = sends(types(opened, "ab", "three"), "r1");
    expect(commit).toMatchObject({ ref: "r1", base: 0, epoch: 1, gone: ["", ""] });
    expect(takeCommit(types(desk, "c", "beta").log, "r2")).toBeNull();
    expect(isSaved(desk.log)).toBe(false);
  });

  test("keeps the very commit to send it again, whatever is typed and heard meanwhile", () => {
    const { desk, commit } = sends(types(opened, "ab", "three"), "r1");
    const later = hears(types(desk, "c", "beta"), (tr) => receive(desk.log, tr, [], allRules));
    expect(later.log.inflight).toBe(commit);
  });

  test("has nothing to send when nothing was done", () => {
    expect(takeCommit(opened.log, "r1")).toBeNull();
    expect(isSaved(opened.log)).toBe(true);
  });

  test("says what each step takes out, as its author sees it", () => {
    const { commit } = sends(
      does(opened, (tr) => tr.delete(...find(copy, "two "))),
      "r1",
    );
    expect(commit.gone).toEqual(["two "]);
  });

  test(`takes ${stepsInACommit} steps at most, and the rest in the next`, () => {
    const typing = Array.from({ length: 150 }, (_, i) => (i % 2 === 0 ? "H" : "o")).reduce<Desk>(
      (desk, letter) => does(desk, (tr) => tr.insert(end(desk.doc, letter), schema.text("x"))),
      { ...opened, doc: aCopy({ headline: "H", paragraphs: ["o"] }) },
    );
    const first = sends(typing, "r1");
    expect(first.commit.steps).toHaveLength(stepsInACommit);
    const answered = hears(first.desk, (tr) => receive(first.desk.log, tr, [answerTo(first.commit, 1)], allRules));
    expect(sends(answered, "r2").commit.steps).toHaveLength(50);
  });
});

describe("an answer", () => {
  test("that is what was sent changes nothing but what is saved", () => {
    const { desk, commit } = sends(types(opened, "ab", "three"), "r1");
    const later = types(desk, "c", "beta");
    const answered = hears(later, (tr) => receive(later.log, tr, [answerTo(commit, 1)], allRules));
    expect(answered).toMatchObject({ steps: 0, tray: [], log: { seq: 1, inflight: null } });
    expect(answered.log.unconfirmed).toHaveLength(1);
  });

  test("is the same when the database has put its fields in another order", () => {
    const { desk, commit } = sends(types(opened, "a", "three"), "r1");
    const turned = commit.steps.map((step) =>
      typeof step === "object" && step !== null ? Object.fromEntries(Object.entries(step).toReversed()) : step,
    );
    const answered = hears(desk, (tr) => receive(desk.log, tr, [{ ...answerTo(commit, 1), steps: turned }], allRules));
    expect(answered.steps).toBe(0);
    expect(isSaved(answered.log)).toBe(true);
  });

  test("that is something else is taken over, with what was done since on top, and the dropped words kept", () => {
    const { desk, commit } = sends(types(opened, "ab", "three"), "r1");
    const later = types(desk, "C", "beta");
    const answer = {
      ...answerTo(commit, 1),
      steps: commit.steps.slice(0, 1),
      kept: [0],
      dropped: [{ i: 1, why: "no-fit", text: "b" }],
    };
    const answered = hears(later, (tr) => receive(later.log, tr, [answer], allRules));
    expect(paragraphs(answered.doc)).toEqual(["one two threea", "alpha betaC"]);
    expect(answered).toMatchObject({ tray: ["b"], log: { seq: 1, inflight: null } });
  });

  test("may stand among others' commits that come with it", () => {
    const { desk } = sends(types(opened, "ab", "three"), "r1");
    const later = types(desk, "C", "beta");
    const theirs = edited(copy, (tr) => tr.insert(1, schema.text("NEW ")));
    const mine = edited(theirs.doc, (tr) =>
      tr.insert(end(theirs.doc, "three"), schema.text("a")).insert(end(theirs.doc, "three") + 1, schema.text("b")),
    );
    const more = edited(mine.doc, (tr) => tr.insert(find(mine.doc, "alpha")[0], schema.text("FIRST ")));
    const run = [others(1, theirs), { ...others(2, mine), ref: "r1" }, others(3, more)];
    const answered = hears(later, (tr) => receive(later.log, tr, run, allRules));
    expect(answered.doc.textContent).toBe("NEW Headone two threeabFIRST alpha betaC");
    expect(answered.log).toMatchObject({ seq: 3, inflight: null });
    expect(answered.log.unconfirmed).toHaveLength(1);
  });

  test("with words that this editor had given up keeps them from what was done since", () => {
    const { desk, commit } = sends(
      does(opened, (tr) => tr.insert(end(copy, "alpha"), schema.text("X"))),
      "r1",
    );
    const gone = edited(copy, (tr) => tr.delete(find(copy, "alpha")[0] - 1, end(copy, "beta") + 1));
    const heard = hears(desk, (tr) => receive(desk.log, tr, [others(1, gone)], { ...allRules, rescue: false }));
    expect(paragraphs(heard.doc)).toEqual(["one two three"]);
    const deleting = does(heard, (tr) => tr.delete(...find(heard.doc, "two three")));
    const kept = edited(gone.doc, (tr) => tr.insert(find(gone.doc, "three")[0], schema.text("X")));
    const answer = { seq: 2, ref: commit.ref, steps: kept.steps.map((step): unknown => step.toJSON()), kept: [0] };
    const answered = hears(deleting, (tr) => receive(deleting.log, tr, [answer], allRules));
    expect(paragraphs(answered.doc)).toEqual(["one X"]);
  });
});

describe("others' commits", () => {
  test("go under what was done here and is not confirmed", () => {
    const desk = types(opened, "ab", "three");
    const theirs = edited(copy, (tr) => tr.insert(find(copy, "three")[0], schema.text("NEW ")));
    const heard = hears(desk, (tr) => receive(desk.log, tr, [others(1, theirs)], allRules));
    expect(paragraphs(heard.doc)).toEqual(["one two NEW threeab", "alpha beta"]);
    expect(heard.log).toMatchObject({ seq: 1 });
    expect(heard.log.unconfirmed).toHaveLength(2);
  });

  test("leave unsent words that lose their place for the tray, those typed in a row as one", () => {
    const desk = types(opened, "lost", "beta");
    const theirs = edited(copy, (tr) => tr.delete(find(copy, "alpha")[0] - 1, end(copy, "beta") + 1));
    const heard = hears(desk, (tr) => receive(desk.log, tr, [others(1, theirs)], { ...allRules, rescue: false }));
    expect(heard).toMatchObject({ tray: ["lost"], log: { unconfirmed: [] } });
  });

  test("that do not follow are a fault of whoever passes them on", () => {
    const theirs = edited(copy, (tr) => tr.insert(1, schema.text("x")));
    expect(() => receive(opened.log, new Transform(copy), [others(2, theirs)], allRules)).toThrow("does not follow");
  });

  test("are put in order, each once, and wait for one that is missing", () => {
    const commits = [5, 3, 2, 3, 1, 7].map((seq) => ({ seq }));
    expect(inOrder(1, commits)).toEqual({ run: [{ seq: 2 }, { seq: 3 }], later: [{ seq: 5 }, { seq: 7 }] });
    expect(inOrder(3, commits)).toEqual({ run: [], later: [{ seq: 5 }, { seq: 7 }] });
  });

  test("say where a place has gone, also through merged work", () => {
    const desk = types(opened, "x".repeat(300), "three");
    const theirs = edited(copy, (tr) => tr.insert(1, schema.text("NEW ")));
    const tr = new Transform(desk.doc);
    const { along, log } = receive(desk.log, tr, [others(1, theirs)], allRules);
    expect(log.unconfirmed).toHaveLength(1);
    const caret = end(copy, "three") + 150;
    expect(along.map(caret)).toBe(caret + 4);
  });
});

describe("long work", () => {
  test("is merged before it is sent, and says the same", () => {
    const typed = types(opened, "x".repeat(300), "three");
    const cut = [..."Head"].reduce<Desk>((desk) => does(desk, (tr) => tr.delete(1, 2)), typed);
    const { commit } = sends(cut, "r1");
    expect(commit.steps).toHaveLength(2);
    expect(commit.gone).toEqual(["", "Head"]);
  });

  test("is taken back by one step for each row of letters, so that little has to be kept", () => {
    const typed = types(opened, "x".repeat(300), "three");
    const { desk } = sends(
      [..."Head"].reduce<Desk>((each) => does(each, (tr) => tr.delete(1, 2)), typed),
      "r1",
    );
    expect(desk.log.unconfirmed.map(({ undo }) => undo.length)).toEqual([1, 1]);
    expect(hears(desk, (tr) => takeAllBack(desk.log, tr, "mode")).doc.eq(copy)).toBe(true);
  });

  test("that was merged is taken back whole", () => {
    const { desk } = sends(types(opened, "x".repeat(300), "three"), "r1");
    const back = hears(desk, (tr) => takeAllBack(desk.log, tr, "mode"));
    expect(back.doc.eq(copy)).toBe(true);
    expect(back.tray).toEqual(["x".repeat(300)]);
  });
});
