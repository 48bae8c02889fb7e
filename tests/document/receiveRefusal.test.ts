import { describe, expect, test } from "vitest";
import { isSaved } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { receive } from "#document/receive.ts";
import { receiveRefusal } from "#document/receiveRefusal.ts";
import { schema } from "#document/schema.ts";
import { answerTo, copy, type Desk, does, end, hears, opened, others, sends, types } from "./desk.ts";
import { edited, find, paragraphs } from "./edits.ts";

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
    expect(after.tray).toEqual(["later", "ab", "C"]);
    expect(isSaved(after.log)).toBe(true);
  });

  test("of the mode gives hours of work as one text a stretch, a line for each paragraph, and each field for itself", () => {
    let desk = opened;
    for (let times = 0; times < 150; times++) {
      const at = end(desk.doc, "beta") + times * 8;
      desk = does(desk, (tr) => tr.split(at));
      desk = does(desk, (tr) => tr.insert(at + 2, schema.text(`line ${times % 10}`)));
    }
    desk = types(desk, " lines", "Head");
    const { tray } = refused(sends(desk, "r1").desk, "r1", "mode");
    expect(tray).toEqual(["lines", Array.from({ length: 150 }, (_, n) => `line ${n % 10}`).join("\n")]);
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
