import type { LogCommit } from "#document/receive.ts";
import type { Mode } from "#domain/mode.ts";

/** A commit of the log, as it comes from the server. `dropped` comes to its sender only. */
export interface ReceivedCommit {
  readonly seq: number;
  readonly ref: string;
  readonly person: string;
  readonly mode: Mode;
  readonly at: string;
  readonly steps: readonly unknown[];
  readonly kept: readonly number[];
  readonly dropped?: LogCommit["dropped"];
}

/** A commit as the editor sends it. */
export interface SentCommit {
  readonly ref: string;
  readonly base: number;
  readonly epoch: number;
  readonly steps: readonly unknown[];
  readonly gone: readonly string[];
}

/** Somebody in the story. `place` tells two connections of one person apart. */
export interface RemotePerson {
  readonly place: string;
  readonly person: string;
  readonly name: string;
  readonly colour: number;
}

/** Another person's caret; `anchor` null = gone. */
export interface RemoteCaret extends RemotePerson {
  readonly seq: number;
  readonly anchor: number | null;
  readonly head: number | null;
}

/** What the server says about one story's copy. */
export type CopyMessage =
  | {
      readonly type: "copy";
      readonly seq: number;
      readonly epoch: number;
      readonly mode: Mode;
      readonly doc?: unknown;
      readonly commits?: readonly ReceivedCommit[] | undefined;
      readonly maps?: readonly (readonly number[])[] | undefined;
    }
  | ({ readonly type: "commit" } & ReceivedCommit)
  | {
      readonly type: "refused";
      readonly ref: string | null;
      readonly code: string;
      readonly mode: Mode | null;
      readonly says: string;
    }
  | { readonly type: "mode"; readonly mode: Mode; readonly epoch: number }
  | ({ readonly type: "here"; readonly isHere: boolean } & RemotePerson)
  | ({ readonly type: "caret" } & RemoteCaret);

/**
 * The way between an editor and the log of one story. The editor knows no more of the network than this: the
 * client makes one of its socket. `connected` is told on each change, and once at the start.
 */
export interface CopyChannel {
  open(have: number | null): void;
  commit(commit: SentCommit): void;
  since(seq: number): void;
  caret(caret: { readonly seq: number; readonly anchor: number | null; readonly head: number | null }): void;
  /** Listens; gives the way to stop. */
  listen(heard: { message(message: CopyMessage): void; connected(isConnected: boolean): void }): () => void;
}
