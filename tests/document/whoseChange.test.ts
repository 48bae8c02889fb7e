import { describe, expect, test } from "vitest";
import { ReplaceStep, Transform } from "prosemirror-transform";
import { Slice } from "prosemirror-model";
import { allRules } from "#document/rebase.ts";
import { type LogCommit, receive } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { whoseChange } from "#document/whoseChange.ts";
import { copy, type Desk, does, end, opened, others, types } from "./desk.ts";
import { edited, find } from "./edits.ts";

const at = "2026-11-23T21:12:00.000Z";

/** Somebody's commit, made on the copy as the ones before leave it. */
const by = (person: string, seq: number, change: Transform): LogCommit => ({ ...others(seq, change), person, at });

/** The paragraph that holds the words goes with all that is in it. */
function withoutParagraph(doc: typeof copy, words: string): Transform {
  const [from] = find(doc, words);
  const place = doc.resolve(from);
  return edited(doc, (tr) => tr.delete(place.before(), place.after()));
}

function trayOf(desk: Desk, commits: readonly LogCommit[]) {
  return receive(desk.log, new Transform(desk.doc), commits, allRules).tray;
}

describe("words that found no place", () => {
  test("are told with whose change took out the place and when, of several commits", () => {
    const leyi = edited(copy, (tr) => tr.insert(end(copy, "Head"), schema.text("line")));
    const fiona = withoutParagraph(leyi.doc, "alpha");
    const desk = does(opened, (tr) => tr.split(end(copy, "alpha")).insert(end(copy, "alpha") + 2, schema.text("new")));
    const after = types(desk, "words", "new");
    const tray = trayOf(after, [by("leyi", 1, leyi), by("fiona", 2, fiona)]);
    expect(tray.map(({ text }) => text).join("")).toContain("new");
    expect(new Set(tray.map((words) => `${words.by} ${words.at}`))).toEqual(new Set([`fiona ${at}`]));
  });

  test("are told with whose words they would have taken out", () => {
    const [from, to] = find(copy, "two");
    const leyi = edited(copy, (tr) => tr.insert(1, schema.text("Late ")));
    const fiona = edited(leyi.doc, (tr) => tr.insert(find(leyi.doc, "two")[0] + 1, schema.text("just written")));
    const step = new ReplaceStep(from, to, Slice.empty);
    const maps = [
      ...leyi.mapping.maps.map((map) => ({ map, person: "leyi", at })),
      ...fiona.mapping.maps.map((map) => ({ map, person: "fiona", at })),
    ];
    expect(whoseChange({ step, why: "unseen-words" }, [], maps)?.person).toBe("fiona");
  });

  test("are told of nobody where the log does not say whose commits they were", () => {
    const desk = does(opened, (tr) => tr.split(end(copy, "alpha")).insert(end(copy, "alpha") + 2, schema.text("new")));
    const [words] = trayOf(desk, [others(1, withoutParagraph(copy, "alpha"))]);
    expect(words).toMatchObject({ by: null, at: null });
  });
});
