import type { readStory } from "#contract/stories.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { storyReply } from "./storyReply.ts";

/** A story, with what the person who asks can do with it. */
export const read: UseCase<typeof readStory> = (ctx, { params }) =>
  inTransaction(ctx, (tx) => storyReply(tx, ctx, params.storyId));
