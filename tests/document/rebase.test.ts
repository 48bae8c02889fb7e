import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { openedLog, takeCommit, withLocal } from "#document/clientLog.ts";
import { allRules, type Rules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { decidedAfter, edited, find, outcome, paragraphs } from "./edits.ts";

const copy = aCopy({ headline: "Head", paragraphs: ["one two three", "alpha beta", "gamma"] });
const without = (rule: keyof Rules): Rules => ({ ...allRules, [rule]: false });
const insert = (words: string, at: number) => edited(copy, (tr) => tr.insert(at, schema.text(words)));

describe("log.islands", () => {
  const mine = edited(copy, (tr) => tr.delete(...find(copy, "two three")));
  const theirs = insert("NEW", find(copy, "three")[0]);

  test("keeps what another typed into a deleted range, and deletes the rest", () => {
    const decision = decidedAfter(theirs, mine);
    expect(outcome(decision)).toEqual(["one NEW", "alpha beta", "gamma"]);
    expect(decision).toMatchObject({ kept: [0], dropped: [] });
  });

  test("is what keeps the deletion: without the rule it is given up as a whole", () => {
    const decision = decidedAfter(theirs, mine, { rules: without("islands") });
    expect(outcome(decision)).toEqual(["one two NEWthree", "alpha beta", "gamma"]);
    expect(decision).toMatchObject({ kept: [], dropped: [{ i: 0, why: "unseen-words", text: "" }] });
  });

  test("is, with gone, what keeps the words: without both they vanish", () => {
    const decision = decidedAfter(theirs, mine, { rules: { rescue: true, islands: false, gone: false } });
    expect(outcome(decision)).toEqual(["one ", "alpha beta", "gamma"]);
  });

  test("keeps words typed into a paragraph that is deleted with its neighbours' ends", () => {
    const across = edited(copy, (tr) => tr.delete(find(copy, "three")[0], find(copy, "gamma")[0] + 2));
    expect(outcome(decidedAfter(insert("NEW", find(copy, "beta")[0]), across))).toEqual(["one two NEWmma"]);
  });

  test("puts the words that replace a range before what another typed into it", () => {
    const replaced = edited(copy, (tr) => tr.replaceWith(...find(copy, "two three"), schema.text("MINE")));
    expect(outcome(decidedAfter(theirs, replaced))).toEqual(["one MINENEW", "alpha beta", "gamma"]);
  });

  test("gives up a deletion that islands in two paragraphs leave no room for", () => {
    const across = edited(copy, (tr) => tr.delete(find(copy, "one")[1], find(copy, "gamma")[1]));
    const both = edited(copy, (tr) =>
      tr.insert(find(copy, "beta")[0], schema.text("NEW")).insert(find(copy, "three")[0], schema.text("NEW")),
    );
    const decision = decidedAfter(both, across);
    expect(outcome(decision)).toEqual(["one two NEWthree", "alpha NEWbeta", "gamma"]);
    expect(decision).toMatchObject({ dropped: [{ why: "unseen-words" }] });
  });

  test("puts in the words of a replacement whose deletion is given up, and does not leave them to the tray", () => {
    const seen = edited(copy, (tr) =>
      tr.replaceWith(find(copy, "one")[1], find(copy, "gamma")[1], schema.text("MINE")),
    );
    const both = edited(copy, (tr) =>
      tr.insert(find(copy, "beta")[0], schema.text("NEW")).insert(find(copy, "three")[0], schema.text("NEW")),
    );
    const decision = decidedAfter(both, seen);
    expect(outcome(decision)).toEqual(["oneMINE two NEWthree", "alpha NEWbeta", "gamma"]);
    expect(decision).toMatchObject({ kept: [0], dropped: [] });
  });

  test("keeps a divider that another put into a deleted range", () => {
    const blocks = edited(copy, (tr) => tr.delete(find(copy, "one")[0] - 1, find(copy, "gamma")[0] - 1));
    const divided = edited(copy, (tr) => tr.insert(find(copy, "alpha")[0] - 1, schema.node("divider")));
    expect(outcome(decidedAfter(divided, blocks))).toEqual(["", "gamma"]);
  });
});

describe("log.rescue", () => {
  const mine = insert("MINE", find(copy, "beta")[0]);
  const theirs = edited(copy, (tr) => tr.delete(find(copy, "two")[0], find(copy, "gamma")[0]));

  test("puts words where their surroundings stood when those are deleted", () => {
    expect(outcome(decidedAfter(theirs, mine))).toEqual(["one MINEgamma"]);
  });

  test("without the rule they are left to their author's tray", () => {
    const decision = decidedAfter(theirs, mine, { rules: without("rescue") });
    expect(outcome(decision)).toEqual(["one gamma"]);
    expect(decision).toMatchObject({ kept: [], dropped: [{ i: 0, why: "place-gone", text: "MINE" }] });
  });
});

describe("log.gone", () => {
  // Typed after “gamma” and sent; then, unsent, “two three” deleted. The server had to put the typed words elsewhere.
  const sent = withLocal(openedLog(0, 1), insert("X", find(copy, "gamma")[1]));
  const taken = takeCommit(sent, "mine-1");
  const typed = insert("X", find(copy, "gamma")[1]).doc;
  const deleting = edited(typed, (tr) => tr.delete(...find(typed, "two three")));
  const moved = insert("X", find(copy, "three")[0]);
  const answer = { seq: 1, ref: "mine-1", steps: moved.steps.map((step): unknown => step.toJSON()), kept: [0] };

  function afterAnswer(rules: Rules): string[] {
    if (!taken) throw new Error("nothing was taken to send");
    const tr = new Transform(deleting.doc);
    receive(withLocal(taken.log, deleting), tr, [answer], rules);
    return paragraphs(tr.doc);
  }

  test("takes out no word that its author saw elsewhere, or not at all", () => {
    expect(afterAnswer(allRules)).toEqual(["one two Xthree", "alpha beta", "gamma"]);
  });

  test("without the rule the word is gone", () => {
    expect(afterAnswer(without("gone"))).toEqual(["one ", "alpha beta", "gamma"]);
  });
});
