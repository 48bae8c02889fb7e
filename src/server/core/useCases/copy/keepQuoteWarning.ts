import type { StoryId } from "#contract/fields.ts";
import type { keepQuoteWarning as endpoint } from "#contract/suggestions.ts";
import { writesInSomeStage } from "#domain/mode.ts";
import { standingOf } from "#domain/standing.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import { peopleOn } from "../../repos/storyPeople.ts";
import { suggestionsIn } from "../../repos/suggestions.ts";
import { inTransaction } from "../../transaction.ts";
import type { SignedIn, UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

/**
 * Keeps that somebody was shown the quote guard's warning as they changed quoted words (scenario S-07). What was shown
 * only their own page knows, so the words are its, and stand under their name: by a suggestion of their own, or in a story
 * that they write in. It may be told late: what they may do by now is not asked.
 */
export const keepQuoteWarning: UseCase<typeof endpoint> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    if (body.person !== undefined && body.person !== ctx.actor.id) throw refuse("session/required");
    const story = await loadStory(tx, params.storyId);
    await refuseOthers(tx, ctx, { storyId: story.id, suggestion: body.suggestion });
    const { quotes, suggestion } = body;
    await audit(tx, ctx, "quote.warned", story.id, {
      data: { quotes, ...(suggestion === null ? {} : { suggestion }) },
    });
    return undefined;
  });

interface Told {
  readonly storyId: StoryId;
  readonly suggestion: string | null;
}

async function refuseOthers(tx: Tx, ctx: SignedIn, { storyId, suggestion }: Told): Promise<void> {
  if (suggestion === null) {
    if (!writesInSomeStage(standingOf(ctx.actor, await peopleOn(tx, storyId)))) throw refuse("copy/mode");
    return;
  }
  const made = (await suggestionsIn(tx, storyId)).find(({ id }) => id === suggestion);
  if (made === undefined) throw refuse("suggestion/unknown");
  if (made.by !== ctx.actor.id) throw refuse("suggestion/notYours");
}
