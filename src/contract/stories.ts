import { z } from "./zod.ts";
import { stages } from "#domain/stage.ts";
import { reopenKinds } from "#domain/transitions.ts";
import { Abilities } from "./abilities.ts";
import { CreditField } from "./credits.ts";
import { endpoint } from "./endpoint.ts";
import { DeskId, InstantField, LocalTimeField, PersonId, pageOf, SetTime, StoryId, typedText } from "./fields.ts";
import { PersonRef } from "./people.ts";

export const StageField = z.enum(stages);
export const ReopenKindField = z.enum(reopenKinds);
const StoryDesk = z.object({ id: DeskId, slug: z.string(), name: z.string() });

/** The edition that readers have now, or had last. */
const EditionRef = z.object({
  number: z.number().int(),
  at: InstantField,
  isLive: z.boolean(),
  path: z.string(),
});

/** A story as a list shows it. `words` counts the copy as it will read; `sub` is who has it, and since when. */
export const StorySummary = z.object({
  id: StoryId,
  slug: z.string().nullable(),
  headline: z.string(),
  desk: StoryDesk.nullable(),
  stage: StageField,
  revision: z.number().int(),
  words: z.number().int(),
  length: z.number().int().nullable(),
  priority: z.number().int(),
  due: SetTime.nullable(),
  embargo: SetTime.nullable(),
  publishAt: SetTime.nullable(),
  writers: z.array(PersonRef),
  sub: PersonRef.extend({ since: InstantField }).nullable(),
  isHeld: z.boolean(),
  reopenedKind: ReopenKindField.nullable(),
  edition: EditionRef.nullable(),
  changedAt: InstantField,
});
export type StorySummary = z.output<typeof StorySummary>;

/** A story whole, but for its copy, with what the person who asked can do with it. */
export const Story = StorySummary.extend({
  brief: z.string().nullable(),
  credits: z.array(CreditField),
  line: z.string(),
  hold: z.object({ by: z.string(), at: InstantField, reason: z.string() }).nullable(),
  reopened: z.object({ kind: ReopenKindField, reason: z.string(), by: z.string(), at: InstantField }).nullable(),
  readerNote: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  createdBy: PersonRef,
  createdAt: InstantField,
  abilities: Abilities,
});
export type Story = z.output<typeof Story>;

export const storySorts = ["stage", "due", "changed"] as const;

/** The filters of the desk, with the same names as in its address. Lists are parted by commas. */
const StoriesQuery = z.strictObject({
  stage: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(StageField))
    .optional(),
  desk: z.string().max(500).optional(),
  q: z.string().max(200).optional(),
  person: PersonId.optional(),
  /** The subs' queue as this person has it: what is filed, and what they are subbing. */
  queue: PersonId.optional(),
  sort: z.enum(storySorts).optional(),
  cursor: z.string().max(500).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.number().max(100))
    .optional(),
});

export const listStories = endpoint({
  name: "listStories",
  method: "GET",
  path: "/api/stories",
  who: "signedIn",
  summary: "Stories by stage, desk (slugs), words in headline, slug or body, person, and whose queue; a page at a time",
  query: StoriesQuery,
  // `matches` counts all that the filters let through; it comes with the first page alone.
  reply: pageOf(StorySummary).extend({ matches: z.number().int().nullable() }),
  problems: ["cursor/invalid"],
});

export const countStories = endpoint({
  name: "countStories",
  method: "GET",
  path: "/api/stories/counts",
  who: "signedIn",
  summary: "How many stories each stage and desk has, how many are mine, and how many are in my queue as a sub",
  reply: z.object({
    stages: z.record(StageField, z.number().int()),
    desks: z.array(z.object({ slug: z.string(), stories: z.number().int() })),
    mine: z.number().int(),
    queue: z.number().int(),
  }),
  problems: [],
});

const storyFields = {
  slug: z.string().max(200).nullable().optional(),
  desk: DeskId.nullable().optional(),
  due: LocalTimeField.nullable().optional(),
  length: z.number().int().min(1).max(100_000).nullable().optional(),
  priority: z.number().int().min(1).max(3).optional(),
  brief: typedText(5000).nullable().optional(),
};

export const createStory = endpoint({
  name: "createStory",
  method: "POST",
  path: "/api/stories",
  who: "signedIn",
  summary: "Start a story for oneself or, as an editor, commission one for somebody",
  body: z.strictObject({ ...storyFields, for: PersonId.optional() }),
  reply: Story,
  status: 201,
  idempotency: "kept",
  problems: ["story/createForbidden", "story/commissionForbidden", "story/slugTaken", "person/unknown", "desk/unknown"],
});

const storyParams = z.strictObject({ storyId: StoryId });

export const readStory = endpoint({
  name: "readStory",
  method: "GET",
  path: "/api/stories/:storyId",
  who: "signedIn",
  summary: "A story, with what I can do with it; its ETag is its revision",
  params: storyParams,
  reply: Story,
  problems: ["story/unknown"],
});

export const changeStory = endpoint({
  name: "changeStory",
  method: "PATCH",
  path: "/api/stories/:storyId",
  who: "signedIn",
  summary: "Change slug, desk, due, length, priority, brief or embargo",
  params: storyParams,
  body: z.strictObject({ ...storyFields, embargo: LocalTimeField.nullable().optional() }),
  reply: Story,
  ifMatch: "required",
  problems: ["story/unknown", "story/fieldsForbidden", "story/slugTaken", "desk/unknown"],
});

export const holdStory = endpoint({
  name: "holdStory",
  method: "POST",
  path: "/api/stories/:storyId/hold",
  who: "signedIn",
  summary: "Put on a legal hold",
  params: storyParams,
  body: z.strictObject({ reason: typedText(2000).pipe(z.string().min(1, "Give a reason")) }),
  reply: Story,
  idempotency: "kept",
  problems: ["story/unknown", "hold/forbidden", "hold/already"],
});

export const liftHold = endpoint({
  name: "liftHold",
  method: "POST",
  path: "/api/stories/:storyId/hold/lift",
  who: "signedIn",
  summary: "Take off a legal hold",
  params: storyParams,
  body: z.strictObject({ reason: typedText(2000).pipe(z.string().min(1, "Give a reason")) }),
  reply: Story,
  idempotency: "kept",
  problems: ["story/unknown", "hold/liftForbidden", "hold/none"],
});
