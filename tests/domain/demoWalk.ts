import { abilitiesOf, mayChangeCredits, mayHold } from "#domain/abilities.ts";
import {
  type Credit,
  type CreditedPerson,
  creditNameFault,
  creditRoles,
  inPrintedOrder,
  withCredit,
} from "#domain/credits.ts";
import type { StoryFacts } from "#domain/facts.ts";
import type { Person } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import { verdict } from "#domain/verdict.ts";
import { type DemoEmail, demoPeople } from "#server/core/demo/people.ts";
import { type DemoSpan, spansOf } from "#server/core/demo/spans.ts";
import type { DemoBlock, DemoCredited, DemoEdit, DemoPicture, DemoStep, DemoStory } from "#server/core/demo/story.ts";

const made = Date.parse("2026-11-23T17:04:00Z");
const minutesFromMade = (minutes: number): Instant => new Date(made + minutes * 60_000).toISOString();

/** The words of a span, without its mark. */
export const plain = (span: DemoSpan): string => span.text;

/** How many words a demonstration story was typed with: headline and pictures left out, as the desk counts. */
export function wordsIn(story: DemoStory): number {
  const texts = story.body.flatMap((block) => ("picture" in block ? [] : blockTexts(block)));
  return texts.flatMap((text) => spansOf(text).map(plain).join("").trim().split(/\s+/u)).length;
}

/** Every text of a story that a reader could come to see. */
export function textsOf(story: DemoStory): readonly string[] {
  const lead = story.lead === null ? [] : blockTexts(story.lead);
  const steps = story.path.flatMap((step) => [
    ...("note" in step && step.note !== undefined ? [step.note] : []),
    ...("reason" in step && step.reason !== undefined ? [step.reason] : []),
    ...(step.does === "edit" ? step.edits.map((edit) => edit.to) : []),
  ]);
  const brief = story.brief === null ? [] : [story.brief];
  const body = story.body.flatMap(blockTexts);
  return [story.headline, story.standfirst, ...lead, ...body, ...steps, ...brief].filter((text) => text !== "");
}

/** The pictures of a story, the lead first. */
export function picturesOf(story: DemoStory): readonly DemoPicture[] {
  return [story.lead, ...story.body].flatMap((block) => (block !== null && "picture" in block ? [block] : []));
}

function blockTexts(block: DemoBlock): readonly string[] {
  if ("kind" in block) return block.speaker === undefined ? [block.text] : [block.text, block.speaker];
  if ("picture" in block) return [block.alt, block.caption, block.credit].filter((text) => text !== "");
  if ("divider" in block) return [];
  return [block.factBox.title, ...block.factBox.blocks.flatMap(blockTexts)];
}

/**
 * Takes a demonstration story along its path, through the same rules as the server's, and gives what is known of it
 * at the end. Throws with every unmet condition when a step is refused, or when its time or its words are wrong.
 */
export function endOf(story: DemoStory): StoryFacts {
  let body = story.body;
  let facts = startOf(story);
  let before = story.startedMinutesAgo;
  for (const step of story.path) {
    if (step.minutesAgo >= before) throw new Error(`${story.slug}: ${step.does} is out of the order of time`);
    before = step.minutesAgo;
    facts = taken(facts, step);
    if (step.does === "edit") body = step.edits.reduce(edited, body);
  }
  return facts;
}

function startOf(story: DemoStory): StoryFacts {
  const writer = personOf(story.writer);
  const starter = personOf(story.commissionedBy ?? story.writer);
  if (story.commissionedBy !== null && !starter.roles.includes("editor"))
    throw new Error(`${starter.name} may not commission a story`);
  const place = { field: "lead", paragraph: null, says: "Lead picture" } as const;
  return {
    stage: "draft",
    slug: story.slug,
    hasDesk: true,
    copy: {
      hasHeadline: story.headline !== "",
      hasText: story.body.length > 0,
      words: wordsIn(story),
      pictures: picturesOf(story).map((each) => ({
        place,
        hasImage: true,
        hasAlt: each.alt !== "",
        hasCredit: each.credit !== "",
      })),
      openSuggestions: [],
    },
    writers: [writer],
    sub: null,
    subSince: null,
    credits: withCredit([], "words", fromWork(writer)),
    openQueries: [],
    openLegalChecks: [],
    hold: null,
    embargoUntil: null,
    publishAt: null,
    reopened: null,
    readerNote: null,
    edition: null,
    isSlugTaken: false,
    zone: "Europe/London",
  };
}

function taken(facts: StoryFacts, step: DemoStep): StoryFacts {
  const actor = personOf(step.by);
  const now = minutesFromMade(-step.minutesAgo);
  const may = abilitiesOf(facts, actor, now);
  switch (step.does) {
    case "edit":
      if (may.copy !== "edit") throw new Error(`${actor.name} may not edit in ${facts.stage}`);
      return facts;
    case "hold":
      refuseUnless(mayHold(facts, actor));
      return { ...facts, hold: { by: actor.name, at: now, reason: step.reason } };
    case "embargo":
      refuseUnless(may.changeEmbargo);
      return { ...facts, embargoUntil: minutesFromMade(step.inMinutes) };
    case "credit":
      refuseUnless(mayChangeCredits(facts, actor));
      return { ...facts, credits: creditsSet(facts.credits, step.credits) };
    default:
      return moved(facts, step, actor, now);
  }
}

type Moving = Exclude<DemoStep, { readonly does: "edit" | "hold" | "embargo" | "credit" }>;

function moved(facts: StoryFacts, step: Moving, actor: Person, now: Instant): StoryFacts {
  const at = step.does === "schedule" ? minutesFromMade(step.inMinutes) : null;
  const said = step.does === "schedule" ? {} : step;
  const typed = {
    ...said,
    ...(at === null ? {} : { at: { local: { local: at.slice(0, 16), zone: facts.zone }, instant: at } }),
  };
  const outcome = verdict(step.does, facts, actor, now, typed);
  if (!outcome.ok)
    throw new Error(`${facts.slug}: ${step.does}: ${outcome.unmet.map((each) => each.sentence).join("; ")}`);
  let next: StoryFacts = { ...facts, stage: outcome.to };
  for (const effect of outcome.effects) {
    if (effect === "takeSub")
      next = {
        ...next,
        sub: actor,
        subSince: now,
        credits: withCredit(next.credits, "subbing", fromWork(actor)),
      };
    if (effect === "letGoSub") next = { ...next, sub: null, subSince: null };
    if (effect === "edition")
      next = { ...next, edition: { number: (next.edition?.number ?? 0) + 1, at: now, isLive: true } };
    if (effect === "endReopening") next = { ...next, reopened: null, readerNote: null };
    if (effect === "schedule") next = { ...next, publishAt: at };
    if (effect === "withdraw" && next.edition !== null) next = { ...next, edition: { ...next.edition, isLive: false } };
    if (effect === "reopen" && step.does === "reopen" && step.kind !== undefined)
      next = {
        ...next,
        reopened: { kind: step.kind, reason: step.reason ?? "", by: actor.name, at: now },
        readerNote: step.note ?? null,
      };
  }
  return next;
}

function edited(body: readonly DemoBlock[], edit: DemoEdit): readonly DemoBlock[] {
  const block = body[edit.paragraph];
  if (block === undefined || !("kind" in block)) throw new Error(`there is no paragraph ${edit.paragraph} to edit`);
  const spans = spansOf(block.text).filter((span) => span.text.includes(edit.from));
  if (spans.length !== 1 || block.text.split(edit.from).length !== 2)
    throw new Error(`“${edit.from}” is not there exactly once: ${block.text}`);
  return body.with(edit.paragraph, { ...block, text: block.text.replace(edit.from, edit.to) });
}

function creditsSet(
  credits: readonly Credit[],
  set: Partial<Record<Credit["role"], readonly DemoCredited[]>>,
): readonly Credit[] {
  const named = creditRoles.flatMap((role) => {
    const people = set[role];
    return people === undefined ? [] : [{ role, people: people.map(byHand) }];
  });
  const others = credits.filter((credit) => set[credit.role] === undefined);
  return inPrintedOrder([...others, ...named]);
}

function byHand(credited: DemoCredited): CreditedPerson {
  const withheld = credited.withheld ?? false;
  if ("email" in credited) return { ...fromWork(personOf(credited.email)), withheld, source: "hand" };
  const fault = creditNameFault(credited.name);
  if (fault !== null) throw new Error(`${credited.name}: ${fault}`);
  return { personId: null, name: credited.name, withheld, source: "hand" };
}

function fromWork(person: Person): CreditedPerson {
  return { personId: person.id, name: person.name, withheld: false, source: "work" };
}

function personOf(email: DemoEmail): Person {
  const found = demoPeople.find((person) => person.email === email);
  if (found === undefined) throw new Error(`nobody has the e-mail ${email}`);
  return { kind: "person", id: found.email, name: found.name, roles: found.roles };
}

function refuseUnless(ability: { readonly allowed: boolean; readonly why: string | null }): void {
  if (!ability.allowed) throw new Error(ability.why ?? "not allowed");
}
