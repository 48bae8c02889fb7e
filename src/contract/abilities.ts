import { z } from "./zod.ts";
import { modes } from "#domain/mode.ts";
import { transitionNames } from "#domain/transitions.ts";
import { UnmetField } from "./problem.ts";

export const AskField = z.object({
  field: z.enum(["reason", "note", "kind", "at", "slug"]),
  isRequired: z.boolean(),
  label: z.string(),
});

/** One transition as it is offered to the person who asked. */
export const TransitionAbility = z.object({
  transition: z.enum(transitionNames),
  allowed: z.boolean(),
  unmet: z.array(UnmetField),
  asks: z.array(AskField),
});
export type TransitionAbility = z.output<typeof TransitionAbility>;

const AbilityField = z.object({ allowed: z.boolean(), why: z.string().nullable() });
export type AbilityField = z.output<typeof AbilityField>;

/** Everything that the person who asked can do with the story; the client computes no permission of its own. */
export const Abilities = z.object({
  transitions: z.array(TransitionAbility),
  copy: z.enum(modes),
  startsSuggesting: z.boolean(),
  changeFields: AbilityField,
  changeEmbargo: AbilityField,
  changeCredits: AbilityField,
  hold: AbilityField,
  liftHold: AbilityField,
});
export type Abilities = z.output<typeof Abilities>;
