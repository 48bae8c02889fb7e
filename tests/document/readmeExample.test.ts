import { readFileSync } from "node:fs";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { openedLog, withLocal } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { decidedAfter, edited, find, outcome, paragraphs } from "./edits.ts";

const guide = readFileSync("src/document/README.md", "utf8");
const copy = aCopy({
  headline: "Ferry stops",
  paragraphs: ["The ferry stops on Friday. It is old. It leaks. Buses go instead."],
});
const leyi = edited(copy, (tr) => tr.delete(...find(copy, "It is old. It leaks. ")));
const fiona = edited(copy, (tr) => tr.insert(find(copy, "It leaks")[0], schema.text("It failed a test in May. ")));
const both = "The ferry stops on Friday. It failed a test in May. Buses go instead.";

describe("the example in the document's guide", () => {
  test("tells of this copy, and of places that are its own", () => {
    for (const said of [...paragraphs(copy), both]) expect(guide).toContain(`> ${said}`);
    expect(find(copy, "The ferry")[0]).toBe(23);
    expect(leyi.steps[0]?.toJSON()).toEqual({ stepType: "replace", from: 50, to: 71 });
    expect(fiona.steps[0]?.toJSON()).toMatchObject({ from: 61, to: 61 });
  });

  test("says what plain mapping would do, and what the rules make of it", () => {
    const plain = decidedAfter(fiona, leyi, { rules: { rescue: true, islands: false, gone: false } });
    expect(outcome(plain)).toEqual(["The ferry stops on Friday. Buses go instead."]);
    const decision = decidedAfter(fiona, leyi);
    expect(outcome(decision)).toEqual([both]);
    expect(decision.ok && decision.steps[0]?.toJSON()).toMatchObject({ from: 50, gapFrom: 61, gapTo: 86, to: 96 });
  });

  test("says what the editor does meanwhile, and that the other order ends alike", () => {
    const tr = new Transform(leyi.doc);
    const commit = { seq: 8, ref: "f-1", steps: fiona.steps.map((step): unknown => step.toJSON()), kept: [0] };
    const { tray } = receive(withLocal(openedLog(7, 1), leyi), tr, [commit], allRules);
    expect({ paragraphs: paragraphs(tr.doc), tray }).toEqual({ paragraphs: [both], tray: [] });
    expect(outcome(decidedAfter(leyi, fiona))).toEqual([both]);
  });
});
