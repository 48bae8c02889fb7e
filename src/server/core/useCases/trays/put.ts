import { PersonId } from "#contract/fields.ts";
import type { putInTray } from "#contract/tray.ts";
import { refuse } from "../../refusal.ts";
import { fillOf, insertPiece, pieceOf } from "../../repos/trays.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "../stories/loadStory.ts";

const most = { pieces: 1000, characters: 4_000_000 } as const;

/**
 * Puts words into one's own tray. Everybody who sees a story may: the words are theirs, wherever they stand now. Words
 * of a tray are in no log, notice or message.
 */
export const put: UseCase<typeof putInTray> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    await loadStory(tx, params.storyId);
    const tray = { storyId: params.storyId, personId: PersonId.parse(ctx.actor.id) };
    const before = await pieceOf(tx, tray, params.trayId);
    if (before !== null) return before;
    const { pieces, characters } = await fillOf(tx, tray);
    if (pieces >= most.pieces || characters + body.words.length > most.characters) throw refuse("tray/full");
    await insertPiece(tx, tray, { ...body, id: params.trayId, at: body.at ?? ctx.now });
    const piece = await pieceOf(tx, tray, params.trayId);
    // Under that id there are words of theirs in another story's tray.
    if (piece === null) throw refuse("tray/unknown");
    return piece;
  });
