import { creditsIn } from "./credits.ts";
import type { OpenQuery, PictureFacts, Place, StoryFacts, TypedForTransition } from "./facts.ts";
import { type Actor, hasRole } from "./people.ts";
import { clockTime, type Instant, isBefore } from "./times.ts";

/** Everything a condition may look at. */
export interface Asked {
  readonly facts: StoryFacts;
  readonly actor: Actor;
  readonly typed: TypedForTransition;
  readonly now: Instant;
}

export const conditionCodes = [
  "no-headline",
  "no-text",
  "own-copy",
  "no-note",
  "no-reason",
  "no-kind",
  "no-time",
  "time-past",
  "before-embargo",
  "only-writer",
  "only-sub",
  "no-image",
  "no-alt",
  "no-picture-credit",
  "no-words-credit",
  "no-subbing-credit",
  "open-suggestions",
  "open-queries",
  "open-legal-checks",
  "no-slug",
  "no-desk",
  "no-reader-note",
  "held",
  "embargoed",
  "not-reopened",
  "not-live",
  "been-published",
  "slug-taken",
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

interface Condition {
  /** Whether it is unmet: null when met, else the places it concerns (which may be none). */
  readonly unmet: (asked: Asked) => readonly Place[] | null;
  readonly sentence: (asked: Asked, places: readonly Place[]) => string;
  /** Whether an editor may override it by naming it and giving a reason. */
  readonly overridable?: true;
  /** Whether it is settled by what is typed, so that an offer does not count it. */
  readonly typed?: true;
}

const place = (field: Place["field"], says: string): Place => ({ field, paragraph: null, says });
const when = (isUnmet: boolean, ...places: Place[]) => (isUnmet ? places : null);
const some = (places: readonly Place[]) => (places.length > 0 ? places : null);
const isBlank = (text: string | undefined) => text === undefined || text.replace(/[\s\p{Cf}\u3164]/gu, "") === "";
const plural = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);
const named = (places: readonly Place[]) => places.map((each) => each.says.toLowerCase()).join(", ");
const isOnlyOne = (people: readonly { id: string }[], actor: Actor) =>
  people.length === 1 && people[0]?.id === actor.id;

/** The story's subs for four eyes: whoever is credited for subbing, or has it now. */
function subsOf(facts: StoryFacts): readonly { id: string }[] {
  const credited = creditsIn(facts.credits, "subbing").map((each) => each.personId ?? each.name);
  return [...new Set([...credited, ...(facts.sub === null ? [] : [facts.sub.id])])].map((id) => ({ id }));
}

/** How many queries are open, and of how many somebody has only to say that they are settled. */
function openQueriesInWords(queries: readonly OpenQuery[]): string {
  const [only] = queries;
  if (queries.length === 1 && only !== undefined && only.answeredBy !== null)
    return `1 query, answered by ${only.answeredBy} and still open`;
  const says = plural(queries.length, "open query", "open queries");
  const answered = queries.filter(({ answeredBy }) => answeredBy !== null).length;
  if (answered === 0) return says;
  return answered === queries.length ? `${says}, all answered` : `${says}, ${answered} of them answered`;
}

function withImage({ copy }: StoryFacts): readonly PictureFacts[] {
  return copy.pictures.filter(({ hasImage }) => hasImage);
}

/** Whether an embargo still holds at the instant at which the story would go out. */
function isEmbargoedAt(facts: StoryFacts, at: Instant): boolean {
  return facts.embargoUntil !== null && isBefore(at, facts.embargoUntil);
}

/**
 * Each condition: when it is unmet, what is said, and whether an editor may override it. The sentences say what
 * stands in the way, in the words of the desk; what to do about it follows from the place that they link to.
 */
export const conditions: Record<ConditionCode, Condition> = {
  "no-headline": {
    unmet: ({ facts }) => when(!facts.copy.hasHeadline, place("headline", "Headline")),
    sentence: () => "It has no headline",
  },
  "no-text": {
    unmet: ({ facts }) => when(!facts.copy.hasText, place("body", "Story text")),
    sentence: () => "It has no text",
  },
  "own-copy": {
    unmet: ({ facts, actor }) => when(facts.writers.some((writer) => writer.id === actor.id)),
    sentence: () => "You wrote this story; another sub must take it",
    overridable: true,
  },
  "no-note": {
    unmet: ({ typed }) => when(isBlank(typed.note)),
    sentence: () => "Say why it goes back",
    typed: true,
  },
  "no-reason": {
    unmet: ({ typed }) => when(isBlank(typed.reason)),
    sentence: () => "Give a reason",
    typed: true,
  },
  "no-kind": {
    unmet: ({ typed }) => when(typed.kind === undefined),
    sentence: () => "Say whether it is an update, a correction or a clarification",
    typed: true,
  },
  "no-time": {
    unmet: ({ typed }) => when(typed.at === undefined),
    sentence: () => "Choose when it goes out",
    typed: true,
  },
  "time-past": {
    unmet: ({ typed, now }) => when(typed.at !== undefined && !isBefore(now, typed.at.instant)),
    sentence: () => "Choose a time to come",
    typed: true,
  },
  "before-embargo": {
    unmet: ({ facts, typed }) =>
      when(typed.at !== undefined && isEmbargoedAt(facts, typed.at.instant), place("embargo", "Embargo")),
    sentence: ({ facts, now }) =>
      `It cannot go before the embargo, ${clockTime(facts.embargoUntil ?? now, now, facts.zone)}`,
    typed: true,
  },
  "only-writer": {
    unmet: ({ facts, actor }) => when(isOnlyOne(facts.writers, actor), place("credits", "Credits")),
    sentence: () => "You are its only writer",
    overridable: true,
  },
  "only-sub": {
    unmet: ({ facts, actor }) => when(isOnlyOne(subsOf(facts), actor), place("credits", "Credits")),
    sentence: () => "You are its only sub",
    overridable: true,
  },
  "no-image": {
    unmet: ({ facts }) => some(facts.copy.pictures.filter((each) => !each.hasImage).map((each) => each.place)),
    sentence: (_, places) =>
      places.length === 1
        ? `A caption or credit has no picture: ${named(places)}`
        : `${places.length} captions or credits have no picture: ${named(places)}`,
  },
  // Where there is no image, that is what is missing.
  "no-alt": {
    unmet: ({ facts }) => some(withImage(facts).flatMap((each) => (each.hasAlt ? [] : each.place))),
    sentence: (_, places) =>
      places.length === 1
        ? `A picture has no alt text: ${named(places)}`
        : `${places.length} pictures have no alt text: ${named(places)}`,
  },
  "no-picture-credit": {
    unmet: ({ facts }) => some(withImage(facts).flatMap((each) => (each.hasCredit ? [] : each.place))),
    sentence: (_, places) =>
      places.length === 1
        ? `A picture has no credit: ${named(places)}`
        : `${places.length} pictures have no credit: ${named(places)}`,
  },
  "no-words-credit": {
    unmet: ({ facts }) => when(creditsIn(facts.credits, "words").length === 0, place("credits", "Credits")),
    sentence: () => "No Words credit",
  },
  "no-subbing-credit": {
    unmet: ({ facts }) => when(creditsIn(facts.credits, "subbing").length === 0, place("credits", "Credits")),
    sentence: () => "No Subbing credit",
  },
  "open-suggestions": {
    unmet: ({ facts }) => some(facts.copy.openSuggestions.map(({ place, id }) => ({ ...place, id }))),
    sentence: (_, places) => plural(places.length, "open suggestion", "open suggestions"),
  },
  "open-queries": {
    unmet: ({ facts }) => some(facts.openQueries.map(({ place }) => place)),
    sentence: ({ facts }) => openQueriesInWords(facts.openQueries),
  },
  "open-legal-checks": {
    unmet: ({ facts }) => some(facts.openLegalChecks),
    sentence: (_, places) => plural(places.length, "open legal check", "open legal checks"),
    overridable: true,
  },
  "no-slug": {
    unmet: ({ facts }) => when(facts.slug === null, place("slug", "Slug")),
    sentence: () => "It has no slug",
  },
  "no-desk": {
    unmet: ({ facts }) => when(!facts.hasDesk, place("desk", "Desk")),
    sentence: () => "It has no desk",
  },
  "no-reader-note": {
    unmet: ({ facts, typed }) =>
      when(
        facts.reopened !== null &&
          facts.reopened.kind !== "update" &&
          isBlank(typed.note) &&
          isBlank(facts.readerNote ?? undefined),
      ),
    sentence: ({ facts }) =>
      facts.reopened?.kind === "clarification" ? "Say what is made clear" : "Say what was wrong",
    typed: true,
  },
  held: {
    unmet: ({ facts }) => when(facts.hold !== null, place("hold", "Legal hold")),
    sentence: ({ facts }) => `Legal hold is on, put on by ${facts.hold?.by ?? "somebody"}`,
  },
  embargoed: {
    unmet: ({ facts, now }) => when(isEmbargoedAt(facts, now), place("embargo", "Embargo")),
    sentence: ({ facts, now }) => `Embargoed until ${clockTime(facts.embargoUntil ?? now, now, facts.zone)}`,
  },
  "not-reopened": {
    unmet: ({ facts }) => when(facts.reopened === null || facts.edition?.isLive !== true),
    sentence: () => "It has not been reopened, so there is no reopening to abandon",
  },
  "not-live": {
    unmet: ({ facts }) => when(facts.edition?.isLive !== true),
    sentence: () => "It has not been published, so there is nothing to withdraw",
  },
  "been-published": {
    unmet: ({ facts }) => when(facts.edition !== null),
    sentence: () => "It has been published; withdraw it instead",
  },
  "slug-taken": {
    unmet: ({ facts }) => when(facts.isSlugTaken, place("slug", "Slug")),
    sentence: ({ facts, typed }) => `The slug ${typed.slug ?? facts.slug ?? ""} is in use; choose another`,
    typed: true,
  },
};

/** Whether `actor` may override this condition, if they name it and give a reason. */
export function mayOverride(code: ConditionCode, actor: Actor): boolean {
  return conditions[code].overridable === true && hasRole(actor, "editor");
}
