import type { Node } from "prosemirror-model";
import type { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import type { Story, StorySummary } from "#contract/stories.ts";
import { type Abilities, abilitiesOf } from "#domain/abilities.ts";
import { creditLine } from "#domain/credits.ts";
import type { Actor } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import type { Tx } from "../../db.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import type { StoryRow } from "../../repos/stories.ts";
import type { PeopleOn } from "../../repos/storyPeople.ts";
import type { SignedIn } from "../../useCase.ts";
import { type Facts, factsOf } from "./factsOf.ts";
import { loadStory } from "./loadStory.ts";
import { listingOf } from "./writeListing.ts";

/** A story as the contract gives it before it is read by the schema. */
type StoryReply = z.input<typeof Story>;
type SummaryReply = z.input<typeof StorySummary>;

/** The story as it stands in this transaction, with what the person who asks can do with it. */
export async function storyReply(tx: Tx, ctx: SignedIn, storyId: StoryId): Promise<StoryReply> {
  const story = await loadStory(tx, storyId);
  const { doc } = await readCopyAt(tx, storyId);
  const facts = await factsOf(tx, story, doc, { zone: ctx.deps.settings.newsroom.zone });
  return storyFor(story, facts, doc, { actor: ctx.actor, now: ctx.now, newsroom: ctx.deps.settings.newsroom.name });
}

function storyFor(
  story: StoryRow,
  facts: Facts,
  doc: Node,
  given: { readonly actor: Actor; readonly now: Instant; readonly newsroom: string },
): StoryReply {
  const { headline, words } = listingOf(doc);
  return {
    ...summaryOf({ ...story, headline, words }, facts),
    brief: story.brief,
    credits: facts.credits.map(({ role, people }) => ({ role, people: people.map((person) => ({ ...person })) })),
    line: creditLine(facts.credits, given.newsroom),
    hold: story.hold,
    reopened: story.reopened,
    readerNote: story.readerNote,
    withdrawnReason: story.withdrawnReason,
    createdBy: story.createdBy,
    createdAt: story.createdAt,
    abilities: abilitiesReply(abilitiesOf(facts, given.actor, given.now)),
  };
}

function abilitiesReply({ transitions, ...rest }: Abilities): StoryReply["abilities"] {
  return {
    ...rest,
    transitions: transitions.map((each) => ({
      ...each,
      unmet: each.unmet.map((unmet) => ({
        ...unmet,
        where: unmet.where.map((place) => ({ ...place, id: place.id ?? null })),
      })),
      asks: each.asks.map((ask) => ({ ...ask })),
    })),
  };
}

/** A story as a list shows it. */
export function summaryOf(story: StoryRow, people: PeopleOn): SummaryReply {
  return {
    id: story.id,
    slug: story.slug,
    headline: story.headline,
    desk: story.desk,
    stage: story.stage,
    revision: story.revision,
    words: story.words,
    length: story.length,
    priority: story.priority,
    due: story.due,
    embargo: story.embargo,
    publishAt: story.publishAt,
    writers: people.writers.map(({ id, name }) => ({ id, name })),
    sub: people.sub === null ? null : { id: people.sub.id, name: people.sub.name, since: people.sub.since },
    isHeld: story.hold !== null,
    reopenedKind: story.reopened?.kind ?? null,
    edition: story.edition,
    changedAt: story.changedAt,
  };
}
