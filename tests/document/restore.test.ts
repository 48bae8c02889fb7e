import { AddMarkStep } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { takeCommit } from "#document/clientLog.ts";
import { parseStep } from "#document/parseStep.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { keptWork, restoredWork } from "#editor/keptWork.ts";
import { answerTo, copy, type Desk, does, end, hears, opened, others, sends, types } from "./desk.ts";
import { edited, find, paragraphs } from "./edits.ts";

/** The editor after its page was loaded anew, from what a browser keeps. */
function loadedAnew({ doc, log }: Desk): Desk {
  const work = restoredWork(structuredClone(keptWork(log, doc, { tray: [], unsent: [], madeIn: null })), schema);
  if (!work) throw new Error("Nothing was kept");
  return work;
}

describe("offline.restore", () => {
  test("gives back unsent and unanswered work, which is sent under the ref that it had", () => {
    const { desk, commit } = sends(types(opened, "ab", "three"), "r1");
    const again = loadedAnew(types(desk, "c", "beta"));
    expect(paragraphs(again.doc)).toEqual(["one two threeab", "alpha betac"]);
    expect(again.log.inflight).toEqual(commit);
    const answered = hears(again, (tr) => receive(again.log, tr, [answerTo(commit, 1)], allRules));
    expect(answered.steps).toBe(0);
    expect(takeCommit(answered.log, "r2")?.commit.steps).toHaveLength(1);
  });

  test("brings it over what others did meanwhile", () => {
    const again = loadedAnew(types(opened, "ab", "three"));
    const theirs = edited(copy, (tr) => tr.insert(find(copy, "three")[0], schema.text("NEW ")));
    const heard = hears(again, (tr) => receive(again.log, tr, [others(1, theirs)], allRules));
    expect(paragraphs(heard.doc)).toEqual(["one two NEW threeab", "alpha beta"]);
  });

  // The editor has given the words up, as the paragraph that held them is gone; the server has yet to say the same.
  test("keeps what is in flight also where nothing of it stands in the copy any more", () => {
    const { desk, commit } = sends(types(opened, "lost", "beta"), "r1");
    const theirs = edited(copy, (tr) => tr.delete(find(copy, "alpha")[0] - 1, end(copy, "beta") + 1));
    const bare = { ...allRules, rescue: false };
    const heard = hears(desk, (tr) => receive(desk.log, tr, [others(1, theirs)], bare));
    expect(heard.log.unconfirmed).toEqual([]);
    const again = loadedAnew(heard);
    const dropped = commit.steps.map((_step, i) => ({ i, why: "place-gone", text: "lost"[i] ?? "" }));
    const answer = { seq: 2, ref: "r1", steps: [], kept: [], dropped };
    expect(hears(again, (tr) => receive(again.log, tr, [answer], bare)).tray.join("")).toBe("lost");
  });

  // ProseMirror takes a set of mark steps back by a set of sets, and refuses to read that: all work was lost with it.
  test("reads a set of marks again that was taken back, and put on once more", () => {
    const bold = schema.mark("bold");
    const two = does(opened, (tr) => tr.addMark(...find(copy, "two"), bold));
    // As a rebase leaves it where somebody else has marked one of the words already.
    const over = new AddMarkStep(find(copy, "one")[0], end(copy, "three"), bold);
    const put = edited(two.doc, (tr) => tr.step(over));
    const back = over.invert(two.doc);
    const half = does({ ...two, doc: put.doc }, (tr) => tr.removeMark(...find(copy, " three"), bold));
    const plain = does(half, (tr) => tr.step(back));
    const again = does(plain, (tr) => tr.step(back.invert(half.doc)));
    expect(loadedAnew(again).doc.eq(again.doc)).toBe(true);
    const { commit } = sends(again, "r1");
    expect(commit.steps.map((json) => parseStep(schema, json))).toHaveLength(4);
  });
});
