import { describe, expect, test } from "vitest";
import type { ConditionCode } from "#domain/conditions.ts";
import type { StoryFacts, TypedForTransition } from "#domain/facts.ts";
import { type Actor, theSystem } from "#domain/people.ts";
import { type Stage, stages } from "#domain/stage.ts";
import { type TransitionName, transitionNamed, transitionNames } from "#domain/transitions.ts";
import { type UnmetCode, verdict } from "#domain/verdict.ts";
import {
  aReopenedStoryIn,
  aStoryIn,
  clearCopy,
  editor,
  everybody,
  fiona,
  leyi,
  noon,
  secondSub,
} from "#tests/builders/facts.ts";

/** What is typed so that a transition asks for nothing more. */
const typedFor: Partial<Record<TransitionName, TypedForTransition>> = {
  return: { note: "Who said this?" },
  sendBack: { note: "The headline is too long" },
  schedule: {
    at: { local: { local: "2026-11-23T18:00", zone: "Europe/London" }, instant: "2026-11-23T18:00:00.000Z" },
  },
  reopen: { kind: "update", reason: "More is known" },
  abandon: { reason: "It was right after all" },
  withdraw: { reason: "We could not stand it up" },
  restore: { kind: "correction", reason: "It stands up now", note: "The figure was wrong" },
  spike: { reason: "Overtaken" },
};

const typed = (name: TransitionName) => typedFor[name] ?? {};

/** A story in a stage from which the transition would go through but for who asks. */
function storyFor(name: TransitionName, stage: Stage): StoryFacts {
  const isReopened = name === "abandon" || (name === "withdraw" && stage !== "published");
  return isReopened ? aReopenedStoryIn(stage) : aStoryIn(stage);
}

/** THE TABLE once more, by hand from the product's page: from, to, and who may, by name. */
const product: readonly [TransitionName, readonly Stage[], Stage, readonly Actor[]][] = [
  ["file", ["draft"], "filed", [leyi, editor]],
  ["recall", ["filed"], "draft", [leyi, editor]],
  ["claim", ["filed"], "subbing", [fiona, secondSub, editor]],
  ["release", ["subbing"], "filed", [fiona, editor]],
  ["return", ["filed"], "draft", [fiona, secondSub, editor]],
  ["return", ["subbing"], "draft", [fiona, editor]],
  ["pass", ["subbing"], "ready", [fiona, editor]],
  ["sendBack", ["ready"], "subbing", [editor]],
  ["publish", ["ready"], "published", [editor]],
  ["schedule", ["ready"], "scheduled", [editor]],
  ["unschedule", ["scheduled"], "ready", [editor]],
  ["reopen", ["published"], "subbing", [fiona, secondSub, editor]],
  ["abandon", ["draft", "filed", "subbing", "ready"], "published", [fiona, editor]],
  ["withdraw", ["draft", "filed", "subbing", "ready", "scheduled", "published"], "withdrawn", [editor]],
  ["restore", ["withdrawn"], "ready", [editor]],
  ["fallBack", ["scheduled"], "ready", [theSystem]],
  ["spike", ["draft"], "spiked", [leyi, editor]],
  ["spike", ["filed", "subbing", "ready"], "spiked", [editor]],
  ["unspike", ["spiked"], "draft", [leyi, editor]],
];

const rows = product.flatMap(([name, from, to, who]) => from.map((stage) => ({ name, stage, to, who })));

describe.each(rows)("$name from $stage", ({ name, stage, to, who }) => {
  test.each([...everybody, theSystem])("is $name's to make or not, as the product says", (actor) => {
    const outcome = verdict(name, storyFor(name, stage), actor, noon, typed(name));
    if (who.includes(actor)) {
      expect(outcome).toMatchObject({ ok: true, to, overridden: [] });
      return;
    }
    expect(outcome).toMatchObject({ ok: false, kind: "forbidden" });
    const sentence = transitionNamed(name).whoSentence;
    expect(!outcome.ok && outcome.unmet[0]).toMatchObject({ code: "not-yours", sentence, overridable: false });
  });
});

describe("from any other stage", () => {
  const wrong = transitionNames.flatMap((name) =>
    stages.filter((stage) => !transitionNamed(name).from.includes(stage)).map((stage) => ({ name, stage })),
  );
  test.each(wrong)("$name is too late in $stage, and says where the story stands", ({ name, stage }) => {
    const actor = name === "fallBack" ? theSystem : editor;
    const outcome = verdict(name, aStoryIn(stage), actor, noon, typed(name));
    expect(outcome).toMatchObject({ ok: false, kind: "stale" });
    expect(!outcome.ok && outcome.unmet.map((each) => each.code)).toContain("wrong-stage");
  });
});

test("the table has the product's rows and no others", () => {
  for (const name of transitionNames) {
    const from = rows.filter((row) => row.name === name).map((row) => row.stage);
    expect(new Set(from)).toEqual(new Set(transitionNamed(name).from));
    expect(rows.filter((row) => row.name === name).every((row) => row.to === transitionNamed(name).to)).toBe(true);
  }
});

/** Each condition: facts, who and what was typed with which it is not met, for a transition that needs it. */
const place = { field: "body", paragraph: 3, says: "Paragraph 3" } as const;
const picture = {
  place: { field: "lead", paragraph: null, says: "Lead picture" },
  hasImage: true,
  hasAlt: true,
  hasCredit: true,
} as const;
const toCorrect = { kind: "correction", reason: "Wrong day", by: "Fiona Patterson", at: noon } as const;
const unmetBy: Record<
  ConditionCode,
  { name: TransitionName; facts?: Partial<StoryFacts>; actor?: Actor; typed?: TypedForTransition; says: string }
> = {
  "no-headline": {
    name: "publish",
    facts: { copy: { ...clearCopy, hasHeadline: false } },
    says: "It has no headline",
  },
  "no-text": { name: "file", facts: { copy: { ...clearCopy, hasText: false } }, says: "It has no text" },
  "own-copy": {
    name: "claim",
    facts: { writers: [{ id: editor.id, name: editor.name }] },
    says: "You wrote this story; another sub must take it",
  },
  "no-note": { name: "return", typed: { note: "  \u00a0" }, says: "Say why it goes back" },
  "no-reason": { name: "spike", typed: { reason: "" }, says: "Give a reason" },
  "no-kind": {
    name: "reopen",
    typed: { reason: "More is known" },
    says: "Say whether it is an update, a correction or a clarification",
  },
  "no-time": { name: "schedule", typed: {}, says: "Choose when it goes out" },
  "time-past": {
    name: "schedule",
    typed: { at: { local: { local: "2026-11-23T12:00", zone: "Europe/London" }, instant: noon } },
    says: "Choose a time to come",
  },
  "before-embargo": {
    name: "schedule",
    facts: { embargoUntil: "2026-11-23T18:00:00.001Z" },
    says: "It cannot go before the embargo, 18:00",
  },
  "only-writer": {
    name: "publish",
    facts: { writers: [{ id: editor.id, name: editor.name }] },
    says: "You are its only writer",
  },
  "only-sub": {
    name: "publish",
    facts: {
      sub: { id: editor.id, name: editor.name },
      credits: [
        { role: "words", people: [{ personId: leyi.id, name: leyi.name, withheld: false, source: "work" }] },
        { role: "subbing", people: [{ personId: editor.id, name: editor.name, withheld: false, source: "work" }] },
      ],
    },
    says: "You are its only sub",
  },
  "no-image": {
    name: "publish",
    facts: { copy: { ...clearCopy, pictures: [{ ...picture, hasImage: false, hasAlt: false, hasCredit: false }] } },
    says: "A caption or credit has no picture: lead picture",
  },
  "no-alt": {
    name: "publish",
    facts: { copy: { ...clearCopy, pictures: [{ ...picture, hasAlt: false }] } },
    says: "A picture has no alt text: lead picture",
  },
  "no-picture-credit": {
    name: "publish",
    facts: {
      copy: {
        ...clearCopy,
        pictures: [
          { ...picture, hasCredit: false },
          { place, hasImage: true, hasAlt: true, hasCredit: false },
        ],
      },
    },
    says: "2 pictures have no credit: lead picture, paragraph 3",
  },
  "no-words-credit": { name: "pass", facts: { credits: [] }, says: "No Words credit" },
  "no-subbing-credit": { name: "pass", facts: { credits: [] }, says: "No Subbing credit" },
  "open-suggestions": {
    name: "pass",
    facts: { copy: { ...clearCopy, openSuggestions: ["a", "b"].map((id) => ({ id, by: fiona.id, place })) } },
    says: "2 open suggestions",
  },
  "open-queries": { name: "pass", facts: { openQueries: [{ place, answeredBy: null }] }, says: "1 open query" },
  "open-legal-checks": { name: "pass", facts: { openLegalChecks: [place] }, says: "1 open legal check" },
  "no-slug": { name: "publish", facts: { slug: null }, says: "It has no slug" },
  "no-desk": { name: "publish", facts: { hasDesk: false }, says: "It has no desk" },
  "no-reader-note": { name: "publish", facts: { reopened: toCorrect }, says: "Say what was wrong" },
  held: {
    name: "publish",
    facts: { hold: { by: "Desk Lawyer", at: noon, reason: "A letter came" } },
    says: "Legal hold is on, put on by Desk Lawyer",
  },
  embargoed: {
    name: "publish",
    facts: { embargoUntil: "2026-11-23T12:00:00.001Z" },
    says: "Embargoed until 12:00",
  },
  "not-reopened": {
    name: "abandon",
    typed: { reason: "No need" },
    says: "It has not been reopened, so there is no reopening to abandon",
  },
  "not-live": {
    name: "withdraw",
    facts: { edition: null },
    typed: { reason: "Wrong" },
    says: "It has not been published, so there is nothing to withdraw",
  },
  "been-published": {
    name: "spike",
    facts: { edition: { number: 1, at: noon, isLive: true } },
    says: "It has been published; withdraw it instead",
  },
  "slug-taken": {
    name: "unspike",
    facts: { isSlugTaken: true },
    says: "The slug met-armed-patrols is in use; choose another",
  },
};

const needing = (code: ConditionCode) => transitionNames.filter((name) => transitionNamed(name).needs.includes(code));
const conditionRows = Object.entries(unmetBy).map(([code, row]) => ({ code: code as ConditionCode, ...row }));

describe.each(conditionRows)("the condition $code", ({ code, name, facts, actor = editor, typed: given, says }) => {
  const stage = transitionNamed(name).from.at(-1) ?? "draft";
  const isMet = (outcome: ReturnType<typeof verdict>) =>
    outcome.ok || outcome.unmet.every((each) => each.code !== code);

  test("is told when it is not met, in its own sentence", () => {
    const outcome = verdict(name, aStoryIn(stage, facts ?? {}), actor, noon, given ?? typed(name));
    expect(!outcome.ok && outcome.unmet.find((each) => each.code === code)?.sentence).toBe(says);
  });

  test.each(needing(code))("stands in nobody's way once it is met, for %s", (needer) => {
    const from = transitionNamed(needer).from[0] ?? "draft";
    expect(isMet(verdict(needer, storyFor(needer, from), editor, noon, typed(needer)))).toBe(true);
  });
});

describe("a refusal", () => {
  const codesOf = (outcome: ReturnType<typeof verdict>): readonly UnmetCode[] =>
    outcome.ok ? [] : outcome.unmet.map((each) => each.code);

  test("P-02 names all that is unmet, and says that the hold cannot be overridden", () => {
    const story = aStoryIn("ready", {
      slug: null,
      hold: { by: "Desk Lawyer", at: noon, reason: "A letter came" },
      copy: {
        ...clearCopy,
        pictures: [{ ...picture, hasAlt: false, hasCredit: false }],
        openSuggestions: [{ id: "a", by: fiona.id, place }],
      },
    });
    const outcome = verdict("publish", story, editor, noon);
    expect(codesOf(outcome)).toEqual(["no-alt", "no-picture-credit", "open-suggestions", "no-slug", "held"]);
    expect(!outcome.ok && outcome.unmet.every((each) => !each.overridable)).toBe(true);
  });

  test("asks for the picture of a caption, and not also for the alt text and credit of what is not there", () => {
    const copy = { ...clearCopy, pictures: [{ place, hasImage: false, hasAlt: false, hasCredit: false }] };
    expect(codesOf(verdict("publish", aStoryIn("ready", { copy }), editor, noon))).toEqual(["no-image"]);
  });

  test("W-06 does not let a sub override that it is their own copy", () => {
    const story = aStoryIn("filed", { writers: [{ id: secondSub.id, name: secondSub.name }] });
    const outcome = verdict("claim", story, secondSub, noon, { overrides: ["own-copy"], reason: "I am alone" });
    expect(outcome).toMatchObject({ ok: false, kind: "unmet", unmet: [{ code: "own-copy", overridable: false }] });
  });

  test("W-07 is lifted by an editor who names the condition and gives a reason, and by neither alone", () => {
    const story = aStoryIn("filed", { writers: [{ id: editor.id, name: editor.name }] });
    const claim = (given: TypedForTransition) => verdict("claim", story, editor, noon, given);
    expect(claim({ overrides: ["own-copy"], reason: "Nobody else is here" })).toMatchObject({
      ok: true,
      overridden: ["own-copy"],
    });
    expect(codesOf(claim({ overrides: ["own-copy"], reason: " \u200b" }))).toEqual(["no-reason"]);
    expect(codesOf(claim({ reason: "Nobody else is here" }))).toEqual(["own-copy"]);
    expect(codesOf(claim({ overrides: ["only-writer"], reason: "Nobody else is here" }))).toEqual(["own-copy"]);
  });

  test.each(["held", "embargoed", "open-suggestions", "no-headline"] as const)("%s can never be overridden", (code) => {
    const story = aStoryIn("ready", unmetBy[code].facts ?? unmetBy["no-headline"].facts ?? {});
    const outcome = verdict("publish", story, editor, noon, { overrides: [code], reason: "It must go" });
    expect(codesOf(outcome)).toContain(code);
  });

  test.each([
    [["Leyi Chen"], "1 query, answered by Leyi Chen and still open"],
    [[null, null], "2 open queries"],
    [[null, "Leyi Chen", null], "3 open queries, 1 of them answered"],
    [["Leyi Chen", "Ada Brown"], "2 open queries, all answered"],
  ])("S-10 tells which of the queries that are open are answered: %s", (answered, says) => {
    const openQueries = answered.map((answeredBy) => ({ place, answeredBy }));
    const outcome = verdict("pass", aStoryIn("subbing", { openQueries }), fiona, noon);
    expect(!outcome.ok && outcome.unmet.map(({ sentence }) => sentence)).toEqual([says]);
  });

  test("W-04 tells a writer who is late who has it since when", () => {
    const outcome = verdict("recall", aStoryIn("subbing"), leyi, noon);
    expect(outcome).toMatchObject({ ok: false, kind: "stale" });
    expect(!outcome.ok && outcome.unmet[0]?.sentence).toBe(
      "Fiona Patterson has this story since 11:40; ask them to return it",
    );
  });

  test("P-13 tells who reopened it, as what and why, and names a newer edition to be read first", () => {
    const again = verdict("reopen", aReopenedStoryIn("subbing"), editor, noon, { kind: "update", reason: "New" });
    expect(!again.ok && again.unmet[0]?.sentence).toContain("Fiona Patterson reopened it as a correction: Wrong day");
    const newer = aStoryIn("published", { edition: { number: 2, at: "2026-11-23T11:10:00.000Z", isLive: true } });
    const late = verdict("reopen", newer, editor, noon, { kind: "update", reason: "New", edition: 1 });
    expect(late).toMatchObject({ ok: false, kind: "stale" });
    expect(!late.ok && late.unmet[0]?.sentence).toBe("Edition 2 came out at 11:10; read it first");
  });

  test("P-11 says when a scheduled story goes out", () => {
    const outcome = verdict("sendBack", aStoryIn("scheduled"), editor, noon, { note: "Wait" });
    expect(!outcome.ok && outcome.unmet[0]?.sentence).toBe("Locked: it publishes at 18:00");
  });
});
