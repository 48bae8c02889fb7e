import type { liftHold as endpoint } from "#contract/stories.ts";
import { liftsHolds } from "#domain/abilities.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import { updateStory } from "../../repos/storyChanges.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { lockStory } from "./loadStory.ts";
import { storyReply } from "./storyReply.ts";

/** Takes a legal hold off (scenario A-04). */
export const liftHold: UseCase<typeof endpoint> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    if (!liftsHolds(ctx.actor)) throw refuse("hold/liftForbidden");
    if (story.hold === null) throw refuse("hold/none");
    const revision = await updateStory(tx, story.id, { hold: null }, ctx.now);
    await audit(tx, ctx, "story.holdLifted", story.id, { reason: body.reason, data: { revision } });
    await emit(tx, "story", story.id, { revision });
    return storyReply(tx, ctx, story.id);
  });
