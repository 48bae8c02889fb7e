import type { Editor } from "@tiptap/core";
import type { TrayWords } from "#document/clientLog.ts";
import type { CopyChannel } from "./channel.ts";
import type { CopyStore, LeftStore } from "./copyStore.ts";
import type { CopyStatus } from "./copyStatus.ts";
import { CopySync } from "./CopySync.ts";
import type { Unplaced } from "./Unplaced.ts";

/** A page that is loaded anew takes its own work back: so long is it waited for. */
const loadedAnewWithinMs = 2000;

/** What the work that other tabs left is taken over with. */
export interface LeftWorkParts {
  readonly channel: CopyChannel;
  readonly store: CopyStore;
  /** Whose work it is. */
  readonly me: string;
  /** Makes an editor that is in no page. */
  readonly newEditor: () => Editor;
  /** Takes what found no place, each piece once, and gives whether its record need not keep it any more. */
  readonly takeOver: (unplaced: Unplaced["kept"]) => Promise<boolean>;
  /** Whether all of it is on the server by now, or was let go. */
  readonly isSettled: (unplaced: Unplaced["kept"]) => boolean;
  /** Whether the log can be reached. Until then what was left stays where it is. */
  readonly isConnected: () => boolean;
  /** Is told when `isPending` may have changed. */
  readonly changed: () => void;
}

interface Unseen {
  readonly editor: Editor;
  readonly sync: CopySync;
  readonly store: LeftStore;
  /** Whether it waits for its author's word. */
  isAsking: boolean;
  /** `waiting`: all of it is stored or given to the tray that is seen, which the browser does not keep yet. */
  state: "under way" | "ending" | "waiting";
}

/**
 * Sends what this person's other tabs left unsent when they were closed (promise R2). Each record is opened in an editor
 * of its own that nobody sees, and goes to the log as any work does, under the refs that it was kept with; what finds no
 * place there goes to the tray of the editor that is seen. So queues never mix, and no order between them is made up.
 * A record goes only once the browser keeps elsewhere what is left of it: where its storage is full, the record stands.
 */
export class LeftWork {
  readonly #parts: LeftWorkParts;
  readonly #unseen = new Set<Unseen>();
  #looking = 0;
  #isStopped = false;

  constructor(parts: LeftWorkParts) {
    this.#parts = parts;
    document.addEventListener("visibilitychange", this.#seenAgain);
    addEventListener("focus", this.#seenAgain);
  }

  /** Whether anything of it is not stored yet, or may not be: what has been left is not known at once. */
  get isPending(): boolean {
    return this.#looking > 0 || [...this.#unseen].some(({ state }) => state !== "waiting");
  }

  /** Whether any of it waits for its author to say whether it shall be suggested or let go. */
  get isAsking(): boolean {
    return [...this.#unseen].some(({ isAsking }) => isAsking);
  }

  /** Has what waits for its author's word go to the copy, as their suggestions. */
  suggestOffline(): void {
    for (const { sync } of this.#unseen) sync.suggestOffline();
  }

  /** Lets go of what waits for its author's word. Gives its words, which nothing has then. */
  letOfflineGo(): readonly TrayWords[] {
    return [...this.#unseen].flatMap(({ sync }) => sync.letOfflineGo());
  }

  /** Takes over what has been left, now and later: a tab may be closed while this one is open. */
  async look(): Promise<void> {
    for (const unseen of this.#unseen) if (unseen.state === "waiting") void this.#handOver(unseen);
    this.#looking += 1;
    for (const store of await this.#parts.store.left(() => void this.#tabGone())) {
      if (this.#isStopped) store.close();
      else this.#take(store);
    }
    this.#looking -= 1;
    this.#parts.changed();
  }

  /** A tab that had work in its record is no more: one that dies slowly, after this one has looked. */
  async #tabGone(): Promise<void> {
    if (this.#isStopped || !this.#parts.isConnected()) return;
    this.#looking += 1;
    this.#parts.changed();
    await new Promise((resume) => setTimeout(resume, loadedAnewWithinMs));
    this.#looking -= 1;
    if (this.#isStopped) return;
    if (this.#parts.isConnected()) await this.look();
    else this.#parts.changed();
  }

  /** Whoever closes the tab in which they were typing comes to another, or to a window that was in sight all along. */
  readonly #seenAgain = (): void => {
    if (!document.hidden && this.#parts.isConnected()) void this.look();
  };

  /** Lets go of what the server has by now, though the browser could not keep it: told when that may have changed. */
  settle(): void {
    for (const unseen of this.#unseen) {
      if (unseen.state !== "waiting" || !this.#parts.isSettled(unseen.sync.unplaced.kept)) continue;
      void this.#handOver(unseen);
    }
  }

  /** What is not stored stays in its record. */
  stop(): void {
    this.#isStopped = true;
    document.removeEventListener("visibilitychange", this.#seenAgain);
    removeEventListener("focus", this.#seenAgain);
    for (const unseen of this.#unseen) this.#end(unseen);
  }

  #take(store: LeftStore): void {
    const editor = this.#parts.newEditor();
    const channel = { ...this.#parts.channel, caret: () => {} };
    const latest: { status: CopyStatus | null } = { status: null };
    const sync = new CopySync(editor, {
      channel,
      store,
      me: this.#parts.me,
      tell: (status) => {
        latest.status = status;
        const isAsking = status.save === "asking";
        if (isAsking !== unseen.isAsking) {
          unseen.isAsking = isAsking;
          this.#parts.changed();
        }
        if (isDone(status)) setTimeout(() => this.#finish(unseen, latest.status));
      },
    });
    const unseen: Unseen = { editor, sync, store, isAsking: false, state: "under way" };
    this.#unseen.add(unseen);
  }

  #finish(unseen: Unseen, status: CopyStatus | null): void {
    const isUnderWay = unseen.state === "under way" && this.#unseen.has(unseen);
    if (isUnderWay && status !== null && isDone(status)) void this.#handOver(unseen);
  }

  async #handOver(unseen: Unseen): Promise<void> {
    unseen.state = "ending";
    const isKept = await unseen.sync.unplaced.handOver(this.#parts.takeOver);
    if (!this.#unseen.has(unseen)) return;
    unseen.state = "waiting";
    if (isKept) this.#end(unseen);
    this.#parts.changed();
  }

  #end(unseen: Unseen): void {
    this.#unseen.delete(unseen);
    unseen.sync.stop();
    unseen.store.close();
    unseen.editor.destroy();
  }
}

function isDone({ isOpen, save }: CopyStatus): boolean {
  return isOpen && save === "saved";
}
