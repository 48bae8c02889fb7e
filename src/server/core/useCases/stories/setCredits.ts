import type { CreditsRequest, setCredits as endpoint } from "#contract/credits.ts";
import { PersonId } from "#contract/fields.ts";
import { mayChangeCredits } from "#domain/abilities.ts";
import {
  type Credit,
  type CreditedPerson,
  creditLine,
  creditNameFault,
  creditsIn,
  inPrintedOrder,
} from "#domain/credits.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import { refuse, refuseField } from "../../refusal.ts";
import { deleteCredits, insertCredits } from "../../repos/credits.ts";
import { updateStory } from "../../repos/storyChanges.ts";
import { actorsById } from "../../repos/storyPeople.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { factsOf } from "./factsOf.ts";
import { lockStory } from "./loadStory.ts";

/** Sets a story's credits, whole. The contribution record (who is its writer, who had it) does not change with them. */
export const setCredits: UseCase<typeof endpoint> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const { name: newsroom, zone } = ctx.deps.settings.newsroom;
    const story = await lockStory(tx, params.storyId);
    const { doc } = await readCopyAt(tx, story.id);
    const facts = await factsOf(tx, story, doc, { zone });
    const ability = mayChangeCredits(facts, ctx.actor);
    if (!ability.allowed) throw refuse("credits/forbidden", { detail: `${ability.why ?? ""}.` });
    const credits = await creditsFrom(tx, body, facts.credits);
    await deleteCredits(tx, story.id);
    await insertCredits(tx, story.id, credits);
    const line = creditLine(credits, newsroom);
    const revision = await updateStory(tx, story.id, {}, ctx.now);
    await audit(tx, ctx, "story.creditsChanged", story.id, { data: { line, revision } });
    await emit(tx, "story", story.id, { revision });
    return {
      credits: credits.map(({ role, people }) => ({ role, people: people.map((each) => ({ ...each })) })),
      line,
    };
  });

/** The credits as asked for, checked; who was given theirs by the work keeps it as such. */
async function creditsFrom(tx: Tx, body: CreditsRequest, before: readonly Credit[]): Promise<readonly Credit[]> {
  const ids = body.credits.flatMap(({ people }) =>
    people.flatMap((each) => ("personId" in each ? [each.personId] : [])),
  );
  const known = await actorsById(tx, [...new Set(ids)]);
  const wasCredited = (id: string) => before.some(({ people }) => people.some((each) => each.personId === id));
  const credits = body.credits.map(({ role, people }, index) => {
    if (body.credits.findIndex((each) => each.role === role) !== index)
      throw refuseField(`/credits/${index}/role`, "Each role stands once");
    const credited = people.map((each, position): CreditedPerson => {
      const withheld = each.withheld ?? false;
      if ("name" in each) {
        const fault = creditNameFault(each.name);
        if (fault !== null) throw refuseField(`/credits/${index}/people/${position}/name`, fault);
        return { personId: null, name: each.name, withheld, source: "hand" };
      }
      const person = known.find((one) => one.id === each.personId);
      if (person === undefined || (person.hasLeft && !wasCredited(person.id))) throw refuse("person/unknown");
      const source = creditsIn(before, role).find((one) => one.personId === person.id)?.source ?? "hand";
      return { personId: PersonId.parse(person.id), name: person.name, withheld, source };
    });
    refuseTwice(credited, index);
    return { role, people: credited };
  });
  return inPrintedOrder(credits);
}

function refuseTwice(people: readonly CreditedPerson[], index: number): void {
  const keys = people.map((each) => each.personId ?? each.name);
  const twice = keys.findIndex((key, position) => keys.indexOf(key) !== position);
  if (twice !== -1)
    throw refuseField(
      `/credits/${index}/people/${twice}`,
      `${people[twice]?.name ?? "Somebody"} is in this role twice; name each person once`,
    );
}
