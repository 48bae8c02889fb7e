import { PersonId } from "#contract/fields.ts";
import { headlineOf } from "#document/fields.ts";
import type { importStory as endpoint } from "#contract/imports.ts";
import { type Credit, creditsIn, inPrintedOrder } from "#domain/credits.ts";
import { refuse } from "../../refusal.ts";
import { deskNamed, usualDesk } from "../../repos/storyList.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { checkSlug } from "../stories/checkFields.ts";
import { freeSlug } from "../stories/freeSlug.ts";
import { allowStart, startStory } from "../stories/startStory.ts";
import { storyReply } from "../stories/storyReply.ts";
import { readFile } from "./readFile.ts";

/** Makes a draft of a file, whose writer is whoever brings it in. */
export const importStory: UseCase<typeof endpoint> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    allowStart(ctx);
    const file = await readFile(tx, body);
    await checkSlug(tx, body.slug, null);
    const slug = body.slug ?? (await freeSlug(tx, headlineOf(file.copy), null));
    const writer = { id: PersonId.parse(ctx.actor.id), name: ctx.actor.name };
    const deskId = body.desk === undefined ? await usualDesk(tx, writer.id) : await deskNamed(tx, body.desk);
    if (body.desk !== undefined && deskId === null) throw refuse("desk/unknown");
    const id = await startStory(tx, ctx, {
      slug,
      deskId,
      due: null,
      length: null,
      priority: 2,
      brief: null,
      writer,
      doc: file.copy,
      credits: withWriter(file.printed, writer),
      action: "story.imported",
      said: { file: body.name },
    });
    return storyReply(tx, ctx, id);
  });

/** The file says whose words they are; where it does not, they are the writer's. */
function withWriter(
  credits: readonly Credit[],
  writer: { readonly id: PersonId; readonly name: string },
): readonly Credit[] {
  if (creditsIn(credits, "words").length > 0) return credits;
  const words: Credit = {
    role: "words",
    people: [{ personId: writer.id, name: writer.name, withheld: false, source: "work" }],
  };
  return inPrintedOrder([words, ...credits]);
}
