import type { ReactNode } from "react";

/** What a toast says: what was done, in the past ("Spiked choir-profile"). */
export interface ToastWords {
  readonly says: string;
  /** Takes it back. Undo rather than ask. */
  readonly undo?: (() => void) | undefined;
  /** What the button says, where it is not "Undo". */
  readonly undoSays?: string | undefined;
  readonly shortcut?: string | undefined;
  /** In place of the tick. */
  readonly icon?: ReactNode;
  /** What it is about: a newer one about the same takes its place, so that nobody is offered what has passed. */
  readonly about?: string | undefined;
  /** For what must not be missed; it goes only when it is closed. */
  readonly staysUntilClosed?: boolean | undefined;
}

interface ToastTaker {
  readonly take: (words: ToastWords) => void;
  /** Closes the one that is about that, if it is still there. */
  readonly drop: (about: string) => void;
}

let waiting: readonly ToastWords[] = [];
let taker: ToastTaker | null = null;
const watchers = new Set<() => void>();

/** Shows a toast. It can be called from anywhere; the part that draws it is loaded when the first is wanted. */
export function showToast(words: ToastWords): void {
  if (taker !== null) return taker.take(words);
  waiting = [...waiting, words];
  for (const watcher of watchers) watcher();
}

/** Lets the toast about something go, since what it says, or would undo, has passed. */
export function dropToast(about: string): void {
  waiting = waiting.filter((words) => words.about !== about);
  taker?.drop(about);
}

/** Hands all toasts, also those that were shown before, to the stack that draws them. Gives the way to stop. */
export function takeToasts(given: ToastTaker): () => void {
  taker = given;
  const early = waiting;
  waiting = [];
  for (const words of early) given.take(words);
  return () => {
    if (taker === given) taker = null;
  };
}

/** Tells when a toast is wanted and nothing is there yet to draw it. */
export function watchToasts(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function isToastWaiting(): boolean {
  return waiting.length > 0;
}
