import { PersonId } from "#contract/fields.ts";
import type { changeTrayPiece } from "#contract/tray.ts";
import { refuse } from "../../refusal.ts";
import { pieceOf, setLetGo } from "../../repos/trays.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

/** Lets a piece of one's own tray go, or takes that back. */
export const change: UseCase<typeof changeTrayPiece> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    await loadStory(tx, params.storyId);
    const tray = { storyId: params.storyId, personId: PersonId.parse(ctx.actor.id) };
    await setLetGo(tx, tray, params.trayId, body.isLetGo ? ctx.now : null);
    const piece = await pieceOf(tx, tray, params.trayId);
    if (piece === null) throw refuse("tray/unknown");
    return piece;
  });
