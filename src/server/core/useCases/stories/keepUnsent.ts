import type { Node } from "prosemirror-model";
import { PersonId, type StoryId, type VersionId } from "#contract/fields.ts";
import type { keepUnsent as endpoint, Version } from "#contract/history.ts";
import { copySize } from "#document/commitSize.ts";
import { newEntries } from "#document/ledger.ts";
import { misfit } from "#document/misfit.ts";
import { acceptAll } from "#document/reading.ts";
import { blankCopy, schema } from "#document/schema.ts";
import { wordCount } from "#document/words.ts";
import { writesInSomeStage } from "#domain/mode.ts";
import { standingOf } from "#domain/standing.ts";
import { clockTime } from "#domain/times.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { refuse } from "../../refusal.ts";
import { peopleOn } from "../../repos/storyPeople.ts";
import { suggestionsIn } from "../../repos/suggestions.ts";
import { insertVersion, unsentSince, versionOfId } from "../../repos/versions.ts";
import { inTransaction } from "../../transaction.ts";
import type { SignedIn, UseCase } from "../../useCase.ts";
import { lockStory } from "./loadStory.ts";

/** So many an hour: a copy can be a megabyte, and nobody comes back from a dead network more often. */
const mostAnHour = 20;

/**
 * Keeps work that has no way into the live copy any more as a version, which everybody on the desk can read and copy
 * from; the live copy is not touched (scenario L-04). The name is the server's, of the session's person and its own
 * clock. Sent again under its id it is the same version.
 */
export const keepUnsent: UseCase<typeof endpoint> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const by = PersonId.parse(ctx.actor.id);
    if (!writesInSomeStage(standingOf(ctx.actor, await peopleOn(tx, story.id)))) throw refuse("copy/mode");
    const before = await keptBefore(tx, { storyId: story.id, id: body.id, by });
    if (before !== null) return before;
    await refuseTooOften(tx, ctx, { storyId: story.id, by });
    const copy = copyOf(body.copy);
    if (await isForged(tx, story.id, copy, by)) throw refuse("copy/forged");
    const name = `${ctx.actor.name}, offline, ${clockTime(ctx.now, ctx.now, ctx.deps.settings.newsroom.zone)}`;
    const words = wordCount(acceptAll(copy));
    const number = await insertVersion(tx, {
      id: body.id,
      storyId: story.id,
      name,
      cause: "kept",
      seq: null,
      copy: copy.toJSON(),
      words,
      by,
      at: ctx.now,
    });
    await audit(tx, ctx, "copy.unsentKept", story.id, { data: { version: number, name } });
    await emit(tx, "story", story.id);
    return { number, name, cause: "kept" as const, words, by: ctx.actor.name, at: ctx.now };
  });

interface Keeping {
  readonly storyId: StoryId;
  readonly by: PersonId;
}

async function keptBefore(tx: Tx, { id, storyId, by }: Keeping & { readonly id: VersionId }): Promise<Version | null> {
  const found = await versionOfId(tx, id);
  if (found === null) return null;
  if (found.storyId !== storyId || found.personId !== by || found.cause !== "kept") throw refuse("copy/refReused");
  return found;
}

async function refuseTooOften(tx: Tx, ctx: SignedIn, { storyId, by }: Keeping): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - 3_600_000).toISOString();
  if ((await unsentSince(tx, { storyId, by, since })) >= mostAnHour)
    throw refuse("request/tooMany", { retryAfter: 600 });
}

/** The copy that was sent, as sound as one that is typed; refused where it is not. */
function copyOf(sent: unknown): Node {
  let copy: Node;
  try {
    copy = schema.nodeFromJSON(sent);
  } catch {
    throw refuse("copy/invalid");
  }
  const blank = blankCopy();
  if (copy.type !== schema.topNodeType || misfit(blank, copy) !== null) throw refuse("copy/invalid");
  if (copySize(blank, copy) !== null) throw refuse("copy/size");
  return copy;
}

/** Whether a suggestion stands in it under another's name that this person never made. */
async function isForged(tx: Tx, storyId: StoryId, copy: Node, by: PersonId): Promise<boolean> {
  const known = new Map((await suggestionsIn(tx, storyId)).map((each) => [each.id, each]));
  return newEntries((id) => known.get(id) ?? null, copy).some((entry) => entry.by !== by);
}
