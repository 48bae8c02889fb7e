import type { importStory as endpoint } from "#contract/imports.ts";
import { sourceOf } from "../../imports/sourceOf.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { allowStart } from "../stories/startStory.ts";
import { storyReply } from "../stories/storyReply.ts";
import { makeOfFile } from "./makeOfFile.ts";
import { readFile } from "./readFile.ts";

/** Makes a draft of a file, whose writer is whoever brings it in. */
export const importStory: UseCase<typeof endpoint> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    allowStart(ctx);
    const file = await readFile(tx, sourceOf(body), body.undone);
    return storyReply(tx, ctx, await makeOfFile(tx, ctx, file, body));
  });
