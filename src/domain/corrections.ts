import { type Instant, readersMoment } from "./times.ts";
import type { ReopenKind } from "./transitions.ts";

/** A kind of edition after the first, as readers are told it. */
const kindNames: Record<ReopenKind, string> = {
  update: "Update",
  correction: "Correction",
  clarification: "Clarification",
};

/** What an edition says of itself to readers: its kind, its note and when it came out. */
export interface EditionSays {
  readonly kind: ReopenKind | null;
  readonly readerNote: string | null;
  readonly publishedAt: Instant;
}

/** The head of a note to readers: `Correction, 3 March 2026, 11.20am:`. */
export function correctionHead(kind: ReopenKind, at: Instant, zone: string): string {
  return `${kindNames[kind]}, ${readersMoment(at, zone)}:`;
}

/**
 * An edition's note to readers as one text, the same on the page, in feeds and in every other output:
 * `Correction, 3 March 2026, 11.20am: It was Tuesday.` Null where an edition has no note, as the first has none.
 */
export function correctionNote(edition: EditionSays, zone: string): string | null {
  if (edition.kind === null || edition.readerNote === null) return null;
  return `${correctionHead(edition.kind, edition.publishedAt, zone)} ${edition.readerNote}`;
}
