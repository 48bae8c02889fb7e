import { z } from "./zod.ts";
import { conditionCodes } from "#domain/conditions.ts";
import { transitionNames } from "#domain/transitions.ts";
import { endpoint } from "./endpoint.ts";
import { LocalTimeField, StoryId, typedText } from "./fields.ts";
import { ReopenKindField, Story } from "./stories.ts";

/** The transitions that a person can ask for: all but Stet's own. */
const askedTransitions = transitionNames.filter((name) => name !== "fallBack");

/** A transition to make, with what was typed for it. `overrides` names the conditions that an editor overrides. */
export const TransitionRequest = z.strictObject({
  transition: z.enum(askedTransitions),
  reason: typedText(2000).optional(),
  overrides: z.array(z.enum(conditionCodes)).max(20).optional(),
  note: typedText(5000).optional(),
  kind: ReopenKindField.optional(),
  at: LocalTimeField.optional(),
  slug: z.string().max(200).optional(),
  edition: z.number().int().min(1).optional(),
});
export type TransitionRequest = z.output<typeof TransitionRequest>;

export const makeTransition = endpoint({
  name: "makeTransition",
  method: "POST",
  path: "/api/stories/:storyId/transitions",
  who: "signedIn",
  summary: "Move a story to another stage; refused with every condition that is not met",
  params: z.strictObject({ storyId: StoryId }),
  body: TransitionRequest,
  reply: Story,
  idempotency: "kept",
  ifMatch: "sometimes",
  problems: ["story/unknown", "transition/forbidden", "transition/stale", "transition/unmet"],
});
