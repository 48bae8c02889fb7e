import type { PersonId, StoryId } from "#contract/fields.ts";
import type { compareVersions as endpoint } from "#contract/readback.ts";
import { compare } from "#document/comparison.ts";
import { type Hand, type Hands, handsOfOne } from "#document/hands.ts";
import { schema } from "#document/schema.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import { handsFrom } from "./handsFrom.ts";
import { type ComparedVersion, endOfVersions, versionsNumbered } from "../../repos/versions.ts";
import { refsOf } from "../../repos/people.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "./loadStory.ts";

/** Two versions word by word, the older one first, whichever way round they were asked for (scenario V-01). */
export const compareVersions: UseCase<typeof endpoint> = (ctx, { params, query }) =>
  inTransaction(ctx, async (tx) => {
    const story = await loadStory(tx, params.storyId);
    const [from, to] = [
      query.from ?? (await endOfVersions(tx, story.id, "first")),
      query.to ?? (await endOfVersions(tx, story.id, "last")),
    ];
    const found = await versionsNumbered(
      tx,
      story.id,
      [from, to].filter((each) => each !== null),
    );
    const [first] = found;
    const last = found.at(-1);
    if (first === undefined || last === undefined || (from !== to && first === last)) throw refuse("version/unknown");
    const made = await handsBetween(tx, story.id, first, last);
    const comparison = compare(made.before, made.after, made);
    const named = new Set(comparison.changes.flatMap(({ by }) => by.flatMap((each) => [each.person, each.settledBy])));
    const people = await refsOf(tx, named);
    const ids = new Map<string | null, PersonId>(people.map(({ id }) => [id, id]));
    const changes = comparison.changes.map((change) => ({
      ...change,
      by: change.by.flatMap((hand) => handOf(hand, ids)),
    }));
    return { from: facts(first), to: facts(last), ...comparison, changes, people };
  });

/** A hand by the ids of the contract. Copy that was put in by nobody of this newsroom is nobody's change. */
function handOf({ person, settledBy }: Hand, ids: ReadonlyMap<string | null, PersonId>) {
  const id = ids.get(person);
  return id === undefined ? [] : [{ person: id, settledBy: ids.get(settledBy) ?? null }];
}

function facts({ number, name, cause, words, by, at }: ComparedVersion) {
  return { number, name, cause, words, by, at };
}

/** Work that never was in the log, and so in neither's way to the other, is its writer's from end to end. */
async function handsBetween(tx: Tx, storyId: StoryId, first: ComparedVersion, last: ComparedVersion): Promise<Hands> {
  const before = schema.nodeFromJSON(first.copy);
  const after = schema.nodeFromJSON(last.copy);
  if (first.seq === null || last.seq === null || last.seq < first.seq) return handsOfOne(before, after, last.byId);
  return handsFrom(tx, storyId, { doc: before, seq: first.seq, upTo: last.seq });
}
