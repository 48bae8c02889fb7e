import type { Node } from "prosemirror-model";
import type { StoryId } from "#contract/fields.ts";
import type { Deps } from "../deps.ts";
import { headOf, setListed } from "../repos/copies.ts";
import { lockRow } from "../repos/stories.ts";
import { writeListing } from "../useCases/stories/writeListing.ts";
import { readCopyAt } from "./storedCopy.ts";

/** What the hub carries on the topic `listing`: the id of a story of which the list now shows something else. */
export const listingTopic = "listing";

/** How long after the last commit the list is written, and at most how long after the first. */
const afterMs = 3000;
const atMostMs = 8000;

type CopyNow = () => { readonly seq: number; readonly doc: Node } | null;

/** Keeps what the list of stories shows of one story, and finds it by, a few seconds behind its copy. */
export class Listing {
  readonly #deps: Deps;
  readonly #storyId: StoryId;
  #copy: CopyNow | null = null;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(deps: Deps, storyId: StoryId) {
    this.#deps = deps;
    this.#storyId = storyId;
  }

  isDue(copy: CopyNow): void {
    const now = performance.now();
    if (this.#copy === null) this.#since = now;
    this.#copy = copy;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const waitMs = Math.max(0, Math.min(afterMs, this.#since + atMostMs - now));
    this.#timer = setTimeout(() => this.#write(), waitMs);
  }

  /** Writes at once what is due. */
  async finish(): Promise<void> {
    this.#write();
    await this.#writing;
  }

  #write(): void {
    const copy = this.#copy?.() ?? null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#copy = null;
    if (copy === null) return;
    this.#writing = this.#writing.then(() => listCopy(this.#deps, this.#storyId, copy));
  }
}

/**
 * Writes what the list shows of a story, from its stored copy or from one that is at hand. Where that is no longer the
 * newest nothing is written: whoever has added to it writes it later.
 */
export async function listCopy(
  deps: Deps,
  storyId: StoryId,
  atHand: { readonly seq: number; readonly doc: Node } | null,
): Promise<void> {
  try {
    const isWritten = await deps.db.transaction(async (tx) => {
      const copy = atHand ?? (await readCopyAt(tx, storyId));
      if (!(await lockRow(tx, storyId)) || (await headOf(tx, storyId))?.seq !== copy.seq) return false;
      await writeListing(tx, storyId, copy.doc);
      await setListed(tx, storyId, copy.seq);
      return true;
    });
    if (isWritten) deps.hub.publish(listingTopic, storyId);
  } catch (fault) {
    deps.log.error("copy.notListed", { storyId, why: String(fault) });
  }
}
