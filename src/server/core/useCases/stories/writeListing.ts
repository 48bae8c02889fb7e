import type { Node } from "prosemirror-model";
import type { StoryId } from "#contract/fields.ts";
import { headlineOf } from "#document/fields.ts";
import { acceptAll } from "#document/reading.ts";
import { copyText } from "#document/text.ts";
import { wordCount } from "#document/words.ts";
import type { Tx } from "../../db.ts";
import { setListing } from "../../repos/stories.ts";
import { folded } from "./folded.ts";

/** How a list shows the copy: its headline and its length, as it will read. */
export function listingOf(doc: Node): { readonly headline: string; readonly words: number } {
  const reading = acceptAll(doc);
  return { headline: headlineOf(reading), words: wordCount(reading) };
}

/** Puts down how the list shows a story and what it is found by, for copy as it stands in `doc`. */
export async function writeListing(tx: Tx, storyId: StoryId, doc: Node): Promise<void> {
  const search = folded(copyText(acceptAll(doc), { credits: "" }));
  await setListing(tx, storyId, { ...listingOf(doc), search });
}
