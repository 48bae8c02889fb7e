import { PersonId } from "#contract/fields.ts";
import type { holdStory } from "#contract/stories.ts";
import { mayHold } from "#domain/abilities.ts";
import { clockTime } from "#domain/times.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import { refuse } from "../../refusal.ts";
import { updateStory } from "../../repos/storyChanges.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { factsOf } from "./factsOf.ts";
import { lockStory } from "./loadStory.ts";
import { storyReply } from "./storyReply.ts";

/** Puts a legal hold on a story: nothing of it gets out until an editor or a lawyer takes it off. */
export const hold: UseCase<typeof holdStory> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const { doc } = await readCopyAt(tx, story.id);
    const { zone } = ctx.deps.settings.newsroom;
    const facts = await factsOf(tx, story, doc, { zone });
    if (!mayHold({ ...facts, hold: null }, ctx.actor).allowed) throw refuse("hold/forbidden");
    if (story.hold !== null)
      throw refuse("hold/already", {
        detail: `Legal hold is on already: ${story.hold.by} put it on at ${clockTime(story.hold.at, ctx.now, zone)}.`,
      });
    const by = PersonId.parse(ctx.actor.id);
    const revision = await updateStory(tx, story.id, { hold: { by, at: ctx.now, reason: body.reason } }, ctx.now);
    await audit(tx, ctx, "story.held", story.id, { reason: body.reason, data: { revision } });
    await emit(tx, "story", story.id, { revision });
    return storyReply(tx, ctx, story.id);
  });
