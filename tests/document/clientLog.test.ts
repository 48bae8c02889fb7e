import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import {
  type ClientLog,
  inOrder,
  isSaved,
  openedLog,
  type SentCommit,
  stepsInACommit,
  takeCommit,
  withLocal,
} from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { type LogCommit, type Received, receive } from "#document/receive.ts";
import { receiveRefusal, takeAllBack } from "#document/receiveRefusal.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { edited, find, paragraphs } from "./edits.ts";

const copy = aCopy({ headline: "Head", paragraphs: ["one two three", "alpha beta"] });
const end = (doc: Node, words: string) => find(doc, words)[1];

/** An editor without a view: its document and its log. */
interface Desk {
  readonly doc: Node;
  readonly log: ClientLog;
}

const opened: Desk = { doc: copy, log: openedLog(0, 1) };

function does(desk: Desk, change: (tr: Transform) => unknown): Desk {
  const tr = edited(desk.doc, change);
  return { doc: tr.doc, log: withLocal(desk.log, tr) };
}

/** Types letter by letter behind the given words. */
function types(desk: Desk, letters: string, behind: string): Desk {
  return [...letters].reduce(
    (now, letter, i) => does(now, (tr) => tr.insert(end(desk.doc, behind) + i, schema.text(letter))),
    desk,
  );
}

function sends(desk: Desk, ref: string): { desk: Desk; commit: SentCommit } {
  const taken = takeCommit(desk.log, ref);
  if (!taken) throw new Error("there is nothing to send");
  return { desk: { ...desk, log: taken.log }, commit: taken.commit };
}

function hears(desk: Desk, take: (tr: Transform) => Received): Desk & { tray: string[]; steps: number } {
  const tr = new Transform(desk.doc);
  const { log, tray } = take(tr);
  return { doc: tr.doc, log, tray: tray.map(({ text }) => text), steps: tr.steps.length };
}

const others = (seq: number, change: Transform): LogCommit => ({
  seq,
  ref: `other-${seq}`,
  steps: change.steps.map((step) => step.toJSON() as unknown),
  kept: change.steps.map((_step, i) => i),
});
const answerTo = ({ ref, steps }: SentCommit, seq: number): LogCommit => ({
  seq,
  ref,
  steps,
  kept: steps.map((_step, i) => i),
});

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
    const answer = { seq: 2, ref: commit.ref, steps: kept.steps.map((step) => step.toJSON() as unknown), kept: [0] };
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

  test("that was merged is taken back whole", () => {
    const { desk } = sends(types(opened, "x".repeat(300), "three"), "r1");
    const back = hears(desk, (tr) => takeAllBack(desk.log, tr, "mode"));
    expect(back.doc.eq(copy)).toBe(true);
    expect(back.tray).toEqual(["x".repeat(300)]);
  });
});

describe("a refusal", () => {
  const typed = types(types(opened, "ab", "three"), "C", "beta");
  const refused = (desk: Desk, ref: string, code: string) =>
    hears(desk, (tr) => receiveRefusal(desk.log, tr, { ref, code, rules: allRules }));

  test("for being behind leaves everything as it stands, to be sent under a new ref", () => {
    const { desk, commit } = sends(typed, "r1");
    const after = refused(desk, "r1", "behind");
    expect(after).toMatchObject({ steps: 0, tray: [], log: { inflight: null } });
    expect(sends(after, "r2").commit).toEqual({ ...commit, ref: "r2" });
  });

  test("of the mode takes everything back and gives the words", () => {
    const { desk } = sends(typed, "r1");
    const after = refused(types(desk, "later", "one"), "r1", "mode");
    expect(after.doc.eq(copy)).toBe(true);
    expect(after.tray).toEqual(["ab", "C", "later"]);
    expect(isSaved(after.log)).toBe(true);
  });

  test("of the work has it sent step by step, and only the one to blame comes back", () => {
    const first = sends(typed, "r1");
    let desk: Desk = refused(first.desk, "r1", "invalid");
    const tray: string[] = [];
    let seq = 0;
    for (const ref of ["r2", "r3", "r4"]) {
      const sent = sends(desk, ref);
      expect(sent.commit.steps).toHaveLength(1);
      const isToBlame = JSON.stringify(sent.commit.steps).includes('"b"');
      const after = isToBlame
        ? refused(sent.desk, ref, "invalid")
        : hears(sent.desk, (tr) => receive(sent.desk.log, tr, [answerTo(sent.commit, ++seq)], allRules));
      tray.push(...after.tray);
      desk = after;
    }
    expect(paragraphs(desk.doc)).toEqual(["one two threea", "alpha betaC"]);
    expect(tray).toEqual(["b"]);
    expect(isSaved(desk.log)).toBe(true);
  });

  test("of another ref than the one in flight is nothing to do with it", () => {
    const { desk } = sends(typed, "r1");
    expect(refused(desk, "r0", "mode").log).toBe(desk.log);
  });

  test("gives also the words that were given up here while they were in flight", () => {
    const { desk } = sends(types(opened, "lost", "beta"), "r1");
    const theirs = edited(copy, (tr) => tr.delete(find(copy, "alpha")[0] - 1, end(copy, "beta") + 1));
    const heard = hears(desk, (tr) => receive(desk.log, tr, [others(1, theirs)], { ...allRules, rescue: false }));
    expect(heard.tray).toEqual([]);
    expect(refused(heard, "r1", "behind").tray.join("")).toBe("lost");
  });
});

describe("a copy that comes whole", () => {
  const theirs = edited(copy, (tr) =>
    tr.insert(find(copy, "three")[0], schema.text("NEW ")).split(find(copy, "beta")[0] + 4),
  );
  const maps = theirs.mapping.maps.map((map) => {
    const ranges: number[] = [];
    map.forEach((from, to, newFrom, newTo) => ranges.push(from, to - from, newTo - newFrom));
    return ranges;
  });
  const whole = { seq: 3000, epoch: 2, doc: theirs.doc, maps };
  const typed = types(opened, "X", "alpha");

  test("takes in unsent work by the maps since", () => {
    const heard = hears(typed, (tr) => receiveWhole(typed.log, tr, whole, { answer: null, rules: allRules }));
    expect(paragraphs(heard.doc)).toEqual(["one two NEW three", "alphaX ", "beta"]);
    expect(heard.log).toMatchObject({ seq: 3000, epoch: 2 });
    expect(sends(heard, "r1").commit).toMatchObject({ base: 3000, epoch: 2 });
  });

  test("takes it in by the difference where there are no maps", () => {
    const desk = types(opened, "X", "Head");
    const heard = hears(desk, (tr) =>
      receiveWhole(desk.log, tr, { ...whole, maps: null }, { answer: null, rules: allRules }),
    );
    expect(heard.doc.textContent).toBe("HeadXone two NEW threealpha beta");
  });

  test("has what was in flight in it already, if the answer says so", () => {
    const { desk, commit } = sends(typed, "r1");
    const later = types(desk, "Y", "Head");
    const stored = edited(theirs.doc, (tr) => tr.insert(end(theirs.doc, "alpha"), schema.text("X")));
    const after = { ...whole, doc: stored.doc, maps: [...maps, [end(theirs.doc, "alpha"), 0, 1]] };
    const heard = hears(later, (tr) =>
      receiveWhole(later.log, tr, after, { answer: answerTo(commit, 2000), rules: allRules }),
    );
    expect(heard.doc.textContent).toBe("HeadYone two NEW threealphaX beta");
    expect(heard.log).toMatchObject({ seq: 3000, inflight: null });
    expect(heard.log.unconfirmed).toHaveLength(1);
  });

  test("may be another copy altogether", () => {
    const other = aCopy({ headline: "Other", paragraphs: ["x"] });
    const heard = hears(opened, (tr) =>
      receiveWhole(opened.log, tr, { ...whole, doc: other, maps: null }, { answer: null, rules: allRules }),
    );
    expect(heard.doc.eq(other)).toBe(true);
  });
});
