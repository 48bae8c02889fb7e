import { type Mode, modeOf, startsSuggesting } from "./mode.ts";
import type { StoryFacts } from "./facts.ts";
import { type Actor, hasRole } from "./people.ts";
import { isLocked } from "./stage.ts";
import { isOn, type Standing, standingOf } from "./standing.ts";
import type { Instant } from "./times.ts";
import {
  type Transition,
  type TransitionName,
  transitionNamed,
  transitionNames,
  type TypedField,
} from "./transitions.ts";
import { isTheirs, type Unmet, unmetInOffer } from "./verdict.ts";

/** One thing that a person types for a transition, and what its box is called. */
export interface Ask {
  readonly field: Exclude<TypedField, "edition">;
  readonly isRequired: boolean;
  readonly label: string;
}

/** One transition as it is offered to one person: whether it would go through now, what stands in its way, what it asks. */
export interface TransitionAbility {
  readonly transition: TransitionName;
  readonly allowed: boolean;
  readonly unmet: readonly Unmet[];
  readonly asks: readonly Ask[];
}

/** Something that a person may do, or the sentence that says why not. */
export interface Ability {
  readonly allowed: boolean;
  readonly why: string | null;
}

export interface Abilities {
  /** The transitions that lie open from this stage to somebody of this standing, in the order of the table. */
  readonly transitions: readonly TransitionAbility[];
  readonly copy: Mode;
  readonly startsSuggesting: boolean;
  readonly changeFields: Ability;
  readonly changeEmbargo: Ability;
  readonly changeCredits: Ability;
  readonly hold: Ability;
  readonly liftHold: Ability;
}

/**
 * Everything that `actor` can do with the story at `now`. A transition that this person could never make from this
 * stage is left out; one that waits only for conditions stands there with all of them. What typing settles (a reason,
 * a note, a time) is asked for and not counted against it.
 */
export function abilitiesOf(facts: StoryFacts, actor: Actor, now: Instant): Abilities {
  const standing = standingOf(actor, facts);
  return {
    transitions: transitionNames
      .filter((name) => isOffered(transitionNamed(name), name, facts, standing))
      .map((name) => offer(name, facts, actor, now)),
    copy: modeOf(facts.stage, standing),
    startsSuggesting: startsSuggesting(facts.stage, standing),
    changeFields: mayChangeFields(facts, actor),
    changeEmbargo: mayChangeEmbargo(facts, actor),
    changeCredits: mayChangeCredits(facts, actor),
    hold: mayHold(facts, actor),
    liftHold: mayLiftHold(facts, actor),
  };
}

/** Slug, desk, due, length, priority and brief: whoever may edit the copy, and editors. */
export function mayChangeFields(facts: StoryFacts, actor: Actor): Ability {
  const standing = standingOf(actor, facts);
  if (isLocked(facts.stage) && !(facts.stage === "published" && standing.has("editor")))
    return ability(false, "These can be changed once the story is open again");
  const may = standing.has("editor") || modeOf(facts.stage, standing) === "edit";
  return ability(may, "Only whoever may edit the copy, or an editor, can change these");
}

/** The embargo: editors, until the story is locked. */
export function mayChangeEmbargo(facts: StoryFacts, actor: Actor): Ability {
  if (!hasRole(actor, "editor")) return ability(false, "Only an editor sets an embargo");
  return ability(!isLocked(facts.stage), "The embargo can be changed once the story is open again");
}

/** Credits: its sub and editors; its writers while it is a draft. */
export function mayChangeCredits(facts: StoryFacts, actor: Actor): Ability {
  const standing = standingOf(actor, facts);
  if (isLocked(facts.stage)) return ability(false, "Credits can be changed once the story is open again");
  const may =
    standing.has("editor") || standing.has("itsSub") || (facts.stage === "draft" && standing.has("itsWriter"));
  return ability(may, "Only its sub or an editor can change credits, or its writers while it is a draft");
}

/** A hold: anyone on the story, an editor or a lawyer. */
export function mayHold(facts: StoryFacts, actor: Actor): Ability {
  const standing = standingOf(actor, facts);
  if (facts.hold !== null) return ability(false, `Legal hold is on already, put on by ${facts.hold.by}`);
  return ability(
    isOn(standing) || standing.has("editor") || standing.has("lawyer"),
    "Only somebody on the story, an editor or a lawyer can put on a hold",
  );
}

/** Lifting a hold: only an editor or a lawyer (scenario A-04). */
function mayLiftHold(facts: StoryFacts, actor: Actor): Ability {
  if (facts.hold === null) return ability(false, "No legal hold is on");
  return ability(liftsHolds(actor), "An editor or a lawyer must take it off");
}

/** Whether this person takes holds off, where one is on. */
export function liftsHolds(actor: Actor): boolean {
  return hasRole(actor, "editor") || hasRole(actor, "lawyer");
}

/** A person gets an ability's sentence only where it is refused. */
function ability(allowed: boolean, why: string): Ability {
  return { allowed, why: allowed ? null : why };
}

function isOffered(row: Transition, name: TransitionName, facts: StoryFacts, standing: ReadonlySet<Standing>): boolean {
  if (!row.from.includes(facts.stage) || !isTheirs(row, facts.stage, standing)) return false;
  // These wait for something that is not a matter of this stage: until then they would only be noise.
  if (name === "abandon") return facts.reopened !== null && facts.edition?.isLive === true;
  if (name === "withdraw") return facts.edition?.isLive === true;
  return name !== "spike" || facts.edition === null;
}

function offer(name: TransitionName, facts: StoryFacts, actor: Actor, now: Instant): TransitionAbility {
  const row = transitionNamed(name);
  const unmet = unmetInOffer(row, { facts, actor, typed: {}, now });
  return { transition: name, allowed: unmet.length === 0, unmet, asks: asksOf(name, row, facts) };
}

const fields = ["kind", "at", "slug", "reason", "note"] as const satisfies readonly Ask["field"][];

function asksOf(name: TransitionName, row: Transition, facts: StoryFacts): readonly Ask[] {
  return fields.flatMap((field) => {
    const asked = row.typed[field];
    if (asked === undefined) return [];
    if (field === "slug" && !facts.isSlugTaken) return [];
    const isCorrecting = facts.reopened !== null && facts.reopened.kind !== "update";
    if (asked === "whenCorrecting" && facts.reopened === null) return [];
    const isRequired =
      asked === "required" ||
      field === "slug" ||
      (asked === "whenCorrecting" && isCorrecting && facts.readerNote === null);
    return [{ field, isRequired, label: labelOf(name, field) }];
  });
}

function labelOf(name: TransitionName, field: Ask["field"]): string {
  if (field === "reason") return "Reason";
  if (field === "kind") return "Kind";
  if (field === "at") return "Time";
  if (field === "slug") return "Slug";
  if (name === "return") return "Note to the writer";
  if (name === "sendBack" || name === "file") return "Note to the sub";
  return "Note to readers";
}
