import type { Mode } from "#domain/mode.ts";
import type { TrayPiece, UnsentCopy } from "./tray.ts";

/** Work on one story that the server has not answered, with the copy that it stands on, as it is kept in the browser. */
export interface KeptWork {
  readonly seq: number;
  readonly epoch: number;
  /** The copy with the unconfirmed work in it. */
  readonly doc: unknown;
  readonly unconfirmed: readonly {
    readonly step: unknown;
    readonly undo: readonly unknown[];
    readonly gone: string;
    readonly index: number | null;
  }[];
  readonly inflight: {
    readonly ref: string;
    readonly base: number;
    readonly epoch: number;
    readonly steps: readonly unknown[];
    readonly gone: readonly string[];
  } | null;
  /** What its author could do in the copy when they made it; null where nobody knows any more. */
  readonly madeIn: Mode | null;
  readonly tray: readonly TrayPiece[];
  readonly unsent: readonly UnsentCopy[];
}

/**
 * Where unconfirmed work outlives the tab (promise R2). `read` gives what was kept, or null; `keep` puts the newest in
 * its place, null when all is confirmed, and gives whether it is there now. Both fail quietly into `isKeeping` false, as
 * in a private window or where the browser's storage is full: what was kept before stands then.
 */
export interface WorkStore {
  read(): Promise<KeptWork | null>;
  keep(work: KeptWork | null): Promise<boolean>;
  readonly isKeeping: boolean;
}

/**
 * A tab's own store. `left` takes over the records of this person's other tabs that were closed with work in them; it
 * may be asked again, and gives each once. It never fails. `gone` hears of each tab that still had one, and is no more
 * while there is something in it: then there is more to take over, unless that tab is only being loaded anew.
 */
export interface CopyStore extends WorkStore {
  left(gone: () => void): Promise<readonly LeftStore[]>;
}

/** The record of a tab that is no more. `close` lets it go, for another tab to take if there is anything in it still. */
export interface LeftStore extends WorkStore {
  close(): void;
}
