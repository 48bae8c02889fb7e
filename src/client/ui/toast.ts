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

let waiting: readonly ToastWords[] = [];
let taker: ((words: ToastWords) => void) | null = null;
const watchers = new Set<() => void>();

/** Shows a toast. It can be called from anywhere; the part that draws it is loaded when the first is wanted. */
export function showToast(words: ToastWords): void {
  if (taker !== null) return taker(words);
  waiting = [...waiting, words];
  for (const watcher of watchers) watcher();
}

/** Hands all toasts, also those that were shown before, to the stack that draws them. Gives the way to stop. */
export function takeToasts(take: (words: ToastWords) => void): () => void {
  taker = take;
  const early = waiting;
  waiting = [];
  for (const words of early) take(words);
  return () => {
    if (taker === take) taker = null;
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
