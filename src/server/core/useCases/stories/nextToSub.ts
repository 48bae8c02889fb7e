import { PersonId } from "#contract/fields.ts";
import type { NextToSub, readNextToSub } from "#contract/queue.ts";
import { type Instant, isBefore } from "#domain/times.ts";
import { peopleOn } from "../../repos/storyPeople.ts";
import type { StoryRow } from "../../repos/stories.ts";
import { countNext, nextInQueue } from "../../repos/subQueue.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { summaryOf } from "./storyReply.ts";

/** What comes next for whoever subs, and what puts it there. */
export const nextToSub: UseCase<typeof readNextToSub> = (ctx, { query }) =>
  inTransaction(ctx, async (tx) => {
    const me = PersonId.parse(ctx.actor.id);
    const after = query.after ?? null;
    const story = await nextInQueue(tx, me, after);
    if (story === null) return { next: null, others: 0 };
    const people = await peopleOn(tx, story.id);
    return {
      next: {
        story: summaryOf(story, people),
        because: becauseOf(story, ctx.now),
        isMine: story.stage === "subbing",
      },
      others: (await countNext(tx, me, after)) - 1,
    };
  });

function becauseOf({ due, priority }: StoryRow, now: Instant): NextToSub["because"] {
  if (due !== null) return isBefore(due.instant, now) ? "late" : "due";
  return priority === 1 ? "priority" : "waiting";
}
