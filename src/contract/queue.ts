import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { StoryId } from "./fields.ts";
import { StorySummary } from "./stories.ts";

/** What puts a story next in the queue: it is late, it is due first, its priority, or that it has waited longest. */
const reasons = ["late", "due", "priority", "waiting"] as const;

/** The story that comes next in a sub's queue; `isMine` = whoever asked is subbing it already. */
export const NextToSub = z.object({ story: StorySummary, because: z.enum(reasons), isMine: z.boolean() });
export type NextToSub = z.output<typeof NextToSub>;

export const readNextToSub = endpoint({
  name: "readNextToSub",
  method: "GET",
  path: "/api/queue/next",
  who: "signedIn",
  summary:
    "The story that comes next in my queue as a sub, behind `after` where that is in it; my own copy is left out",
  query: z.strictObject({ after: StoryId.optional() }),
  // `others` counts what is in the queue beside it and `after`.
  reply: z.object({ next: NextToSub.nullable(), others: z.number().int() }),
  problems: [],
});
