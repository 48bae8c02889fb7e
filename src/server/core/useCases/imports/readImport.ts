import type { readImport as endpoint } from "#contract/imports.ts";
import { sourceOf } from "../../imports/sourceOf.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { readFile, readingOf } from "./readFile.ts";

/** What a file would become, with each guess; makes nothing. */
export const readImport: UseCase<typeof endpoint> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    const file = await readFile(tx, sourceOf(body), body.undone);
    return { ...readingOf(file, ctx.deps.settings.newsroom.name), suggested: null };
  });
