import type { Credit, CreditedPerson } from "#domain/credits.ts";
import type { CopyFacts, StoryFacts } from "#domain/facts.ts";
import type { Person, Role } from "#domain/people.ts";
import type { Stage } from "#domain/stage.ts";

/** A person of these roles. */
export function aPerson(name: string, ...roles: Role[]): Person {
  return { kind: "person", id: `id-${name.toLowerCase().replaceAll(" ", "-")}`, name, roles };
}

export const leyi = aPerson("Leyi Chen", "writer");
export const fiona = aPerson("Fiona Patterson", "sub");
export const secondSub = aPerson("Sam Okafor", "writer", "sub");
export const editor = aPerson("Duty Editor", "editor");
export const lawyer = aPerson("Desk Lawyer", "lawyer");
export const admin = aPerson("Desk Admin", "admin");
export const everybody = [leyi, fiona, secondSub, editor, lawyer, admin];

/** Noon in London on the day of the tests, 23 November 2026. */
export const noon = "2026-11-23T12:00:00.000Z";

/** A credit of people by their accounts, as the work gives them. */
export function aCredit(role: Credit["role"], ...people: readonly Person[]): Credit {
  return {
    role,
    people: people.map(
      (each): CreditedPerson => ({
        personId: each.id,
        name: each.name,
        withheld: false,
        source: "work",
      }),
    ),
  };
}

/** The facts of copy that has a headline and text, and nothing open or missing. */
export const clearCopy: CopyFacts = { hasHeadline: true, hasText: true, words: 300, pictures: [], openSuggestions: [] };

/** A story by Leyi Chen, subbed by Fiona Patterson, in which everything that publishing asks for is there. */
export function aStoryIn(stage: Stage, changes: Partial<StoryFacts> = {}): StoryFacts {
  const isWithSub = stage !== "draft" && stage !== "filed" && stage !== "spiked";
  const isOut = stage === "published";
  const wasOut = isOut || stage === "withdrawn";
  return {
    stage,
    writers: [{ id: leyi.id, name: leyi.name }],
    sub: isWithSub ? { id: fiona.id, name: fiona.name } : null,
    slug: "met-armed-patrols",
    hasDesk: true,
    copy: clearCopy,
    credits: [aCredit("words", leyi), ...(isWithSub ? [aCredit("subbing", fiona)] : [])],
    openQueries: [],
    openLegalChecks: [],
    subSince: isWithSub ? "2026-11-23T11:40:00.000Z" : null,
    hold: null,
    embargoUntil: null,
    publishAt: stage === "scheduled" ? "2026-11-23T18:00:00.000Z" : null,
    reopened: null,
    readerNote: null,
    edition: wasOut ? { number: 1, at: "2026-11-23T09:00:00.000Z", isLive: isOut } : null,
    isSlugTaken: false,
    zone: "Europe/London",
    ...changes,
  };
}

/** The same story, published and opened again for a correction. */
export function aReopenedStoryIn(stage: Stage, changes: Partial<StoryFacts> = {}): StoryFacts {
  return aStoryIn(stage, {
    sub: { id: fiona.id, name: fiona.name },
    credits: [aCredit("words", leyi), aCredit("subbing", fiona)],
    edition: { number: 1, at: "2026-11-23T09:00:00.000Z", isLive: true },
    reopened: { kind: "correction", reason: "Wrong day", by: fiona.name, at: "2026-11-23T11:40:00.000Z" },
    ...changes,
  });
}
