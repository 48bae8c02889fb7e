import type { listVersions as listEndpoint, readVersion as readEndpoint } from "#contract/history.ts";
import { refuse } from "../../refusal.ts";
import { versionNumbered, versionsOf } from "../../repos/versions.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "./loadStory.ts";

/** The saved states of a story's copy, newest first. */
export const listVersions: UseCase<typeof listEndpoint> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    await loadStory(tx, params.storyId);
    return { items: await versionsOf(tx, params.storyId) };
  });

/** One saved state with its copy. */
export const readVersion: UseCase<typeof readEndpoint> = (ctx, { params }) =>
  inTransaction(ctx, async (tx) => {
    await loadStory(tx, params.storyId);
    const version = await versionNumbered(tx, params.storyId, params.number);
    if (version === null) throw refuse("version/unknown");
    return version;
  });
