import { PersonId } from "#contract/fields.ts";
import type { listTray } from "#contract/tray.ts";
import { piecesIn } from "../../repos/trays.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

/** What lies in one's own tray of a story. */
export const list: UseCase<typeof listTray> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    await loadStory(tx, params.storyId);
    return { items: await piecesIn(tx, { storyId: params.storyId, personId: PersonId.parse(ctx.actor.id) }) };
  });
