import { describe, expect, test } from "vitest";
import { abilitiesOf } from "#domain/abilities.ts";
import type { StoryFacts } from "#domain/facts.ts";
import type { Actor } from "#domain/people.ts";
import { stages } from "#domain/stage.ts";
import { verdict } from "#domain/verdict.ts";
import {
  admin,
  aReopenedStoryIn,
  aStoryIn,
  clearCopy,
  editor,
  everybody,
  fiona,
  lawyer,
  leyi,
  noon,
  secondSub,
} from "#tests/builders/facts.ts";

const offered = (story: StoryFacts, actor: Actor) => abilitiesOf(story, actor, noon).transitions;
const names = (story: StoryFacts, actor: Actor) => offered(story, actor).map((each) => each.transition);

describe("what is offered", () => {
  test.each([
    ["draft", leyi, ["file", "spike"]],
    ["draft", fiona, []],
    ["filed", leyi, ["recall"]],
    ["filed", fiona, ["claim", "return"]],
    ["filed", editor, ["recall", "claim", "return", "spike"]],
    ["subbing", fiona, ["release", "return", "pass"]],
    ["subbing", secondSub, []],
    ["ready", editor, ["sendBack", "publish", "schedule", "spike"]],
    ["ready", fiona, []],
    ["scheduled", editor, ["unschedule"]],
    ["published", fiona, ["reopen"]],
    ["published", editor, ["reopen", "withdraw"]],
    ["withdrawn", editor, ["restore"]],
    ["spiked", leyi, ["unspike"]],
    ["ready", admin, []],
    ["filed", lawyer, []],
  ] as const)("in %s to %o", (stage, actor, wanted) => {
    expect(names(aStoryIn(stage), actor)).toEqual(wanted);
  });

  test("on a reopened story is abandon and withdraw, and no longer spike", () => {
    expect(names(aReopenedStoryIn("subbing"), editor)).toEqual(["release", "return", "pass", "abandon", "withdraw"]);
    expect(names(aReopenedStoryIn("subbing"), fiona)).toEqual(["release", "return", "pass", "abandon"]);
  });

  test.each(stages)("is what the verdict lets through in %s, once what it asks for is typed", (stage) => {
    const story = aStoryIn(stage);
    const typed = {
      note: "A note",
      reason: "A reason",
      kind: "update",
      at: { local: { local: "2026-11-23T18:00", zone: "Europe/London" }, instant: "2026-11-23T18:00:00.000Z" },
    } as const;
    for (const person of everybody)
      for (const { transition, allowed } of offered(story, person))
        expect([transition, verdict(transition, story, person, noon, typed).ok]).toEqual([transition, allowed]);
  });

  test("stands there with every reason that keeps it from going through", () => {
    const story = aStoryIn("draft", { copy: { ...clearCopy, hasHeadline: false, hasText: false } });
    const [file] = offered(story, leyi);
    expect(file).toMatchObject({ transition: "file", allowed: false });
    expect(file?.unmet.map((each) => each.sentence)).toEqual(["It has no headline", "It has no text"]);
  });
});

describe("what is asked for", () => {
  const asks = (story: StoryFacts, actor: Actor, name: string) =>
    offered(story, actor)
      .find((each) => each.transition === name)
      ?.asks.map((ask) => `${ask.label}${ask.isRequired ? "" : "?"}`);

  test.each([
    ["draft", leyi, "file", ["Note to the sub?"]],
    ["filed", fiona, "return", ["Note to the writer"]],
    ["ready", editor, "sendBack", ["Note to the sub"]],
    ["ready", editor, "publish", []],
    ["ready", editor, "schedule", ["Time"]],
    ["published", fiona, "reopen", ["Kind", "Reason", "Note to readers?"]],
    ["published", editor, "withdraw", ["Reason"]],
    ["withdrawn", editor, "restore", ["Kind", "Reason", "Note to readers?"]],
    ["draft", leyi, "spike", ["Reason"]],
    ["spiked", leyi, "unspike", []],
  ] as const)("in %s of %o for %s", (stage, actor, name, wanted) => {
    expect(asks(aStoryIn(stage), actor, name)).toEqual(wanted);
  });

  test("for publishing a correction is a note to readers, until one was given", () => {
    expect(asks(aReopenedStoryIn("ready"), editor, "publish")).toEqual(["Note to readers"]);
    expect(asks(aReopenedStoryIn("ready", { readerNote: "It was Tuesday" }), editor, "publish")).toEqual([
      "Note to readers?",
    ]);
  });

  test("for unspiking is a slug, once somebody else has the old one", () => {
    expect(asks(aStoryIn("spiked", { isSlugTaken: true }), leyi, "unspike")).toEqual(["Slug"]);
  });
});

describe("the rest", () => {
  const may = (story: StoryFacts, actor: Actor) => {
    const { changeFields, changeEmbargo, changeCredits, hold, liftHold } = abilitiesOf(story, actor, noon);
    const all = { changeFields, changeEmbargo, changeCredits, hold, liftHold };
    return Object.entries(all).flatMap(([name, each]) => (each.allowed ? [name] : []));
  };
  const held = { hold: { by: "Leyi Chen", at: noon, reason: "A letter came" } };

  test.each([
    ["draft", leyi, ["changeFields", "changeCredits", "hold"]],
    ["filed", leyi, ["hold"]],
    ["subbing", fiona, ["changeFields", "changeCredits", "hold"]],
    ["ready", fiona, ["changeCredits", "hold"]],
    ["ready", editor, ["changeFields", "changeEmbargo", "changeCredits", "hold"]],
    ["scheduled", editor, ["hold"]],
    ["published", editor, ["changeFields", "hold"]],
    ["subbing", lawyer, ["hold"]],
    ["subbing", admin, []],
    ["subbing", secondSub, []],
  ] as const)("in %s is %o's as the product says", (stage, actor, wanted) => {
    expect(may(aStoryIn(stage), actor)).toEqual(wanted);
  });

  test("A-04 only an editor or a lawyer takes a hold off", () => {
    const story = aStoryIn("subbing", held);
    expect(everybody.filter((each) => may(story, each).includes("liftHold"))).toEqual([editor, lawyer]);
    expect(abilitiesOf(story, fiona, noon).liftHold.why).toBe("An editor or a lawyer must take it off");
  });

  test("says why not exactly where it is not allowed", () => {
    for (const stage of stages)
      for (const person of everybody) {
        const { changeFields, changeEmbargo, changeCredits, hold, liftHold } = abilitiesOf(
          aStoryIn(stage),
          person,
          noon,
        );
        for (const each of [changeFields, changeEmbargo, changeCredits, hold, liftHold])
          expect(each.why === null).toBe(each.allowed);
      }
  });
});
