import { type Asked as AskedCondition, type ConditionCode, conditions, mayOverride } from "./conditions.ts";
import type { Place, StoryFacts, TypedForTransition } from "./facts.ts";
import { type Actor, listed } from "./people.ts";
import { type Stage, stageNames } from "./stage.ts";
import { type Standing, standingOf } from "./standing.ts";
import { clockTime, type Instant } from "./times.ts";
import { type Effect, type reopenKinds, type Transition, type TransitionName, transitionNamed } from "./transitions.ts";

/** Codes of the unmet conditions: those of the table, and the three that every transition has. */
export type UnmetCode = ConditionCode | "not-yours" | "wrong-stage" | "newer-edition";

/** One thing that stands in the way: a stable code, a sentence, where it is, and whether this person may override it. */
export interface Unmet {
  readonly code: UnmetCode;
  readonly sentence: string;
  readonly overridable: boolean;
  readonly where: readonly Place[];
}

/** Which answer a refusal is: not theirs to do (403), no longer so (409), or conditions unmet (422). */
export type RefusalKind = "forbidden" | "stale" | "unmet";

export type Verdict =
  | {
      readonly ok: true;
      readonly to: Stage;
      readonly effects: readonly Effect[];
      /** The conditions that were overridden, for the history. */
      readonly overridden: readonly ConditionCode[];
    }
  | { readonly ok: false; readonly kind: RefusalKind; readonly unmet: readonly Unmet[] };

/**
 * Decides whether `actor` may make `transition` on the story described by `facts` at `now`, with what they typed.
 *
 * Gives either the effects to carry out, in order, or every condition that is not met, in the order of the table, so
 * that a person sees all that is left to do at once. Never throws. An editor's reason settles only the overridable
 * conditions that they name, so that nothing opened meanwhile is overridden unseen; a legal hold and an embargo are
 * never among them. Rules: the product's table of transitions.
 */
export function verdict(
  transition: TransitionName,
  facts: StoryFacts,
  actor: Actor,
  now: Instant,
  typed: TypedForTransition = {},
): Verdict {
  const row = transitionNamed(transition);
  return judged(row, row.from, { facts, actor, typed, now });
}

/**
 * The verdict on publishing a scheduled story when its time has come, in the name of the editor who scheduled it:
 * the same row as `publish`, taken from the stage that scheduling left the story in (promise R11).
 */
export function verdictOfSchedule(
  facts: StoryFacts,
  scheduler: Actor,
  now: Instant,
  overridden: readonly string[],
): Verdict {
  const typed = { overrides: overridden, reason: "As scheduled" };
  return judged(transitionNamed("publish"), ["scheduled"], { facts, actor: scheduler, typed, now });
}

function judged(row: Transition, from: readonly Stage[], asked: AskedCondition): Verdict {
  const named = new Set(asked.typed.overrides ?? []);
  const forbidden = unmetStanding(row, asked);
  const stale = unmetStage(from, asked) ?? unmetEdition(row, asked);
  const open = row.needs.flatMap((code) => unmetCondition(code, asked));
  const overridden = open.filter((each) => each.overridable && named.has(each.code));
  const left = open.filter((each) => !overridden.includes(each));
  const needsReason = overridden.length > 0 && !row.needs.includes("no-reason");
  const reason = needsReason ? unmetCondition("no-reason", asked) : [];
  const unmet = [...(forbidden ?? []), ...(stale ?? []), ...left, ...reason];
  if (unmet.length > 0) return { ok: false, kind: forbidden ? "forbidden" : stale ? "stale" : "unmet", unmet };
  return {
    ok: true,
    to: row.to,
    effects: row.effects,
    overridden: row.needs.filter((code) => overridden.some((each) => each.code === code)),
  };
}

/** Whether somebody of this standing may make the transition in this stage, conditions aside. */
export function isTheirs(row: Transition, stage: Stage, standing: ReadonlySet<Standing>): boolean {
  return [...standing].some((each) => row.who[each]?.includes(stage) === true);
}

/** Every condition of the row that is unmet now, leaving out those that typing settles. */
export function unmetInOffer(row: Transition, asked: AskedCondition): readonly Unmet[] {
  return row.needs.filter((code) => conditions[code].typed !== true).flatMap((code) => unmetCondition(code, asked));
}

function unmetCondition(code: ConditionCode, asked: AskedCondition): readonly Unmet[] {
  const where = conditions[code].unmet(asked);
  if (where === null) return [];
  const sentence = conditions[code].sentence(asked, where);
  return [{ code, sentence, overridable: mayOverride(code, asked.actor), where }];
}

function unmetStanding(row: Transition, { facts, actor }: AskedCondition): readonly Unmet[] | null {
  if (isTheirs(row, facts.stage, standingOf(actor, facts))) return null;
  // Somebody who could do it from the stage it starts from is late, not barred.
  if (!row.from.includes(facts.stage) && row.from.some((stage) => isTheirs(row, stage, standingOf(actor, facts))))
    return null;
  return [{ code: "not-yours", sentence: row.whoSentence, overridable: false, where: [] }];
}

function unmetStage(from: readonly Stage[], asked: AskedCondition): readonly Unmet[] | null {
  if (from.includes(asked.facts.stage)) return null;
  return [{ code: "wrong-stage", sentence: whereItStands(asked), overridable: false, where: [] }];
}

/** Somebody who reopens names the edition that they read; a newer one must be read first (scenario P-13). */
function unmetEdition(row: Transition, { facts, typed, now }: AskedCondition): readonly Unmet[] | null {
  if (row.typed.edition === undefined || typed.edition === undefined || facts.edition === null) return null;
  if (typed.edition === facts.edition.number) return null;
  const sentence = `Edition ${facts.edition.number} came out at ${clockTime(facts.edition.at, now, facts.zone)}; read it first`;
  return [{ code: "newer-edition", sentence, overridable: false, where: [] }];
}

/** Where the story stands now, said to somebody who was too late. */
function whereItStands({ facts, actor, now }: AskedCondition): string {
  const { stage, sub, subSince, reopened } = facts;
  if (stage === "subbing" && sub !== null) {
    const since = subSince === null ? "" : ` since ${clockTime(subSince, now, facts.zone)}`;
    const why =
      reopened === null ? "" : `; ${reopened.by} reopened it as ${articled(reopened.kind)}: ${reopened.reason}`;
    if (sub.id === actor.id) return `You have this story${since}${why}`;
    return `${sub.name} has this story${since}; ask them to return it${why}`;
  }
  if (stage === "scheduled" && facts.publishAt !== null)
    return `Locked: it publishes at ${clockTime(facts.publishAt, now, facts.zone)}`;
  return `The story is now in ${stageNames[stage]}`;
}

function articled(kind: (typeof reopenKinds)[number]): string {
  return kind === "update" ? "an update" : `a ${kind}`;
}

/** All the unmet conditions as one sentence for a journalist. */
export function saidTogether(unmet: readonly Unmet[]): string {
  return `${listed(unmet.map((each, index) => (index === 0 ? each.sentence : lowerFirst(each.sentence))))}.`;
}

function lowerFirst(sentence: string): string {
  return /^(It|You|A|No|Only|Give|Say|Choose|The|Embargoed|Legal)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}
