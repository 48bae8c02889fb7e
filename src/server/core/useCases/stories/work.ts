import type { PersonId } from "#contract/fields.ts";
import type { ConditionCode } from "#domain/conditions.ts";
import type { TypedForTransition } from "#domain/facts.ts";
import type { TransitionName } from "#domain/transitions.ts";
import type { StoredCopy } from "../../live/storedCopy.ts";
import type { StoryChanges } from "../../repos/storyChanges.ts";
import type { StoryRow } from "../../repos/stories.ts";
import type { Context } from "../../useCase.ts";
import type { Tx } from "../../db.ts";
import type { Facts } from "./factsOf.ts";
import type { SaidData } from "./said.ts";

/** A transition that is being carried out: the story and its copy are locked, and the verdict allows it. */
export interface Work {
  readonly ctx: Context;
  readonly transition: TransitionName;
  readonly story: StoryRow;
  readonly facts: Facts;
  readonly copy: StoredCopy;
  /** In whose name it is done: who asked, or who scheduled it; null where Stet does it by itself. */
  readonly by: { readonly id: PersonId; readonly name: string } | null;
  readonly typed: TypedForTransition;
  readonly overridden: readonly ConditionCode[];
  /** What the history says of it beyond what was typed: for when it was set, why it falls back, who left. */
  readonly said: SaidData;
}

/** Carries out one effect of a transition, and gives the story's own columns that change with it. */
export type EffectWriter = (tx: Tx, work: Work) => Promise<StoryChanges>;

/** In whose name the work is done, where Stet cannot do it by itself. */
export function personOf(work: Work): { readonly id: PersonId; readonly name: string } {
  if (work.by === null) throw new Error(`${work.transition} is done in somebody's name`);
  return work.by;
}
