import { beforeAll, describe, expect, test } from "vitest";
import { playSuggested, type SuggestedFault, type SuggestedOutcome } from "./fuzz/suggestedSequence.ts";

/** So many sequences are played in every run; `npm run fuzz -- --profile suggested` plays as many as one likes. */
const sequences = 500;
const firstSeed = 50_000;

describe(`what suggesting comes to over ${sequences} sequences, from seed ${firstSeed}`, () => {
  let outcomes: readonly SuggestedOutcome[] = [];
  beforeAll(() => {
    outcomes = Array.from({ length: sequences }, (_, i) => playSuggested(firstSeed + i));
  }, 120_000);

  const against = (property: SuggestedFault["property"]) =>
    outcomes.flatMap(({ seed, faults }) =>
      faults.filter((fault) => fault.property === property).map((fault) => ({ seed, ...fault })),
    );

  test("suggest.rejectIsBefore: rejecting everything gives the copy as it was", () => {
    expect(against("rejectIsBefore")).toEqual([]);
  });

  test("suggest.acceptIsEdit: accepting everything gives what the same gestures give as edits", () => {
    expect(against("acceptIsEdit")).toEqual([]);
  });

  test("differs from the edit in nothing but a paragraph's kind where a deletion ends at a struck boundary, and seldom", () => {
    expect(against("kindAlone").length).toBeLessThanOrEqual(3);
  });

  test("suggest.schemaValid: the copy is sound after each gesture", () => {
    expect(against("schemaValid")).toEqual([]);
  });

  test("the guard lets each of them pass, and none throws", () => {
    expect(against("guardAgrees")).toEqual([]);
    expect(against("noThrow")).toEqual([]);
  });

  test("plays a dozen gestures in a sequence, of all kinds", () => {
    expect(outcomes.reduce((sum, { gestures }) => sum + gestures, 0)).toBeGreaterThan(12 * sequences);
    expect(new Set(outcomes.flatMap(({ names }) => names)).size).toBe(14);
  });
});
