import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { type ClientLog, openedLog, takeCommit, withLocal } from "#document/clientLog.ts";
import { MoveStep } from "#document/moveStep.ts";
import { allRules } from "#document/rebase.ts";
import { rejectAll } from "#document/reading.ts";
import { receive } from "#document/receive.ts";
import { receiveRefusal } from "#document/receiveRefusal.ts";
import { schema } from "#document/schema.ts";
import { suggest } from "#document/suggest.ts";
import { cutBetweenSuggestions, isOnlySuggesting, suggestAgain } from "#document/suggestAgain.ts";
import { aParagraph, aRichCopy } from "#tests/builders/richCopy.ts";
import { others } from "./desk.ts";
import { edited, find } from "./edits.ts";
import { shownCopy } from "./shownCopy.ts";

const copy = aRichCopy({ body: [aParagraph("one two"), aParagraph("three"), aParagraph("four")] });
const fiona = { person: "fiona", id: "s9" };

interface Desk {
  readonly doc: Node;
  readonly log: ClientLog;
}
const opened: Desk = { doc: copy, log: openedLog(0, 1) };

const edits = ({ doc, log }: Desk, change: (tr: Transform) => unknown): Desk => {
  const tr = edited(doc, change);
  return { doc: tr.doc, log: withLocal(log, tr) };
};
const suggests = ({ doc, log }: Desk, change: (tr: Transform) => unknown): Desk => {
  const tr = new Transform(doc);
  suggest(tr, edited(doc, change), { person: "fiona", id: "s1", keepsIds: false });
  return { doc: tr.doc, log: withLocal(log, tr) };
};
const again = ({ doc, log }: Desk) => {
  const tr = new Transform(doc);
  const received = suggestAgain(log, tr, { ...fiona, why: "mode" });
  return { doc: tr.doc, received, tr };
};

describe("work that is made anew as suggestions", () => {
  const raw = edits(
    edits(opened, (tr) => tr.replaceWith(...find(tr.doc, "two"), schema.text("2"))),
    (tr) => tr.setNodeAttribute(find(tr.doc, "three")[0] - 1, "kind", "bullet"),
  );

  test("was more than suggestions, and is no more than that", () => {
    expect(isOnlySuggesting(raw.log, raw.doc, "fiona")).toBe(false);
    const { doc, received } = again(raw);
    expect(shownCopy(doc)).toEqual(["one -{two}+{2}", "<~p>bullet: three", "four"]);
    expect(isOnlySuggesting(received.log, doc, "fiona")).toBe(true);
    expect(received.tray).toEqual([]);
  });

  test("keeps a caret behind the words that it stood behind", () => {
    const { doc, received } = again(raw);
    const at = received.along.map(find(raw.doc, "2")[1], -1);
    expect(doc.textBetween(at - 1, at)).toBe("2");
  });

  test("keeps the ids that its words were proposed under", () => {
    const both = edits(
      suggests(opened, (tr) => tr.insert(find(tr.doc, "two")[0], schema.text("mine "))),
      (tr) => tr.delete(...find(tr.doc, "four")),
    );
    const ids = new Map<string, unknown>();
    again(both).doc.descendants((node) => {
      for (const mark of node.marks) ids.set(node.text ?? "", mark.attrs["id"]);
    });
    expect(Object.fromEntries(ids)).toEqual({ "mine ": "s1", four: "s9" });
  });

  test("takes a block that was moved to its new place as a proposal", () => {
    const moved = edits(opened, (tr) =>
      tr.step(new MoveStep(find(tr.doc, "four")[0] - 1, find(tr.doc, "four")[1] + 1, find(tr.doc, "one")[0] - 1)),
    );
    expect(shownCopy(again(moved).doc)).toEqual(["<+p>+{four}", "one two", "three", "<-p>-{four}"]);
  });

  test("is needed where another's commit makes a change of what was no change", () => {
    const bold = suggests(opened, (tr) => tr.addMark(...find(tr.doc, "two"), schema.mark("bold")));
    const tr = new Transform(bold.doc);
    const theirs = edited(copy, (their) => their.addMark(...find(their.doc, "two"), schema.mark("bold")));
    const { log } = receive(bold.log, tr, [others(1, theirs)], allRules);
    expect(isOnlySuggesting(log, tr.doc, "fiona")).toBe(false);
    expect(rejectAll(again({ doc: tr.doc, log }).doc)).toEqual(theirs.doc);
  });
});

describe("a commit of suggestions", () => {
  const bold = suggests(opened, (tr) => tr.addMark(...find(tr.doc, "two"), schema.mark("bold")));
  const cut = cutBetweenSuggestions(bold.log, bold.doc, "fiona");

  test("never ends between a change and the mark that proposes it", () => {
    expect(bold.log.unconfirmed).toHaveLength(2);
    expect(takeCommit({ ...bold.log, singly: 2 }, "r1", cut)?.commit.steps).toHaveLength(2);
    expect(takeCommit({ ...bold.log, singly: 2 }, "r1")?.commit.steps).toHaveLength(1);
  });

  test("that is refused though it went singly is taken back, and the log goes on", () => {
    const taken = takeCommit({ ...bold.log, singly: 2 }, "r1", cut);
    if (taken === null) throw new Error("there is nothing to send");
    const tr = new Transform(bold.doc);
    const { log } = receiveRefusal(taken.log, tr, { ref: "r1", code: "changesCopy", rules: allRules });
    expect(tr.doc.eq(copy)).toBe(true);
    expect(log).toMatchObject({ unconfirmed: [], inflight: null, singly: 0 });
  });
});
