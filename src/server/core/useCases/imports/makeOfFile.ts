import { PersonId, type StoryId } from "#contract/fields.ts";
import { headlineOf } from "#document/fields.ts";
import { acceptAll } from "#document/reading.ts";
import { type Credit, creditsIn, inPrintedOrder } from "#domain/credits.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import { deskNamed, usualDesk } from "../../repos/storyList.ts";
import type { SignedIn } from "../../useCase.ts";
import { checkSlug } from "../stories/checkFields.ts";
import { freeSlug } from "../stories/freeSlug.ts";
import type { SaidData } from "../stories/said.ts";
import { startStory } from "../stories/startStory.ts";
import type { ReadFile } from "./readFile.ts";

/** Makes a draft of a file that was read, and gives its id. Its writer is whoever brings it in; `said` = what else the history says. */
export async function makeOfFile(
  tx: Tx,
  ctx: SignedIn,
  file: ReadFile,
  asked: { readonly name: string; readonly slug?: string | undefined; readonly desk?: string | undefined },
  said: SaidData = {},
): Promise<StoryId> {
  await checkSlug(tx, asked.slug, null);
  const slug = asked.slug ?? (await freeSlug(tx, headlineOf(acceptAll(file.copy)), null));
  const writer = { id: PersonId.parse(ctx.actor.id), name: ctx.actor.name };
  const deskId = asked.desk === undefined ? await usualDesk(tx, writer.id) : await deskNamed(tx, asked.desk);
  if (asked.desk !== undefined && deskId === null) throw refuse("desk/unknown");
  return startStory(tx, ctx, {
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
    said: { file: asked.name, ...said },
  });
}

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
