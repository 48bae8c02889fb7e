import { z } from "./zod.ts";

/** An id: a UUID in lower case. Which thing it names is said by the brand, so that one cannot pass for another. */
export const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "This is not an id");
export const StoryId = id.brand<"StoryId">();
export type StoryId = z.output<typeof StoryId>;
export const PersonId = id.brand<"PersonId">();
export type PersonId = z.output<typeof PersonId>;
export const DeskId = id.brand<"DeskId">();
export type DeskId = z.output<typeof DeskId>;
export const ImageId = id.brand<"ImageId">();
export type ImageId = z.output<typeof ImageId>;
export const TrayId = id.brand<"TrayId">();
export type TrayId = z.output<typeof TrayId>;
export const NoteId = id.brand<"NoteId">();
export type NoteId = z.output<typeof NoteId>;
export const VersionId = id.brand<"VersionId">();
export type VersionId = z.output<typeof VersionId>;

/** An instant, ISO 8601 in UTC. */
export const InstantField = z.iso.datetime();

/** A time as a person sets it: what the clock shows, the zone, and which of two when the clocks go back. */
export const LocalTimeField = z.strictObject({
  local: z.string().max(20),
  zone: z.string().max(60),
  offset: z.string().max(6).optional(),
});
export type LocalTimeField = z.output<typeof LocalTimeField>;

/** A set time as it is answered: the instant, and the local time that was meant. */
export const SetTime = z.object({ instant: InstantField, local: z.string(), zone: z.string() });
export type SetTime = z.output<typeof SetTime>;

/** A text that a person typed: trimmed, without control characters but newline, at most `most` characters. */
export function typedText(most: number) {
  return z
    .string()
    .max(most, `At most ${most.toLocaleString("en-GB")} characters`)
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, "")
        .trim(),
    );
}

/**
 * Quoted words before and after a change, shortened to those that differ with a few beside them. Empty = they were not
 * quoted before, or are not any more.
 */
export const QuotedWordsField = z.object({ before: z.string(), after: z.string() });
export type QuotedWordsField = z.output<typeof QuotedWordsField>;

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
