import type { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { isSaved, merged, type SentCommit, takeCommit } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { type LogCommit, receive } from "#document/receive.ts";
import { receiveRefusal, takeAllBack } from "#document/receiveRefusal.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import { schema } from "#document/schema.ts";
import { mayGoBack } from "#document/undo.ts";
import { emptyHistory } from "#document/undoHistory.ts";
import { answerTo, copy, end, others } from "./desk.ts";
import { edited, find, paragraphs } from "./edits.ts";
import { fresh, goes, makes, takes, type UndoDesk } from "./undoDesk.ts";

const put = (words: string, at: number) => (tr: Transform) => tr.insert(at, schema.text(words));
const writes = (desk: UndoDesk, words: string, behind: string, event: "new" | "more" = "new") =>
  makes(desk, put(words, end(desk.doc, behind)), event);
const hears = (desk: UndoDesk, ...commits: LogCommit[]) =>
  takes(desk, (log, tr) => receive(log, tr, commits, allRules));
const texts = ({ doc }: UndoDesk) => paragraphs(doc);

/** The copy without what is not confirmed. */
const confirmed = ({ doc, log }: UndoDesk) =>
  log.unconfirmed.reduceRight(
    (before, { undo }) => undo.reduce((now, step) => step.apply(now).doc ?? now, before),
    doc,
  );

/** Somebody else's change to the confirmed copy, which comes as the next commit. */
const another = (desk: UndoDesk, change: (tr: Transform) => unknown) =>
  hears(desk, others(desk.log.seq + 1, edited(confirmed(desk), change)));

const anotherWrites = (desk: UndoDesk, words: string, behind: string) =>
  another(desk, put(words, end(confirmed(desk), behind)));

function sends(desk: UndoDesk): { desk: UndoDesk; commit: SentCommit } {
  const taken = takeCommit(desk.log, `r${desk.log.seq}`);
  if (!taken) throw new Error("there is nothing to send");
  return { desk: { ...desk, log: taken.log }, commit: taken.commit };
}

function saved(desk: UndoDesk): UndoDesk {
  const sent = sends(desk);
  return hears(sent.desk, answerTo(sent.commit, sent.desk.log.seq + 1));
}

describe("log.undoRebased: undo", () => {
  const mine = saved(writes(fresh, "MINE ", "one "));

  test.each([
    ["before them", "one", "ONE", ["oneONE two three", "alpha beta"]],
    ["behind them", "MINE ", "NEW ", ["one NEW two three", "alpha beta"]],
    ["in the middle of them", "MI", "NEW", ["one NEWtwo three", "alpha beta"]],
  ])(
    "takes back one's own words and leaves what another has typed %s since; redo too",
    (_where, behind, typed, left) => {
      const heard = anotherWrites(mine, typed, behind);
      const undone = goes(heard, "undo");
      expect(texts(undone)).toEqual(left);
      const again = goes(undone, "redo");
      expect(texts(again)[0]?.length).toBe(texts(heard)[0]?.length);
      expect(texts(goes(again, "undo"))).toEqual(left);
    },
  );

  test("leaves what others have typed in several places of them, and nothing of one's own between", () => {
    const heard = anotherWrites(anotherWrites(mine, "A", "M"), "B", "IN");
    expect(texts(heard)[0]).toBe("one MAINBE two three");
    expect(texts(goes(heard, "undo"))[0]).toBe("one ABtwo three");
  });

  test("takes back pasted paragraphs, but for the words that others have written in them", () => {
    const pasted = ["X1", "Y1", "Z1", "W1"].map((text) => schema.node("paragraph", null, schema.text(text)));
    const desk = saved(makes(fresh, (tr) => tr.insert(find(copy, "alpha")[0] - 1, pasted)));
    const heard = anotherWrites(anotherWrites(desk, "WORDS", "Z"), "NEW", "X1");
    expect(texts(goes(heard, "undo"))).toEqual(["one two three", "NEW", "WORDS", "alpha beta"]);
  });

  test("of a replacement puts back what it took out, and spares what another typed into it", () => {
    const desk = saved(makes(fresh, (tr) => tr.replaceWith(...find(copy, "two"), schema.text("FOUR"))));
    expect(texts(goes(anotherWrites(desk, "NEW", "FO"), "undo"))[0]).toBe("one twoNEW three");
  });

  test("of a deletion puts the words back where they were, among what others have typed", () => {
    const desk = saved(makes(fresh, (tr) => tr.delete(...find(copy, "two "))));
    const heard = anotherWrites(desk, "NEW ", "one ");
    const undone = goes(heard, "undo");
    expect(texts(undone)[0]).toHaveLength("one two NEW three".length);
    expect(texts(goes(undone, "redo"))).toEqual(texts(heard));
  });

  test("of a deletion puts the words back where another has taken their surroundings away", () => {
    const desk = saved(makes(fresh, (tr) => tr.delete(...find(copy, "lpha"))));
    const heard = another(desk, (tr) => tr.delete(...find(desk.doc, "a be")));
    expect(texts(goes(heard, "undo"))).toEqual(["one two three", "lphata"]);
  });

  test("offers the words of a deletion in the tray where their paragraph is gone, and goes no further back", () => {
    const desk = saved(makes(mine, (tr) => tr.delete(...find(tr.doc, "lpha"))));
    const heard = another(desk, (tr) => tr.delete(find(desk.doc, "a beta")[0] - 1, end(desk.doc, "beta") + 1));
    const undone = goes(heard, "undo");
    expect(undone.doc).toBe(heard.doc);
    expect(undone.tray).toEqual(["lpha"]);
    expect(texts(goes(undone, "undo"))).toEqual(["one two three"]);
  });

  test("passes over a change that others have taken out, to the one before it", () => {
    const desk = saved(writes(mine, "LATE", "beta"));
    const heard = another(desk, (tr) => tr.delete(...find(desk.doc, "LATE")));
    const undone = goes(heard, "undo");
    expect(texts(undone)).toEqual(["one two three", "alpha beta"]);
    expect(mayGoBack(undone.history, "undo")).toBe(false);
  });

  test("gives back letter by letter what was typed as one, with what another has typed among it", () => {
    const typed = [..."INE"].reduce(
      (desk, letter, i) => writes(desk, letter, "MINE".slice(0, i + 1), "more"),
      writes(fresh, "M", "one "),
    );
    const heard = anotherWrites(saved(typed), "NEW", "MI");
    expect(texts(goes(heard, "undo"))[0]).toBe("one NEWtwo three");
  });

  test("with nothing in between gives back the very copy, and redo the other", () => {
    const twice = makes(writes(fresh, "MINE", "one "), (tr) => tr.split(end(tr.doc, "MI")).delete(3, 5));
    const once = goes(twice, "undo");
    expect(texts(once)).toEqual(["one MINEtwo three", "alpha beta"]);
    expect(goes(once, "undo").doc.eq(copy)).toBe(true);
    expect(goes(goes(goes(once, "undo"), "redo"), "redo").doc.eq(twice.doc)).toBe(true);
  });

  test("finds its words again through a change and its undo, and those of another in them", () => {
    const heard = anotherWrites(mine, "NEW", "MI");
    const deleted = makes(heard, (tr) => tr.delete(...find(heard.doc, "MINEWNE ")));
    const back = goes(goes(goes(deleted, "undo"), "redo"), "undo");
    expect(texts(back)).toEqual(texts(heard));
    expect(texts(goes(back, "undo"))[0]).toBe("one NEWtwo three");
  });

  test("puts the selection where it was before the change", () => {
    const before = { ...fresh, caret: { anchor: end(copy, "one "), head: end(copy, "two") } };
    const heard = anotherWrites(saved(makes(before, (tr) => tr.delete(...find(copy, "two")))), "NEW ", "Head");
    expect(goes(heard, "undo").caret).toEqual({ anchor: before.caret.anchor + 4, head: before.caret.head + 4 });
  });

  test("does nothing where nothing was done", () => {
    expect(goes(fresh, "undo")).toEqual(fresh);
    expect(goes(fresh, "redo")).toEqual(fresh);
  });

  test("is followed by no redo once something new is done", () => {
    expect(mayGoBack(writes(goes(mine, "undo"), "X", "beta").history, "redo")).toBe(false);
  });

  test("goes back a hundred changes, and no further", () => {
    const many = Array.from({ length: 130 }).reduce<UndoDesk>((desk) => saved(writes(desk, "x", "beta")), fresh);
    const back = Array.from({ length: 130 }).reduce<UndoDesk>((desk) => goes(desk, "undo"), many);
    expect(texts(back)[1]).toBe(`alpha beta${"x".repeat(30)}`);
    expect(mayGoBack(back.history, "undo")).toBe(false);
  });
});

describe("log.undoRebased: undo while work is unconfirmed", () => {
  test("takes back words that were played again on top of another's", () => {
    const heard = anotherWrites(writes(fresh, "MINE ", "one "), "NEW", "tw");
    expect(texts(heard)[0]).toBe("one MINE twNEWo three");
    const undone = goes(heard, "undo");
    expect(texts(undone)[0]).toBe("one twNEWo three");
    expect(texts(anotherWrites(goes(undone, "redo"), "X", "alpha"))).toEqual(["one MINE twNEWo three", "alphaX beta"]);
  });

  test("leaves alone a change of one's own that found no place any more, and takes back the rest", () => {
    const desk = makes(writes(fresh, "MINE ", "one "), (tr) => tr.delete(...find(tr.doc, "pha ")));
    const heard = another(desk, (tr) => tr.delete(...find(copy, "alpha b")));
    expect(heard.log.unconfirmed).toHaveLength(1);
    const undone = goes(heard, "undo");
    expect(texts(undone)).toEqual(["one two three", "eta"]);
    expect(mayGoBack(undone.history, "undo")).toBe(false);
  });

  test("keeps of an event what still stands once one of its steps is dropped", () => {
    const desk = makes(fresh, (tr) => tr.delete(...find(copy, "pha ")).insert(end(copy, "one"), schema.text("ONE")));
    const heard = another(desk, (tr) => tr.delete(...find(copy, "alpha b")));
    expect(heard.log.unconfirmed).toHaveLength(1);
    const undone = goes(heard, "undo");
    expect(texts(undone)).toEqual(["one two three", "eta"]);
    expect(texts(goes(undone, "redo"))).toEqual(texts(heard));
  });

  test("takes back a step as the server has changed it", () => {
    const { desk, commit } = sends(makes(fresh, (tr) => tr.delete(...find(copy, "two three"))));
    const theirs = edited(copy, put("NEW", end(copy, "two")));
    const kept = edited(theirs.doc, (tr) => tr.delete(...find(theirs.doc, " three")).delete(...find(tr.doc, "two")));
    const answer = { ...others(2, kept), ref: commit.ref, kept: [0, 0] };
    const heard = hears(desk, others(1, theirs), { ...answer, steps: answer.steps.slice(0, 1), kept: [0] });
    expect(texts(heard)[0]).toBe("one twoNEW");
    expect(texts(goes(heard, "undo"))[0]).toBe("one twoNEW three");
    expect(texts(goes(goes(heard, "undo"), "redo"))[0]).toBe("one twoNEW");
  });

  test("leaves alone what the server has dropped", () => {
    const { desk, commit } = sends(writes(writes(fresh, "A", "one"), "B", "beta"));
    const answer = { ...answerTo(commit, 1), steps: commit.steps.slice(0, 1), kept: [0], dropped: [] };
    const heard = hears(desk, answer);
    expect(texts(heard)).toEqual(["oneA two three", "alpha beta"]);
    expect(texts(goes(heard, "undo"))).toEqual(["one two three", "alpha beta"]);
  });

  test("takes back an undo that was played again, by redo", () => {
    const undone = goes(saved(writes(fresh, "MINE ", "one ")), "undo");
    const heard = anotherWrites(undone, "NEW", "MI");
    expect(texts(heard)[0]).toBe("one NEWtwo three");
    const again = goes(heard, "redo");
    expect([...(texts(again)[0] ?? "")].toSorted()).toEqual([..."one MINE NEWtwo three"].toSorted());
    expect(texts(goes(again, "undo"))).toEqual(texts(heard));
  });

  test("goes on after a refusal that leaves the work unsent, and without the step that was refused", () => {
    const refused = (desk: UndoDesk, code: string) => {
      const sent = sends(desk);
      return takes(sent.desk, (log, tr) => receiveRefusal(log, tr, { ref: sent.commit.ref, code, rules: allRules }));
    };
    const behind = refused(writes(writes(fresh, "A", "one"), "B", "beta"), "behind");
    expect(texts(goes(behind, "undo"))).toEqual(["oneA two three", "alpha beta"]);
    const without = refused(refused(behind, "invalid"), "invalid");
    expect(texts(without)).toEqual(["one two three", "alpha betaB"]);
    const undone = goes(without, "undo");
    expect(undone.doc.eq(copy)).toBe(true);
    expect(mayGoBack(undone.history, "undo")).toBe(false);
  });

  test("has nothing to take back of work that went to the tray as a whole", () => {
    const desk = takes(writes(saved(writes(fresh, "A", "one")), "B", "beta"), (log, tr) =>
      takeAllBack(log, tr, "mode"),
    );
    const undone = goes(desk, "undo");
    expect(undone.doc.eq(copy)).toBe(true);
    expect(mayGoBack(undone.history, "undo")).toBe(false);
  });
});

describe("log.undoRebased: undo after a connection was lost", () => {
  const before = saved(writes(fresh, "MINE ", "one "));
  const offline = writes(before, "OFFLINE", "beta");

  test("takes back what was done before and during it, over all that others did meanwhile", () => {
    const first = edited(confirmed(offline), put("NEW", end(confirmed(offline), "MI")));
    const second = edited(first.doc, put("X", end(first.doc, "alph")));
    const heard = saved(hears(offline, others(2, first), others(3, second)));
    expect(isSaved(heard.log)).toBe(true);
    const once = goes(heard, "undo");
    expect(texts(once)).toEqual(["one MINEWNE two three", "alphXa beta"]);
    expect(texts(goes(once, "undo"))).toEqual(["one NEWtwo three", "alphXa beta"]);
    expect(texts(goes(goes(once, "redo"), "undo"))).toEqual(texts(once));
  });

  test.each([
    ["by the maps since", true],
    ["by the difference", false],
  ])("does so after the copy came whole, %s", (_how, hasMaps) => {
    const theirs = edited(confirmed(offline), put("ABC", end(confirmed(offline), "MI")));
    const at = end(confirmed(offline), "MI");
    const whole = { seq: 900, epoch: 1, doc: theirs.doc, maps: hasMaps ? [[at, 0, 3]] : null };
    const heard = takes(offline, (log, tr) => receiveWhole(log, tr, whole, { answer: null, rules: allRules }));
    expect(texts(heard)).toEqual(["one MIABCNE two three", "alpha betaOFFLINE"]);
    const once = goes(heard, "undo");
    expect(texts(once)).toEqual(["one MIABCNE two three", "alpha beta"]);
    expect(texts(goes(once, "undo"))).toEqual(["one ABCtwo three", "alpha beta"]);
  });

  test("takes back nothing of the work in flight that came with a whole copy, and leaves its words", () => {
    const { desk, commit } = sends(offline);
    const whole = { seq: 900, epoch: 1, doc: desk.doc, maps: [[end(before.doc, "beta"), 0, 7]] };
    const heard = takes(desk, (log, tr) =>
      receiveWhole(log, tr, whole, { answer: answerTo(commit, 2), rules: allRules }),
    );
    expect(texts(goes(heard, "undo"))).toEqual(["one two three", "alpha betaOFFLINE"]);
  });

  const long = Array.from({ length: 250 }).reduce<UndoDesk>((desk) => writes(desk, "x", "beta"), before);

  test("is cut where long work was merged: nothing is thrown, and nothing wrong taken back", () => {
    const heard = anotherWrites(long, "NEW", "MI");
    expect(heard.log.unconfirmed).toHaveLength(1);
    expect(mayGoBack(heard.history, "undo")).toBe(false);
    expect(goes(heard, "undo").doc).toBe(heard.doc);
    const later = anotherWrites(writes(heard, "LATER", "alpha"), "Y", "one ");
    const undone = goes(later, "undo");
    expect(texts(undone)).toEqual(["one YMINEWNE two three", `alpha beta${"x".repeat(250)}`]);
    expect(mayGoBack(undone.history, "undo")).toBe(false);
  });

  test("keeps what was done since the merge, when that is what is rebased", () => {
    const tidy = { ...long, log: merged(long.log) };
    const heard = anotherWrites(writes(tidy, "LATER", "alpha"), "NEW", "MI");
    const undone = goes(heard, "undo");
    expect(texts(undone)[1]).toBe(`alpha beta${"x".repeat(250)}`);
    expect(mayGoBack(undone.history, "undo")).toBe(false);
    expect(texts(goes(undone, "redo"))).toEqual(texts(heard));
  });

  test("goes back step by step through merged work that nothing came in between of", () => {
    const tidy = { ...long, log: merged(long.log) };
    expect(texts(goes(goes(tidy, "undo"), "undo"))[1]).toBe(`alpha beta${"x".repeat(248)}`);
  });

  test("has nothing to take back once the copy was opened anew", () => {
    expect(mayGoBack(emptyHistory, "undo")).toBe(false);
    const anew = { ...offline, history: emptyHistory };
    const heard = anotherWrites(anew, "NEW", "MI");
    expect(goes(heard, "undo").doc).toBe(heard.doc);
    expect(texts(goes(writes(heard, "LATER", "alpha"), "undo"))).toEqual(texts(heard));
  });
});
