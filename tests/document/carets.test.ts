import type { Node } from "prosemirror-model";
import { Mapping, StepMap } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { besideOthers, broughtTo, type CaretPlace, passedWith, placedOn, toldFrom, withOwn } from "#document/carets.ts";
import { isSaved } from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { schema } from "#document/schema.ts";
import { whereaboutsOf } from "#document/whereabouts.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { copy, does, opened, others } from "./desk.ts";
import { edited, find } from "./edits.ts";
import { CaretWriter } from "./fuzz/caretWriter.ts";
import { randomFrom } from "./fuzz/random.ts";
import { FuzzServer } from "./fuzz/server.ts";

const onlySeed = process.env["STET_FUZZ_SEED"];
const at = (pos: number): CaretPlace => ({ anchor: pos, head: pos });
const inserted = (pos: number, size: number) => new StepMap([pos, 0, size]);
const removed = (pos: number, size: number) => new StepMap([pos, size, 0]);

describe("a caret while others write", () => {
  test.each<[string, CaretPlace, StepMap, CaretPlace]>([
    ["stays before words put in where it stands", at(5), inserted(5, 3), at(5)],
    ["goes along with words before it", at(5), inserted(2, 3), at(8)],
    ["stands where a removed range was", at(5), removed(3, 6), at(3)],
    [
      "keeps a selection to what was selected, from its start",
      { anchor: 5, head: 9 },
      inserted(5, 3),
      { anchor: 8, head: 12 },
    ],
    [
      "keeps a selection to what was selected, to its end",
      { anchor: 5, head: 9 },
      inserted(9, 3),
      { anchor: 5, head: 9 },
    ],
    ["keeps a selection made backwards so", { anchor: 9, head: 5 }, inserted(5, 3), { anchor: 12, head: 8 }],
    ["collapses a selection whose words are gone", { anchor: 5, head: 9 }, removed(2, 9), at(2)],
    [
      "keeps a selection that was replaced on what came instead",
      { anchor: 5, head: 9 },
      new StepMap([5, 4, 2]),
      { anchor: 5, head: 7 },
    ],
  ])("%s", (_what, before, change, after) => {
    expect(besideOthers(before, change)).toEqual(after);
  });

  test("goes behind the words that its owner puts in", () => {
    expect(withOwn(at(5), inserted(5, 3))).toEqual(at(8));
  });
});

describe("a caret that is said", () => {
  const [, behind] = find(copy, "one");
  const typed = (words: string) => edited(copy, (tr) => tr.insert(behind, schema.text(words)));

  test("comes behind its owner's words with their commit, and stays before another's", () => {
    const run = [{ ...others(1, typed("xyz")), person: "fiona" }];
    const passed = passedWith([], run, copy);
    const said = { seq: 0, anchor: behind, head: behind };
    expect(broughtTo(said, { person: "fiona", seq: 1, passed })).toEqual({ seq: 1, ...at(behind + 3) });
    expect(broughtTo(said, { person: "leyi", seq: 1, passed })).toEqual({ seq: 1, ...at(behind) });
  });

  test("is not placed where the commits since it was said are not known", () => {
    const passed = passedWith([], [{ ...others(7, typed("x")), person: "fiona" }], copy);
    expect(broughtTo({ seq: 3, anchor: 1, head: 1 }, { person: "leyi", seq: 7, passed })).toBeNull();
  });

  test("is said without words that are not confirmed, and stands before them on another's screen", () => {
    const mine = does(opened, (tr) => tr.insert(behind, schema.text("xyz")));
    expect(toldFrom(at(behind + 3), mine.log)).toEqual({ seq: 0, ...at(behind) });
    expect(placedOn(at(behind), mine.log.unconfirmed, mine.doc)).toEqual(at(behind));
    expect(placedOn(at(behind + 1), mine.log.unconfirmed, mine.doc)).toEqual(at(behind + 4));
  });

  test("never stands outside the document, whatever a stranger says", () => {
    expect(placedOn(at(1_000_000), [], copy)).toEqual(at(copy.content.size));
  });

  test("knows at most 300 commits back", () => {
    const run = Array.from({ length: 400 }, (_, i) => ({ seq: i + 1, person: "fiona", steps: [] }));
    expect(passedWith([], run, copy).map(({ seq }) => seq)).toEqual(run.slice(-300).map(({ seq }) => seq));
  });

  test("is found again through a mapping of several changes", () => {
    expect(besideOthers(at(5), new Mapping([inserted(1, 2), removed(3, 1)]))).toEqual(at(6));
  });
});

describe("where somebody is", () => {
  const story = aCopy({ headline: "Head", standfirst: "Stand", paragraphs: ["one", "two", "three"] });
  test.each([
    ["Head", { field: "headline", paragraph: null }],
    ["Stand", { field: "standfirst", paragraph: null }],
    ["one", { field: "body", paragraph: 1 }],
    ["three", { field: "body", paragraph: 3 }],
  ])("at “%s” is said by field and paragraph", (words, where) => {
    expect(whereaboutsOf(story, find(story, words)[1])).toEqual(where);
  });
});

describe("carets of two people who write at once", () => {
  const seeds = onlySeed === undefined ? Array.from({ length: 200 }, (_, i) => 50_000 + i) : [Number(onlySeed)];

  test("carets.converge: once all is quiet, each sees the other's caret where its owner has it", {
    timeout: 60_000,
  }, () => {
    const wrong = seeds.flatMap((seed) => {
      const [one, two] = play(seed);
      const isRight = (writer: CaretWriter, seen: CaretPlace | null) => same(writer.caret, seen);
      const isAlike = one.state.doc.eq(two.state.doc) && isSaved(one.log) && isSaved(two.log);
      return isAlike && isRight(one, two.seen) && isRight(two, one.seen) ? [] : [seed];
    });
    expect(wrong).toEqual([]);
  });

  test("are not said again while only the other one writes", () => {
    const [one, two] = play(51_000, { reader: true });
    expect(one.log.seq).toBeGreaterThan(5);
    expect(two.said).toBe(1);
    expect(one.seen).toEqual(two.caret);
  });
});

function same(caret: CaretPlace, seen: CaretPlace | null): boolean {
  return seen !== null && caret.anchor === seen.anchor && caret.head === seen.head;
}

/** Two people write over a network that delays and reorders, until all is quiet. A reader only puts their caret once. */
function play(seed: number, { reader = false } = {}): readonly [CaretWriter, CaretWriter] {
  const random = randomFrom(seed);
  const start: Node = aCopy({ headline: "Head", paragraphs: ["alpha beta gamma", "delta", "epsilon zeta"] });
  const server = new FuzzServer(start, allRules);
  const one = new CaretWriter("one", "two", start);
  const two = new CaretWriter("two", "one", start);
  const wires = new Map([one, two].map((to) => [to, [] as (() => void)[]]));
  let given = 0;
  const fresh = (count: number) => Array.from({ length: count }, () => String.fromCodePoint(0x4e00 + given++)).join("");
  const pass = (writer: CaretWriter, to: CaretWriter) => {
    const commit = writer.toSend();
    if (commit !== null) {
      const answer = server.receive(writer.name, commit, null);
      if ("refused" in answer) throw new Error(`refused ${answer.refused}`);
      for (const each of [writer, to]) wires.get(each)?.push(() => each.hear(answer.commit));
    }
    const said = writer.say();
    if (said !== null) wires.get(to)?.push(() => to.hearCaret(said));
  };
  const deliver = (to: CaretWriter, most: number) => {
    for (const arrive of wires.get(to)?.splice(0, most) ?? []) arrive();
  };
  for (let tick = 0; tick < 60; tick++) {
    for (const [writer, to] of [
      [one, two],
      [two, one],
    ] as const) {
      const isReading = reader && writer === two;
      if (!isReading && random.chance(0.6)) writer.act(random, fresh);
      if (random.chance(0.5)) pass(writer, to);
      if (random.chance(0.6)) deliver(to, 1 + random.below(3));
    }
  }
  for (let round = 0; round < 40; round++) {
    pass(one, two);
    pass(two, one);
    deliver(one, 100);
    deliver(two, 100);
  }
  return [one, two];
}
