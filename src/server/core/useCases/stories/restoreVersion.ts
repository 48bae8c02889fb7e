import { PersonId } from "#contract/fields.ts";
import type { restoreVersion as endpoint } from "#contract/history.ts";
import { acceptAll } from "#document/reading.ts";
import { schema } from "#document/schema.ts";
import { audit } from "../../audit.ts";
import { emit } from "../../events/outbox.ts";
import { replaceCopy } from "../../live/replaceCopy.ts";
import { refuse } from "../../refusal.ts";
import { versionNumbered } from "../../repos/versions.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { lockStory } from "./loadStory.ts";
import { keptNow, requireEdit } from "./nameVersion.ts";
import { writeListing } from "./writeListing.ts";

/**
 * Puts the copy of a version in the place of the live copy, as it reads: its suggestions have been answered since, or
 * are accepted by whoever restores it, who may edit. What stood until now is kept as a version first (scenario V-02).
 */
export const restoreVersion: UseCase<typeof endpoint> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    await requireEdit(tx, ctx, story);
    const version = await versionNumbered(tx, story.id, params.number);
    if (version === null) throw refuse("version/unknown");
    const kept = await keptNow(tx, ctx, story.id, { name: `Before “${version.name}” was restored`, cause: "kept" });
    const doc = acceptAll(schema.nodeFromJSON(version.copy));
    await replaceCopy(tx, { storyId: story.id, doc, by: PersonId.parse(ctx.actor.id), at: ctx.now });
    await writeListing(tx, story.id, doc);
    const data = { version: version.number, name: version.name, kept: kept.number };
    await audit(tx, ctx, "copy.versionRestored", story.id, { data });
    await emit(tx, "story", story.id);
    return kept;
  });
