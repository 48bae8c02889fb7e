import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Step } from "prosemirror-transform";
import { PersonId, type StoryId } from "#contract/fields.ts";
import { type CreditRole, creditRoles } from "#domain/credits.ts";
import { readCopyAt } from "../live/storedCopy.ts";
import { addCommit } from "../useCases/copy/addCommit.ts";
import { change } from "../useCases/stories/change.ts";
import { hold } from "../useCases/stories/hold.ts";
import { read } from "../useCases/stories/read.ts";
import { setCredits } from "../useCases/stories/setCredits.ts";
import { transition } from "../useCases/stories/transition.ts";
import { askedBy, type Making } from "./demoContext.ts";
import { setTimeIn } from "./demoTimes.ts";
import type { DemoEmail } from "./people.ts";
import type { DemoCredited, DemoEdit, DemoStep } from "./story.ts";

const none = { query: undefined, body: undefined };

/** Takes one step of a story's path by the use case that a person would use. `madeAt` is what its times count from. */
export async function takeStep(making: Making, storyId: StoryId, step: DemoStep, madeAt: Date): Promise<void> {
  const params = { storyId };
  const story = await read(askedBy(making, step.by, null), { params, ...none });
  const ctx = askedBy(making, step.by, story.revision);
  const zone = making.deps.settings.newsroom.zone;
  const query = undefined;
  switch (step.does) {
    case "edit":
      for (const edit of step.edits) await makeEdit(making, storyId, step.by, edit);
      return;
    case "hold":
      await hold(ctx, { params, query, body: { reason: step.reason } });
      return;
    case "embargo":
      await change(ctx, { params, query, body: { embargo: setTimeIn(madeAt, step.inMinutes, zone) } });
      return;
    case "credit":
      await credit(making, storyId, step);
      return;
    case "schedule": {
      const at = setTimeIn(madeAt, step.inMinutes, zone);
      await transition(ctx, { params, query, body: { transition: "schedule", at } });
      return;
    }
    default: {
      const { does, by: _, minutesAgo: __, ...typed } = step;
      await transition(ctx, { params, query, body: { transition: does, ...typed } });
    }
  }
}

/** Sets the credits of the roles that are named; the others stay as they are. */
async function credit(
  making: Making,
  storyId: StoryId,
  step: Extract<DemoStep, { readonly does: "credit" }>,
): Promise<void> {
  const ctx = askedBy(making, step.by, null);
  const { credits } = await read(ctx, { params: { storyId }, ...none });
  const toCredit = (role: CreditRole) => {
    const named = step.credits[role];
    if (named !== undefined) return named.map((each) => credited(making, each));
    const people = credits.find((each) => each.role === role)?.people ?? [];
    return people.map(({ personId, name, withheld }) =>
      personId === null ? { name, withheld } : { personId: PersonId.parse(personId), withheld },
    );
  };
  const all = creditRoles.map((role) => ({ role, people: toCredit(role) }));
  const body = { credits: all.filter((each) => each.people.length > 0) };
  await setCredits(ctx, { params: { storyId }, query: undefined, body });
}

function credited({ people }: Making, who: DemoCredited) {
  const withheld = who.withheld === true;
  if ("name" in who) return { name: who.name, withheld };
  const person = people.get(who.email);
  if (person === undefined) throw new Error(`${who.email} is nobody of the demonstration newsroom`);
  return { personId: person.id, withheld };
}

/** Types over a few words, as the person would: one commit of one step on the copy as it is. */
async function makeEdit(making: Making, storyId: StoryId, by: DemoEmail, edit: DemoEdit): Promise<void> {
  const { doc } = await readCopyAt(making.deps.db, storyId);
  await typeSteps(making, storyId, by, { steps: [stepFor(doc, edit)], gone: [edit.from] });
}

/** Sends steps as the editor does. */
export async function typeSteps(
  making: Making,
  storyId: StoryId,
  by: DemoEmail,
  { steps, gone }: { readonly steps: readonly Step[]; readonly gone: readonly string[] },
): Promise<void> {
  const { seq, epoch } = await readCopyAt(making.deps.db, storyId);
  const body = {
    ref: making.deps.ids.next(),
    base: seq,
    epoch,
    steps: steps.map((step): unknown => step.toJSON()),
    gone: [...gone],
  };
  await addCommit(askedBy(making, by, null), { params: { storyId }, query: undefined, body });
}

function stepFor(doc: Node, { paragraph, from, to }: DemoEdit): ReplaceStep {
  let bodyAt = -1;
  doc.forEach((node, at) => {
    if (node.type.name === "body") bodyAt = at + 1;
  });
  const body = doc.resolve(bodyAt).parent;
  let at = bodyAt;
  for (let index = 0; index < paragraph; index++) at += body.child(index).nodeSize;
  const block = body.child(paragraph);
  const offset = block.textContent.indexOf(from);
  if (offset < 0) throw new Error(`“${from}” is not in paragraph ${paragraph}`);
  const start = at + 1 + offset;
  const words = doc.type.schema.text(to, doc.resolve(start + 1).marks());
  return new ReplaceStep(start, start + from.length, new Slice(Fragment.from(words), 0, 0));
}
