import { QuotedWordsField } from "./fields.ts";
import { z } from "./zod.ts";

/** A place that an unmet condition points to. */
export const PlaceField = z.object({
  field: z.string(),
  paragraph: z.number().int().nullable(),
  says: z.string(),
  /** The suggestion or note that is to be settled there, where it is one. */
  id: z.string().nullable().default(null),
});

/** A condition that is not met: its code, what is said, where, and whether this person may override it. */
export const UnmetField = z.object({
  code: z.string(),
  sentence: z.string(),
  overridable: z.boolean(),
  where: z.array(PlaceField),
});
export type UnmetField = z.output<typeof UnmetField>;

/** A field that is wrong: a JSON pointer (RFC 6901) and what is wrong with it. */
const FieldFault = z.object({ pointer: z.string(), detail: z.string() });

/** What changed since a revision that somebody read, and who did it (scenario P-04). */
const ChangeSince = z.object({ at: z.string(), by: z.string(), says: z.string() });

/** A refusal or fault, as RFC 9457 has it, with Stet's own members. `instance` is the request's id. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  unmet: z.array(UnmetField).optional(),
  errors: z.array(FieldFault).optional(),
  changes: z.array(ChangeSince).optional(),
  /** The quoted words that would be changed, where that needs a reason (scenario S-07). */
  quotes: z.array(QuotedWordsField).optional(),
  story: z.object({ id: z.string(), slug: z.string().nullable() }).optional(),
  retryAfter: z.number().optional(),
});
export type Problem = z.output<typeof Problem>;
