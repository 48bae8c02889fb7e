import { PersonId } from "#contract/fields.ts";
import type { countStories } from "#contract/stories.ts";
import type { Stage } from "#domain/stage.ts";
import { countByDesk, countByStage, countMatching, countOf } from "../../repos/storyList.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";

/** How many stories each stage and desk has, and how many are mine and in my queue; spiked ones count in their stage only. */
export const counts: UseCase<typeof countStories> = (ctx) =>
  inTransaction(ctx, async (tx) => {
    const byStage = await countByStage(tx);
    const me = PersonId.parse(ctx.actor.id);
    const count = (stage: Stage) => byStage.find((each) => each.stage === stage)?.stories ?? 0;
    return {
      stages: {
        draft: count("draft"),
        filed: count("filed"),
        subbing: count("subbing"),
        ready: count("ready"),
        scheduled: count("scheduled"),
        published: count("published"),
        withdrawn: count("withdrawn"),
        spiked: count("spiked"),
      },
      desks: await countByDesk(tx),
      mine: await countOf(tx, me),
      queue: await countMatching(tx, { ...everything, queue: me }),
    };
  });

const everything = { stages: null, desks: null, person: null, words: [], unchangedSince: null };
