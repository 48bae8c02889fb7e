import { describe, expect, test } from "vitest";
import { Story } from "#contract/stories.ts";
import { transitionWords } from "#client/features/story/transitionWords.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { transitionNamed, transitionNames } from "#domain/transitions.ts";

const id = "01890000-0000-7000-8000-000000000001";
const leyi = { id, name: "Leyi Chen" };
const story = Story.parse({
  id,
  slug: "night-ferry",
  headline: "Ferry to run till dawn",
  desk: null,
  stage: "draft",
  revision: 1,
  words: 10,
  length: null,
  priority: 2,
  due: null,
  embargo: null,
  publishAt: null,
  writers: [leyi],
  sub: null,
  isHeld: false,
  reopenedKind: null,
  edition: { number: 2, at: "2026-11-23T21:40:00.000Z", isLive: true, path: "/news/2026/11/23/night-ferry" },
  changedAt: "2026-11-23T21:40:00.000Z",
  brief: null,
  credits: [],
  line: "",
  hold: null,
  reopened: null,
  readerNote: null,
  withdrawnReason: null,
  createdBy: leyi,
  createdAt: "2026-11-23T21:40:00.000Z",
  abilities: {
    transitions: [],
    copy: "edit",
    startsSuggesting: false,
    changeFields: { allowed: true, why: null },
    changeEmbargo: { allowed: true, why: null },
    changeCredits: { allowed: true, why: null },
    hold: { allowed: true, why: null },
    liftHold: { allowed: true, why: null },
  },
});

describe("every transition", () => {
  test.each(transitionNames)(
    "%s has its words: a title that names the story or who gets it, a sentence, what was done",
    (name) => {
      const words = transitionWords[name];
      expect(transitionLabels[name]).toMatch(/^[A-Z][a-z]+( [a-z]+){0,2}$/);
      expect(words.title(story)).toMatch(/night-ferry|Leyi Chen|the sub/);
      expect(words.means(story)).toMatch(/^[A-Z].+\.$/);
      expect(words.done(story)).toContain("night-ferry");
    },
  );

  test.each(transitionNames.filter((name) => transitionWords[name].undo !== undefined))(
    "%s is taken back by one that leads back",
    (name) => {
      const back = transitionNamed(transitionWords[name].undo ?? name);
      expect(back.from).toContain(transitionNamed(name).to);
    },
  );

  test("has no keys where it cannot be taken back or is not asked about", () => {
    const withKeys = transitionNames.filter((name) => transitionWords[name].keys !== undefined);
    expect(withKeys).toEqual(["file", "claim", "pass"]);
  });
});
