import type { Node } from "prosemirror-model";
import type { StoryId } from "#contract/fields.ts";
import { copyFacts } from "#document/facts.ts";
import { acceptAll } from "#document/reading.ts";
import type { Tx } from "../../db.ts";
import { setListing } from "../../repos/stories.ts";
import { folded } from "./folded.ts";

/** How a list shows the copy: its headline and its length, as it will read. */
export function listingOf(doc: Node): { readonly headline: string; readonly words: number } {
  const { firstChild } = acceptAll(doc);
  return { headline: firstChild?.textContent.replace(/\s+/g, " ").trim() ?? "", words: copyFacts(doc).words };
}

/** Puts down how the list shows a story and what it is found by, for copy as it stands in `doc`. */
export async function writeListing(tx: Tx, storyId: StoryId, doc: Node): Promise<void> {
  const reading = acceptAll(doc);
  const search = folded(reading.textBetween(0, reading.content.size, " ", " "));
  await setListing(tx, storyId, { ...listingOf(doc), search });
}
