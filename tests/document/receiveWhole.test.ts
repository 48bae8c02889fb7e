import { describe, expect, test } from "vitest";
import { allRules } from "#document/rebase.ts";
import { receiveWhole } from "#document/receiveWhole.ts";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { answerTo, copy, does, end, hears, opened, sends, types } from "./desk.ts";
import { edited, find, paragraphs } from "./edits.ts";

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

  test("keeps what others typed into a range that was taken out here meanwhile", () => {
    const desk = does(opened, (tr) => tr.delete(find(copy, "two")[0], end(copy, "three")));
    const heard = hears(desk, (tr) => receiveWhole(desk.log, tr, whole, { answer: null, rules: allRules }));
    expect(paragraphs(heard.doc)).toEqual(["one NEW ", "alpha ", "beta"]);
  });

  test("has the words for the tray that the server dropped of what was in flight", () => {
    const { desk, commit } = sends(typed, "r1");
    const answer = { ...answerTo(commit, 2000), steps: [], kept: [], dropped: [{ i: 0, why: "no-fit", text: "X" }] };
    const heard = hears(desk, (tr) => receiveWhole(desk.log, tr, whole, { answer, rules: allRules }));
    expect(heard).toMatchObject({ tray: ["X"], log: { inflight: null, unconfirmed: [] } });
    expect(heard.doc.eq(theirs.doc)).toBe(true);
  });

  test("may be another copy altogether", () => {
    const other = aCopy({ headline: "Other", paragraphs: ["x"] });
    const heard = hears(opened, (tr) =>
      receiveWhole(opened.log, tr, { ...whole, doc: other, maps: null }, { answer: null, rules: allRules }),
    );
    expect(heard.doc.eq(other)).toBe(true);
  });
});
