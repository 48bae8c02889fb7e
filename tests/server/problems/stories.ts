import { setCredits } from "#contract/credits.ts";
import { DeskId, PersonId, StoryId } from "#contract/fields.ts";
import { listVersions, readContent, readHistory, readVersion } from "#contract/history.ts";
import {
  changeStory,
  createStory,
  holdStory,
  liftHold,
  listStories,
  readStory,
  type Story,
} from "#contract/stories.ts";
import { makeTransition } from "#contract/transitions.ts";
import { noId, type Provocations } from "./provoke.ts";

const params = { storyId: StoryId.parse(noId) };
const desk = DeskId.parse(noId);
const person = PersonId.parse(noId);
const reason = "The firm's answer is awaited";
const of = (story: Story) => ({ storyId: story.id });

/** Stories, transitions, holds, credits, and what is kept of them. */
export const storyProvocations: Provocations<
  | "listStories"
  | "countStories"
  | "createStory"
  | "readNextToSub"
  | "readStory"
  | "changeStory"
  | "holdStory"
  | "liftHold"
  | "makeTransition"
  | "setCredits"
  | "readHistory"
  | "listVersions"
  | "readVersion"
  | "readContent"
> = {
  countStories: {},
  listStories: {
    "cursor/invalid": async ({ as }) => (await as("Leyi Chen")).refused(listStories, { query: { cursor: "made-up" } }),
  },
  createStory: {
    "story/createForbidden": async ({ as }) => (await as("Desk Admin")).refused(createStory, { body: {} }),
    "story/commissionForbidden": async ({ as, people }) =>
      (await as("Leyi Chen")).refused(createStory, { body: { for: people["Mina Sato"].id } }),
    "story/slugTaken": async ({ as, draft }) => {
      await draft({ slug: "night-ferry" });
      return (await as("Mina Sato")).refused(createStory, { body: { slug: "night-ferry" } });
    },
    "person/unknown": async ({ as }) => (await as("Duty Editor")).refused(createStory, { body: { for: person } }),
    "desk/unknown": async ({ as }) => (await as("Leyi Chen")).refused(createStory, { body: { desk } }),
  },
  readNextToSub: {},
  readStory: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(readStory, { params }),
  },
  changeStory: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(changeStory, { params, body: { priority: 1 }, ifMatch: 1 }),
    "story/fieldsForbidden": async ({ as, draft }) => {
      const story = await draft();
      const asked = { params: of(story), body: { priority: 1 }, ifMatch: story.revision };
      return (await as("Mina Sato")).refused(changeStory, asked);
    },
    "story/slugTaken": async ({ as, draft }) => {
      await draft({ slug: "night-ferry" });
      const story = await draft({ slug: "day-ferry" });
      const asked = { params: of(story), body: { slug: "night-ferry" }, ifMatch: story.revision };
      return (await as("Leyi Chen")).refused(changeStory, asked);
    },
    "desk/unknown": async ({ as, draft }) => {
      const story = await draft();
      return (await as("Leyi Chen")).refused(changeStory, {
        params: of(story),
        body: { desk },
        ifMatch: story.revision,
      });
    },
  },
  holdStory: {
    "story/unknown": async ({ as }) => (await as("Desk Lawyer")).refused(holdStory, { params, body: { reason } }),
    "hold/forbidden": async ({ as, draft }) =>
      (await as("Mina Sato")).refused(holdStory, { params: of(await draft()), body: { reason } }),
    "hold/already": async ({ as, draft }) => {
      const asked = { params: of(await draft()), body: { reason } };
      await (await as("Desk Lawyer")).call(holdStory, asked);
      return (await as("Desk Lawyer")).refused(holdStory, asked);
    },
  },
  liftHold: {
    "story/unknown": async ({ as }) => (await as("Desk Lawyer")).refused(liftHold, { params, body: { reason } }),
    "hold/liftForbidden": async ({ as, draft }) => {
      const asked = { params: of(await draft()), body: { reason } };
      await (await as("Leyi Chen")).call(holdStory, asked);
      return (await as("Leyi Chen")).refused(liftHold, asked);
    },
    "hold/none": async ({ as, draft }) =>
      (await as("Desk Lawyer")).refused(liftHold, { params: of(await draft()), body: { reason } }),
  },
  makeTransition: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(makeTransition, { params, body: { transition: "file" } }),
    "transition/forbidden": async ({ as, draft }) =>
      (await as("Mina Sato")).refused(makeTransition, { params: of(await draft()), body: { transition: "file" } }),
    "transition/stale": async ({ as, filed }) =>
      (await as("Leyi Chen")).refused(makeTransition, { params: of(await filed()), body: { transition: "file" } }),
    "transition/unmet": async ({ as, draft }) => {
      const story = await draft({ copy: {} });
      return (await as("Leyi Chen")).refused(makeTransition, { params: of(story), body: { transition: "file" } });
    },
  },
  setCredits: {
    "story/unknown": async ({ as }) => (await as("Duty Editor")).refused(setCredits, { params, body: { credits: [] } }),
    "credits/forbidden": async ({ as, draft }) =>
      (await as("Mina Sato")).refused(setCredits, { params: of(await draft()), body: { credits: [] } }),
    "person/unknown": async ({ as, draft }) => {
      const body = { credits: [{ role: "words" as const, people: [{ personId: person }] }] };
      return (await as("Leyi Chen")).refused(setCredits, { params: of(await draft()), body });
    },
  },
  readHistory: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(readHistory, { params }),
  },
  listVersions: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(listVersions, { params }),
  },
  readVersion: {
    "story/unknown": async ({ as }) =>
      (await as("Leyi Chen")).refused(readVersion, { params: { ...params, number: "1" } }),
    "version/unknown": async ({ as, draft }) =>
      (await as("Leyi Chen")).refused(readVersion, { params: { ...of(await draft()), number: "9" } }),
  },
  readContent: {
    "story/unknown": async ({ as }) => (await as("Leyi Chen")).refused(readContent, { params, query: {} }),
  },
};
