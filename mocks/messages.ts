/**
 * What a tab and the tab that leads say to each other. One worker, in whichever tab won the lock, is the newsroom;
 * every tab, its own too, speaks to it over broadcast channels: one in, one out to each tab, one to all.
 */
export const channels = {
  inbox: "stet-mock:in",
  all: "stet-mock:all",
  tab: (tab: string) => `stet-mock:tab:${tab}`,
} as const;

/** The locks: the leader's, held for as long as its worker lives, and each tab's, held by its page. */
export const locks = {
  leader: "stet-mock:leader",
  tab: (tab: string) => `stet-mock:tab:${tab}`,
} as const;

export type HeaderList = readonly (readonly [string, string])[];

/** How it stands with the newsroom in this browser, as far as a person can do something about it. */
export interface NewsroomState {
  /** Whether it outlives the tab; in a private window it may not. */
  readonly isKept: boolean;
  /** Whether the one before the last reset is still there to go back to. */
  readonly canUndo: boolean;
  /** Whether what was kept could not be read, so that this one was made anew. */
  readonly isRemade: boolean;
}

/** From a tab to the leader. `session` is the tab's own, since a service worker can have no cookie. */
export type ToLeader =
  | { readonly type: "hello"; readonly tab: string }
  | {
      readonly type: "request";
      readonly tab: string;
      readonly id: string;
      readonly method: string;
      readonly url: string;
      readonly headers: HeaderList;
      readonly body: ArrayBuffer | null;
      readonly session: string | null;
    }
  | { readonly type: "open"; readonly tab: string; readonly socket: string; readonly session: string | null }
  | { readonly type: "frame"; readonly tab: string; readonly socket: string; readonly data: string }
  | { readonly type: "shut"; readonly tab: string; readonly socket: string }
  | { readonly type: "reset"; readonly tab: string; readonly undo: boolean };

/** From the leader to one tab, or to all: a leader tells its epoch, which is new after each hand-over and reset. */
export type FromLeader =
  | { readonly type: "leader"; readonly epoch: string; readonly isReset: boolean; readonly newsroom: NewsroomState }
  | { readonly type: "failed"; readonly why: string }
  | {
      readonly type: "response";
      readonly id: string;
      readonly status: number;
      readonly headers: HeaderList;
      readonly body: ArrayBuffer;
      /** The session that the answer set or ended; absent where it did neither. */
      readonly session?: string | null;
    }
  | { readonly type: "frame"; readonly socket: string; readonly data: string }
  | { readonly type: "shut"; readonly socket: string; readonly code: number; readonly reason: string };
