import { describe, expect, test } from "vitest";
import { abilitiesOf } from "#domain/abilities.ts";
import { type Mode, modeOf, startsSuggesting, writesInSomeStage } from "#domain/mode.ts";
import { stages } from "#domain/stage.ts";
import { standingOf } from "#domain/standing.ts";
import { admin, aPerson, aStoryIn, editor, fiona, lawyer, leyi, noon, secondSub } from "#tests/builders/facts.ts";

/** The product's table, a row a stage: its writer, its sub, another sub, a lawyer, an editor, somebody else. */
const table: Record<(typeof stages)[number], readonly Mode[]> = {
  draft: ["edit", "suggest", "suggest", "suggest", "edit", "read"],
  filed: ["suggest", "suggest", "suggest", "suggest", "edit", "read"],
  subbing: ["suggest", "edit", "suggest", "suggest", "edit", "read"],
  ready: ["suggest", "suggest", "read", "read", "edit", "read"],
  scheduled: ["read", "read", "read", "read", "read", "read"],
  published: ["read", "read", "read", "read", "read", "read"],
  withdrawn: ["read", "read", "read", "read", "read", "read"],
  spiked: ["read", "read", "read", "read", "read", "read"],
};
const people = [leyi, fiona, secondSub, lawyer, editor, admin];

describe.each(stages)("in %s", (stage) => {
  test.each(people.map((person, index) => ({ name: person.name, person, mode: table[stage][index] })))(
    "$name has the mode $mode",
    ({ person, mode }) => {
      const story = aStoryIn(stage);
      expect(modeOf(stage, standingOf(person, story))).toBe(mode);
      expect(abilitiesOf(story, person, noon).copy).toBe(mode);
    },
  );
});

test("whoever is several of these has the strongest mode", () => {
  const writerAndEditor = aPerson("Both", "writer", "editor");
  const story = aStoryIn("filed", { writers: [{ id: writerAndEditor.id, name: "Both" }] });
  expect(modeOf("filed", standingOf(writerAndEditor, story))).toBe("edit");
});

test("S-01 suggesting is switched on at first only for the sub who has the story in subbing", () => {
  const starts = stages.flatMap((stage) =>
    people
      .filter((person) => startsSuggesting(stage, standingOf(person, aStoryIn(stage))))
      .map((each) => [stage, each]),
  );
  expect(starts).toEqual([["subbing", fiona]]);
});

describe("who writes in some stage", () => {
  const story = aStoryIn("published");
  test.each([
    ["its writer", leyi, true],
    ["its sub", fiona, true],
    ["another sub", secondSub, true],
    ["a lawyer", lawyer, true],
    ["an editor", editor, true],
    ["an admin", admin, false],
  ] as const)("is asked of %s", (_, person, writes) => {
    expect(writesInSomeStage(standingOf(person, story))).toBe(writes);
  });
});
