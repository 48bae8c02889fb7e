import { Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { DeskId, PersonId, type StoryId } from "#contract/fields.ts";
import type { Deps } from "../deps.ts";
import { readCopyAt } from "../live/storedCopy.ts";
import { liveOf } from "../live/live.ts";
import * as people from "../repos/people.ts";
import { inTransaction } from "../transaction.ts";
import { audit } from "../audit.ts";
import { jobContext } from "../jobs/jobContext.ts";
import { addDesk } from "../useCases/desks/addDesk.ts";
import { changeDesk } from "../useCases/desks/changeDesk.ts";
import { addImage } from "../useCases/images/addImage.ts";
import { create } from "../useCases/stories/create.ts";
import { demoCopy, type TakenDrawings } from "./demoCopy.ts";
import { askedBy, type DemoActor, type Making, makingOf } from "./demoContext.ts";
import { setTimeIn } from "./demoTimes.ts";
import { demoDesks } from "./desks.ts";
import { demoStories } from "./newsroom.ts";
import { deskAdmin, type DemoEmail, demoPeople } from "./people.ts";
import type { DemoBlock, DemoPicture, DemoStory } from "./story.ts";
import { takeStep, typeSteps } from "./takeStep.ts";

/** Gives the drawing of that name as a picture of a kind that is taken in. */
export type Drawing = (name: string) => Promise<Uint8Array>;

/**
 * Makes the demonstration newsroom in an empty installation: its people, desks and stories, each step by the use case
 * that a person would use, in that person's name and by a clock set to its time. What happened first is made first,
 * whichever story it belongs to, so that the log is in the order of its times.
 */
export async function makeDemo(deps: Deps, drawing: Drawing): Promise<void> {
  const madeAt = deps.clock.now();
  const oldest = Math.max(...demoStories.map((story) => story.startedMinutesAgo));
  const making = makingOf(deps, new Map());
  making.setClock(minutesBefore(madeAt, oldest + 60));
  const made = { ...making, people: await addPeople(making) };
  const desks = await addDesks(made);
  for (const moment of momentsOf(made, { madeAt, desks, drawing })) {
    making.setClock(minutesBefore(madeAt, moment.minutesAgo));
    await moment.happens();
  }
  await liveOf(making.deps).stop();
}

function minutesBefore(at: Date, minutes: number): Date {
  return new Date(at.getTime() - minutes * 60_000);
}

async function addPeople({ deps }: Making): Promise<ReadonlyMap<DemoEmail, DemoActor>> {
  const ctx = jobContext(deps);
  const actors = demoPeople.map((person) => ({
    person,
    actor: { kind: "person", id: PersonId.parse(deps.ids.next()), name: person.name, roles: person.roles } as const,
  }));
  await inTransaction(ctx, async (tx) => {
    for (const { person, actor } of actors) {
      await people.insert(tx, { ...person, id: actor.id, isDemo: true, at: ctx.now });
      await audit(tx, ctx, "person.added", null, { data: { personId: actor.id, roles: person.roles } });
    }
  });
  return new Map(actors.map(({ person, actor }) => [person.email, actor]));
}

async function addDesks(making: Making): Promise<ReadonlyMap<string, DeskId>> {
  const ids = new Map<string, DeskId>();
  for (const { slug, name, onDuty } of demoDesks) {
    const ctx = askedBy(making, deskAdmin, null);
    const desk = await addDesk(ctx, { params: undefined, query: undefined, body: { name } });
    const deskId = DeskId.parse(desk.id);
    const onDutyId = making.people.get(onDuty)?.id ?? null;
    await changeDesk(ctx, { params: { deskId }, query: undefined, body: { onDuty: onDutyId } });
    ids.set(slug, deskId);
  }
  return ids;
}

interface Scene {
  readonly madeAt: Date;
  readonly desks: ReadonlyMap<string, DeskId>;
  readonly drawing: Drawing;
}

/** Something that happens once the clock is set that far back. */
interface Moment {
  readonly minutesAgo: number;
  happens(): Promise<void>;
}

/** Everything that happens to all stories, in the order of time. */
function momentsOf(making: Making, scene: Scene): readonly Moment[] {
  const ids = new Map<DemoStory, StoryId>();
  const all = demoStories.flatMap((story): Moment[] => [
    {
      minutesAgo: story.startedMinutesAgo,
      happens: async () => {
        ids.set(story, await startAndType(making, scene, story));
      },
    },
    ...story.path.map((step) => ({
      minutesAgo: step.minutesAgo,
      happens: async () => {
        const storyId = ids.get(story);
        if (storyId === undefined) throw new Error(`${story.slug} was not started before its ${step.does}`);
        await takeStep(making, storyId, step, scene.madeAt).catch((fault: unknown) => {
          throw new Error(`${story.slug}: ${step.by} could not ${step.does}`, { cause: fault });
        });
      },
    })),
  ]);
  return all.toSorted((a, b) => b.minutesAgo - a.minutesAgo);
}

async function startAndType(making: Making, scene: Scene, story: DemoStory): Promise<StoryId> {
  const writer = making.people.get(story.writer);
  const zone = making.deps.settings.newsroom.zone;
  const { slug, length, priority, brief } = story;
  const started = await create(askedBy(making, story.commissionedBy ?? story.writer, null), {
    params: undefined,
    query: undefined,
    body: {
      slug,
      length,
      priority,
      brief,
      desk: scene.desks.get(story.desk) ?? null,
      due: story.dueInMinutes === null ? null : setTimeIn(scene.madeAt, story.dueInMinutes, zone),
      for: writer?.id,
    },
  });
  const storyId = started.id as StoryId;
  const { doc } = await readCopyAt(making.deps.db, storyId);
  const typed = demoCopy(story, await takeDrawings(making, scene, story));
  if (!typed.eq(doc)) {
    const step = new ReplaceStep(0, doc.content.size, new Slice(typed.content, 0, 0));
    await typeSteps(making, storyId, story.writer, { steps: [step], gone: [""] });
  }
  return storyId;
}

/** Takes in the drawings that a story shows, as its writer would. */
async function takeDrawings(making: Making, { drawing }: Scene, story: DemoStory): Promise<TakenDrawings> {
  const taken = new Map<string, string>();
  const shown = [story.lead, ...story.body].filter((block) => block !== null && isPicture(block));
  for (const { picture } of shown) {
    const ctx = askedBy(making, story.writer, null);
    const image = await addImage(ctx, { params: undefined, query: undefined, body: await drawing(picture) });
    taken.set(picture, image.id);
  }
  return taken;
}

function isPicture(block: DemoBlock): block is DemoPicture {
  return "picture" in block;
}
