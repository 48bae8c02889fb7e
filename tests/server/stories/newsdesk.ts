import { type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import sharp from "sharp";
import { type PersonId, StoryId } from "#contract/fields.ts";
import { createStory, type Story } from "#contract/stories.ts";
import { addImage } from "#contract/images.ts";
import { makeTransition, type TransitionRequest } from "#contract/transitions.ts";
import { schema } from "#document/schema.ts";
import { runDueJobs } from "#server/core/jobs/queue.ts";
import { jobContext } from "#server/core/jobs/jobContext.ts";
import { lockedCopy } from "#server/core/live/storedCopy.ts";
import { insertCommits } from "#server/core/repos/commits.ts";
import { lockRow } from "#server/core/repos/stories.ts";
import { inTransaction } from "#server/core/transaction.ts";
import { aCopy, type CopyParts, usualCopy } from "#tests/builders/copy.ts";
import { anApp, type TestApp } from "../support/app.ts";
import type { Caller } from "../support/caller.ts";
import type { PersonName } from "../support/newsroom.ts";
import { noticesOf } from "./given.ts";

type Asking = Omit<TransitionRequest, "transition">;

/** The newsroom at work: its people signed in as they are needed, and stories brought as far as a test wants them. */
export interface Newsdesk extends TestApp {
  as(name: PersonName): Promise<Caller>;
  /** Starts a story of Leyi Chen's on Home news, with copy. */
  draft(changes?: {
    readonly slug?: string | null;
    readonly copy?: CopyParts;
    readonly by?: PersonName;
  }): Promise<Story>;
  filed(changes?: { readonly slug?: string; readonly copy?: CopyParts }): Promise<Story>;
  inSubbing(changes?: { readonly slug?: string; readonly copy?: CopyParts }): Promise<Story>;
  ready(changes?: { readonly slug?: string; readonly copy?: CopyParts }): Promise<Story>;
  published(changes?: { readonly slug?: string; readonly copy?: CopyParts }): Promise<Story>;
  /** Makes a transition as somebody; publish, schedule and restore on the newest revision. */
  make(
    name: PersonName,
    story: Pick<Story, "id" | "revision">,
    transition: TransitionRequest["transition"],
    asking?: Asking,
  ): Promise<Story>;
  /** Puts other copy in, as if that person had typed it. */
  type(name: PersonName, story: Story, copy: CopyParts | Node): Promise<void>;
  /** Adds words at the end of the last paragraph, as if that person had typed them. */
  add(name: PersonName, story: Story, words: string): Promise<void>;
  /** Takes in a small picture of one colour, and gives its id. */
  addPicture(colour?: string): Promise<string>;
  /** Does the jobs that are due by the newsroom's clock, and gives how many there were. */
  runJobs(): Promise<number>;
  /** What somebody has been told, oldest first. */
  notices(name: PersonName): Promise<string[]>;
  /** A story's copy as it is now. */
  copyOf(story: { readonly id: StoryId }): Promise<Node>;
}

export async function aNewsdesk(changes: Parameters<typeof anApp>[0] = {}): Promise<Newsdesk> {
  const app = await anApp(changes);
  const signedIn = new Map<PersonName, Promise<Caller>>();
  const as = (name: PersonName) => {
    const caller = signedIn.get(name) ?? app.signedInAs(name);
    signedIn.set(name, caller);
    return caller;
  };
  const desk: Newsdesk = {
    ...app,
    as,
    async draft({ slug = "night-ferry", copy = usualCopy, by = "Leyi Chen" } = {}) {
      const writer = await as(by);
      const story = await writer.call(createStory, { body: { slug, desk: app.desks["home-news"] } });
      await desk.type(by, story, copy);
      return story;
    },
    filed: async (given) => desk.make("Leyi Chen", await desk.draft(given), "file"),
    inSubbing: async (given) => desk.make("Fiona Patterson", await desk.filed(given), "claim"),
    ready: async (given) => desk.make("Fiona Patterson", await desk.inSubbing(given), "pass"),
    published: async (given) => desk.make("Duty Editor", await desk.ready(given), "publish"),
    async make(name, story, transition, asking = {}) {
      return (await as(name)).call(makeTransition, {
        params: { storyId: story.id },
        body: { transition, ...asking },
        ifMatch: story.revision,
      });
    },
    async type(name, story, copy) {
      const doc = "type" in copy ? copy : aCopy(copy);
      await commit(app, story.id, app.people[name].id, (before) => [
        new ReplaceStep(0, before.content.size, new Slice(doc.content, 0, 0)),
      ]);
    },
    async add(name, story, words) {
      await commit(app, story.id, app.people[name].id, (before) => {
        const end = before.content.size - 2;
        return [new ReplaceStep(end, end, new Slice(aFragment(words), 0, 0))];
      });
    },
    addPicture: async (colour = "#37424f") => {
      const { id } = await (await as("Leyi Chen")).call(addImage, { body: await aPicture(colour) });
      return id;
    },
    runJobs: () => runDueJobs(app.deps),
    notices: (name) => noticesOf(app, name),
    copyOf: ({ id }) =>
      inTransaction(jobContext(app.deps), async (tx) => {
        await lockRow(tx, id);
        return (await lockedCopy(tx, id)).doc;
      }),
  };
  return desk;
}

/** A picture of one colour, 800 pixels wide. */
async function aPicture(background: string): Promise<Uint8Array> {
  const drawn = sharp({ create: { width: 800, height: 450, channels: 3, background } });
  return new Uint8Array(await drawn.png().toBuffer());
}

const aFragment = (words: string) => schema.node("headline", null, [schema.text(words)]).content;

/** Adds one commit of a person's to the log, as the live copy does. */
async function commit(
  { deps }: TestApp,
  storyId: StoryId,
  person: PersonId,
  stepsOn: (doc: Node) => readonly ReplaceStep[],
): Promise<void> {
  await inTransaction(jobContext(deps), async (tx) => {
    await lockRow(tx, StoryId.parse(storyId));
    const copy = await lockedCopy(tx, storyId);
    const steps = stepsOn(copy.doc).map((step) => step.toJSON() as unknown);
    const made = {
      seq: copy.seq + 1,
      ref: crypto.randomUUID(),
      person,
      mode: "edit" as const,
      kind: "edit" as const,
      base: copy.seq,
      epoch: copy.epoch,
      steps,
      kept: steps.map((_, index) => index),
      dropped: [],
      at: deps.clock.now().toISOString(),
    };
    if (!(await insertCommits(tx, storyId, copy, [made], []))) throw new Error("the commit was not taken");
  });
}
