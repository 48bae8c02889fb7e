import type { Node } from "prosemirror-model";
import { copyFacts } from "#document/facts.ts";
import type { OpenQuery, StoryFacts } from "#domain/facts.ts";
import { answererOf } from "#domain/queries.ts";
import type { Tx } from "../../db.ts";
import { creditsOf } from "../../repos/credits.ts";
import { type OpenQueryRow, openQueries } from "../../repos/notes.ts";
import { slugTaker } from "../../repos/slugs.ts";
import type { StoryRow } from "../../repos/stories.ts";
import { type PeopleOn, peopleOn } from "../../repos/storyPeople.ts";

/** Everything that a story's rules ask for, with its people under their branded ids. */
export type Facts = StoryFacts & PeopleOn;

/**
 * The facts of a story whose copy is `doc`. `wantedSlug` is the slug that it would take, where a transition gives it
 * a new one. In a transaction that has locked story and copy they stay true until it ends.
 */
export async function factsOf(
  tx: Tx,
  story: StoryRow,
  doc: Node,
  given: { readonly zone: string; readonly wantedSlug?: string | undefined },
): Promise<Facts> {
  const people = await peopleOn(tx, story.id);
  const credits = await creditsOf(tx, story.id);
  const queries = await openQueries(tx, story.id);
  const slug = given.wantedSlug ?? story.slug;
  const taker = slug === null ? null : await slugTaker(tx, slug, story.id);
  return {
    ...people,
    stage: story.stage,
    slug: story.slug,
    hasDesk: story.desk !== null,
    copy: copyFacts(doc),
    credits,
    openQueries: queries.map(openQuery),
    // Legal checks are made by the checks, and none of those runs yet.
    openLegalChecks: [],
    subSince: people.sub?.since ?? null,
    hold: story.hold,
    embargoUntil: story.embargo?.instant ?? null,
    publishAt: story.publishAt?.instant ?? null,
    reopened: story.reopened,
    readerNote: story.readerNote,
    edition: story.edition,
    isSlugTaken: taker !== null,
    zone: given.zone,
  };
}

function openQuery({ id, by, quote, body, answers }: OpenQueryRow): OpenQuery {
  const words = quote ?? body;
  const short = words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
  const answeredBy = answererOf(by, answers)?.name ?? null;
  const says = `${by.name}: ${short}${answeredBy === null ? "" : ` (answered by ${answeredBy})`}`;
  return { place: { field: "notes", paragraph: null, says, id }, answeredBy };
}
