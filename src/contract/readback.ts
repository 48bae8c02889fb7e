import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { PersonId, StoryId } from "./fields.ts";
import { Version, versionNumber } from "./history.ts";
import { PersonRef } from "./people.ts";

const params = z.strictObject({ storyId: StoryId });

const readFields = z.enum([
  "headline",
  "frontHeadline",
  "searchHeadline",
  "pushHeadline",
  "standfirst",
  "lead",
  "body",
]);

/** Who made a change, and who let it stand where it was a suggestion: both by their id. */
const ChangeBy = z.object({ person: PersonId, settledBy: PersonId.nullable() });

const ReadbackSide = z.object({
  kind: z.string(),
  level: z.number().int(),
  pieces: z
    .array(
      z.object({
        text: z.string(),
        change: z.number().int().nullable(),
        dress: z.array(z.string()).readonly(),
        isBreak: z.boolean(),
      }),
    )
    .readonly(),
});

/** Two versions side by side, row by row, as they read: a row has what is alike, and a change is told by its number. */
export const Readback = z.object({
  from: Version,
  to: Version,
  rows: z
    .array(
      z.object({
        field: readFields,
        before: ReadbackSide.nullable(),
        after: ReadbackSide.nullable(),
        change: z.number().int().nullable(),
        elsewhere: z.number().int().nullable(),
      }),
    )
    .readonly(),
  changes: z.array(
    z.object({
      kind: z.enum(["words", "dress", "line", "break", "join", "kind", "moved"]),
      row: z.number().int(),
      out: z.string(),
      in: z.string(),
      by: z.array(ChangeBy),
      /** Whether it took out or put in anything between quotation marks. */
      isInQuote: z.boolean(),
    }),
  ),
  wordsOut: z.number().int(),
  wordsIn: z.number().int(),
  /** Everybody who is named by an id in `changes`. */
  people: z.array(PersonRef),
});
export type Readback = z.output<typeof Readback>;

export const compareVersions = endpoint({
  name: "compareVersions",
  method: "GET",
  path: "/api/stories/:storyId/readback",
  who: "signedIn",
  summary: "Two saved states of a story's copy word by word, with who made each change and who let it stand",
  params,
  /** Where one is not named it is the oldest, or the newest, that the copy ever was. */
  query: z.strictObject({ from: versionNumber.optional(), to: versionNumber.optional() }),
  reply: Readback,
  problems: ["story/unknown", "version/unknown"],
});

/** Who wrote something, null for copy that was not typed here, and who let it stand where it was a suggestion. */
const Contributor = z.object({ person: PersonId.nullable(), settledBy: PersonId.nullable() });

export const Contributions = z.object({
  /** How many letters and figures of the copy are whose, the largest share first. */
  shares: z.array(Contributor.extend({ letters: z.number().int() })),
  /** The copy as it reads, line by line, with whose each stretch is. */
  lines: z.array(
    z.object({
      field: readFields,
      kind: z.string(),
      pieces: z.array(Contributor.extend({ text: z.string() })),
    }),
  ),
  /** Everybody who is named by an id. */
  people: z.array(PersonRef),
});
export type Contributions = z.output<typeof Contributions>;

export const readContributions = endpoint({
  name: "readContributions",
  method: "GET",
  path: "/api/stories/:storyId/contributions",
  who: "signedIn",
  summary: "For every character of the copy as it reads now, who wrote it and who let it stand",
  params,
  reply: Contributions,
  problems: ["story/unknown"],
});
