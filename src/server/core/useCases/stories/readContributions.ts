import { PersonId } from "#contract/fields.ts";
import type { readContributions as endpoint } from "#contract/readback.ts";
import { contributions, type Contributor } from "#document/contributions.ts";
import { schema } from "#document/schema.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import { newestSnapshot } from "../../repos/snapshots.ts";
import { refsOf } from "../../repos/people.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { handsFrom } from "./handsFrom.ts";
import { loadStory } from "./loadStory.ts";

/** Who wrote each character of the copy as it reads now, and who let it stand, by the whole of its log. */
export const readContributions: UseCase<typeof endpoint> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const story = await loadStory(tx, params.storyId);
    const { doc, blame, seq } = await readCopyAt(tx, story.id);
    const first = await newestSnapshot(tx, story.id, 0);
    if (first === null) throw new Error(`story ${story.id} has no beginning`);
    const hands = await handsFrom(tx, story.id, { doc: schema.nodeFromJSON(first.doc), seq: 0, upTo: seq });
    const { lines, shares } = contributions(doc, blame, hands);
    return {
      shares: shares.map((share) => ({ ...share, ...idsOf(share) })),
      lines: lines.map((line) => ({
        ...line,
        pieces: line.pieces.map((piece) => ({ text: piece.text, ...idsOf(piece) })),
      })),
      people: await refsOf(
        tx,
        shares.flatMap(({ person, settledBy }) => [person, settledBy]),
      ),
    };
  });

function idsOf({ person, settledBy }: Contributor) {
  return {
    person: person === null ? null : PersonId.parse(person),
    settledBy: settledBy === null ? null : PersonId.parse(settledBy),
  };
}
