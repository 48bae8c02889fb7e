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
  readonly tray: readonly { readonly text: string; readonly why: string }[];
}

/**
 * Where unconfirmed work outlives the tab (promise R2). `read` gives what was kept, or null; `keep` puts the newest in
 * its place, null when all is confirmed. Both fail quietly into `isKeeping` false, as in a private window.
 */
export interface CopyStore {
  read(): Promise<KeptWork | null>;
  keep(work: KeptWork | null): Promise<void>;
  readonly isKeeping: boolean;
}
