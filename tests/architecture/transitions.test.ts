import { describe, expect, test } from "vitest";
import { type Effect, transitionNamed, transitionNames } from "#domain/transitions.ts";
import { effects } from "#server/core/useCases/stories/effects/all.ts";
import { transitionWords } from "#client/features/story/transitionWords.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";

/** What the buttons are called, to the letter: who works here, and what is said of Stet elsewhere, goes by these names. */
const buttons = {
  file: "File",
  recall: "Recall",
  claim: "Claim",
  release: "Release",
  return: "Return to writer",
  pass: "Pass to editor",
  sendBack: "Send back",
  publish: "Publish",
  schedule: "Schedule",
  unschedule: "Unschedule",
  reopen: "Reopen",
  abandon: "Abandon",
  withdraw: "Withdraw",
  restore: "Restore",
  spike: "Spike",
  unspike: "Unspike",
};

/** Stet's own, which no button makes. */
const ownOfStet = ["fallBack"];

describe("the transitions", () => {
  test("have each a name for its button, as agreed", () => {
    expect(transitionLabels).toMatchObject(buttons);
    expect(transitionNames.filter((name) => !Object.hasOwn(buttons, name))).toEqual(ownOfStet);
  });

  test.each(transitionNames)("%s has its words", (name) => {
    const { title, means, done } = transitionWords[name];
    expect([typeof title, typeof means, typeof done]).toEqual(["function", "function", "function"]);
  });

  test.each(transitionNames)("%s has a writer for each of its effects", (name) => {
    for (const effect of transitionNamed(name).effects) expect(effects[effect]).toEqual(expect.any(Function));
  });

  test("use every effect that has a writer", () => {
    const used = new Set(transitionNames.flatMap((name): readonly Effect[] => transitionNamed(name).effects));
    expect(Object.keys(effects).filter((effect) => !used.has(effect as Effect))).toEqual([]);
  });
});
