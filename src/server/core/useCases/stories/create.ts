import { PersonId } from "#contract/fields.ts";
import type { createStory } from "#contract/stories.ts";
import { blankCopy } from "#document/schema.ts";
import { hasRole } from "#domain/people.ts";
import type { Tx } from "../../db.ts";
import { refuse, refuseField } from "../../refusal.ts";
import { usualDesk } from "../../repos/storyList.ts";
import { actorsById } from "../../repos/storyPeople.ts";
import { inTransaction } from "../../transaction.ts";
import type { SignedIn, UseCase } from "../../useCase.ts";
import { checkDesk, checkSlug } from "./checkFields.ts";
import { setTimeOrNone } from "./setTimeFrom.ts";
import { allowStart, mayWrite, startStory } from "./startStory.ts";
import { storyReply } from "./storyReply.ts";

/** Starts a story for oneself or, as an editor, commissions one from somebody: a draft with blank copy. */
export const create: UseCase<typeof createStory> = (ctx, { body }) =>
  inTransaction(ctx, async (tx) => {
    allowStart(ctx);
    const writer = await writerOf(tx, ctx, body.for);
    const due = setTimeOrNone("/due", body.due) ?? null;
    await checkSlug(tx, body.slug, null);
    await checkDesk(tx, body.desk);
    const isCommission = writer.id !== ctx.actor.id;
    const id = await startStory(tx, ctx, {
      slug: body.slug ?? null,
      deskId: body.desk === undefined ? await usualDesk(tx, writer.id) : body.desk,
      due,
      length: body.length ?? null,
      priority: body.priority ?? 2,
      brief: body.brief ?? null,
      writer,
      doc: blankCopy(),
      credits: [
        { role: "words", people: [{ personId: writer.id, name: writer.name, withheld: false, source: "work" }] },
      ],
      action: "story.created",
      said: isCommission ? { commissionedFor: writer.name } : {},
    });
    return storyReply(tx, ctx, id);
  });

/** Who will write it. Only an editor names somebody else, who must be here and somebody who writes. */
async function writerOf(tx: Tx, ctx: SignedIn, wanted: PersonId | undefined) {
  const own = { id: PersonId.parse(ctx.actor.id), name: ctx.actor.name };
  if (wanted === undefined || wanted === own.id) return own;
  if (!hasRole(ctx.actor, "editor")) throw refuse("story/commissionForbidden");
  const [person] = await actorsById(tx, [wanted]);
  if (person === undefined || person.hasLeft) throw refuse("person/unknown");
  if (!mayWrite(person)) throw refuseField("/for", `${person.name} does not write stories`);
  return { id: person.id, name: person.name };
}
