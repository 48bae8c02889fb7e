import { test } from "@fast-check/vitest";
import fc from "fast-check";
import { expect } from "vitest";
import { type Credit, creditsIn, withCredit, withoutWorkCredit } from "#domain/credits.ts";
import type { StoryFacts, TypedForTransition } from "#domain/facts.ts";
import type { Person } from "#domain/people.ts";
import { type Effect, type TransitionName, transitionNamed, transitionNames } from "#domain/transitions.ts";
import { verdict } from "#domain/verdict.ts";
import { aCredit, aPerson, aStoryIn, clearCopy, noon } from "#tests/builders/facts.ts";

/** Four people who between them are everything, two of them editors, so that each can be tempted to be all of it. */
const people: readonly Person[] = [
  aPerson("Ann", "writer", "sub", "editor"),
  aPerson("Ben", "writer", "sub", "editor"),
  aPerson("Cal", "writer", "sub"),
  aPerson("Dee", "lawyer", "admin"),
];

/** `choice` picks among the transitions that start from the present stage, so that a run moves; `name` is any at all. */
type Doing =
  | { readonly what: "onward"; readonly choice: number; readonly by: number; readonly overrides: boolean }
  | { readonly what: "transition"; readonly name: TransitionName; readonly by: number; readonly overrides: boolean }
  | { readonly what: "hold" | "liftHold" | "words" | "noWords" | "noSubs" | "suggest" | "settle" };

const asked = { by: fc.nat(people.length - 1), overrides: fc.boolean() };
const aDoing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ what: fc.constant("onward" as const), choice: fc.nat(99), ...asked }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("transition" as const),
      name: fc.constantFrom(...transitionNames),
      ...asked,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom("hold" as const, "liftHold", "words", "noWords", "noSubs", "suggest", "settle"),
    }),
  },
);
const aRun = fc.array(aDoing, { minLength: 20, maxLength: 80, size: "max" });

const typed: TypedForTransition = {
  reason: "Because",
  note: "A note",
  kind: "correction",
  at: { local: { local: "2026-11-23T18:00", zone: "Europe/London" }, instant: "2026-11-23T18:00:00.000Z" },
};
const everything = { overrides: ["own-copy", "only-writer", "only-sub", "open-legal-checks", "held", "embargoed"] };

/** What a transition's effects make of the facts; a little model of what the server writes. */
function after(story: StoryFacts, to: StoryFacts["stage"], effects: readonly Effect[], by: Person): StoryFacts {
  let next: StoryFacts = { ...story, stage: to };
  for (const effect of effects) {
    if (effect === "takeSub")
      next = {
        ...next,
        sub: { id: by.id, name: by.name },
        credits: withCredit(next.credits, "subbing", {
          personId: by.id,
          name: by.name,
          withheld: false,
          source: "work",
        }),
      };
    if (effect === "letGoSub" && next.sub !== null)
      next = { ...next, sub: null, credits: withoutWorkCredit(next.credits, "subbing", next.sub.id) };
    if (effect === "edition")
      next = { ...next, edition: { number: (next.edition?.number ?? 0) + 1, at: noon, isLive: true } };
    if (effect === "reopen" || effect === "restore")
      next = { ...next, reopened: { kind: "correction", reason: "Because", by: by.name, at: noon } };
    if (effect === "endReopening") next = { ...next, reopened: null, readerNote: null };
    if (effect === "withdraw" && next.edition !== null)
      next = { ...next, reopened: null, edition: { ...next.edition, isLive: false } };
  }
  return next;
}

/** Somebody changes the story beside its stage. */
function changed(story: StoryFacts, what: Exclude<Doing["what"], "transition" | "onward">): StoryFacts {
  const without = (role: Credit["role"]) => story.credits.filter((credit) => credit.role !== role);
  switch (what) {
    case "hold":
      return { ...story, hold: { by: "Dee", at: noon, reason: "A letter came" } };
    case "liftHold":
      return { ...story, hold: null };
    case "words":
      return { ...story, credits: [aCredit("words", ...people.slice(0, 1)), ...without("words")] };
    case "noWords":
      return { ...story, credits: without("words") };
    case "noSubs":
      return { ...story, credits: without("subbing") };
    case "suggest":
      return {
        ...story,
        copy: {
          ...clearCopy,
          openSuggestions: [{ id: "a", by: "id-cal", place: { field: "body", paragraph: 1, says: "Paragraph 1" } }],
        },
      };
    case "settle":
      return { ...story, copy: clearCopy };
  }
}

/** The way of most stories, taken in half of the steps. */
const usual: Record<StoryFacts["stage"], TransitionName> = {
  draft: "file",
  filed: "claim",
  subbing: "pass",
  ready: "publish",
  scheduled: "unschedule",
  published: "reopen",
  withdrawn: "restore",
  spiked: "unspike",
};

function chosen(story: StoryFacts, choice: number): TransitionName | undefined {
  if (choice >= 50) return usual[story.stage];
  const possible = transitionNames.filter((name) => transitionNamed(name).from.includes(story.stage));
  return possible[choice % possible.length];
}

/** Plays a run from a blank draft of Ann's and gives every publication, with the facts and person it was made by. */
function publications(run: readonly Doing[]) {
  const [ann] = people;
  if (ann === undefined) return [];
  const writers = [{ id: ann.id, name: ann.name }];
  let story = aStoryIn("draft", { writers, credits: [aCredit("words", ann)] });
  const found: { story: StoryFacts; by: Person; overridden: readonly string[] }[] = [];
  for (const doing of run) {
    if (doing.what !== "transition" && doing.what !== "onward") {
      story = changed(story, doing.what);
      continue;
    }
    const by = people[doing.by];
    const name = doing.what === "transition" ? doing.name : chosen(story, doing.choice);
    if (by === undefined || name === undefined) continue;
    const outcome = verdict(name, story, by, noon, doing.overrides ? { ...typed, ...everything } : typed);
    if (!outcome.ok) continue;
    if (name === "publish") found.push({ story, by, overridden: outcome.overridden });
    story = after(story, outcome.to, outcome.effects, by);
  }
  return found;
}

const only = (ids: readonly (string | null)[], by: Person) => new Set(ids).size === 1 && ids[0] === by.id;

test.prop([aRun], { numRuns: 1500 })(
  "no sequence of allowed transitions publishes without words, subbing and four eyes, or under a hold",
  (run) => {
    for (const { story, by, overridden } of publications(run)) {
      expect(by.roles).toContain("editor");
      expect(creditsIn(story.credits, "words").length).toBeGreaterThan(0);
      expect(creditsIn(story.credits, "subbing").length).toBeGreaterThan(0);
      expect(story.hold).toBeNull();
      expect(story.copy.openSuggestions).toEqual([]);
      const isOnlyWriter = only(
        story.writers.map((each) => each.id),
        by,
      );
      const subs = [...creditsIn(story.credits, "subbing").map((each) => each.personId), story.sub?.id ?? null];
      const isOnlySub = only(
        subs.filter((each) => each !== null),
        by,
      );
      expect(overridden.includes("only-writer")).toBe(isOnlyWriter);
      expect(overridden.includes("only-sub")).toBe(isOnlySub);
    }
  },
);

test("and most runs do publish, so that this says something", () => {
  const runs = fc.sample(aRun, { numRuns: 500, seed: 7 });
  const published = runs.flatMap((run) => publications(run));
  expect(published.length).toBeGreaterThan(50);
  expect(published.some((each) => each.overridden.length > 0)).toBe(true);
  expect(published.some((each) => each.overridden.length === 0)).toBe(true);
});
