import { useCallback, useMemo, useRef, useState } from "react";
import type { CopyStatus } from "#editor/copyStatus.ts";

/** The most that anything waits for words to be stored. */
const savedWithinMs = 4000;

const saidUnstored = "Your last words are not stored yet. They are sent by themselves; try again in a moment.";
const saidAsking = "What you wrote offline waits for your word, above the copy. Then do this again.";
const saidOffline = "You are offline. Go on writing, and do this again once the newsroom can be reached.";

export interface CopyState {
  /** How it stands with the copy; null until its editor has said so. */
  readonly status: CopyStatus | null;
  readonly onStatus: (status: CopyStatus) => void;
  /** The same at every moment, for what shows or follows each key's being stored. */
  readonly watched: WatchedStatus;
  /** Settles once this person's words are stored; throws, saying what to do, when that takes too long. */
  readonly whenSaved: () => Promise<void>;
}

/** How it stands with the copy, for whoever has to know it at once, without the page being drawn anew for it. */
export interface WatchedStatus {
  readonly latest: () => CopyStatus | null;
  readonly watch: (heard: () => void) => () => void;
}

/**
 * What the editor says of the copy. It says so at every key, and the page is drawn anew only when something differs
 * that is not for a moment: drawn twice for each key, it took longer than the key.
 */
export function useCopyStatus(): CopyState {
  const [status, setStatus] = useState<CopyStatus | null>(null);
  const latest = useRef<CopyStatus | null>(null);
  const waiting = useRef(new Set<() => void>());
  const watchers = useRef(new Set<() => void>());
  const onStatus = useCallback((next: CopyStatus) => {
    const before = latest.current;
    if (before !== null && before.save === next.save && isAlike(before, next)) return;
    latest.current = next;
    if (before === null || !isAlike(before, next)) setStatus(next);
    for (const heard of watchers.current) heard();
    if (!isStored(next)) return;
    for (const settle of waiting.current) settle();
    waiting.current.clear();
  }, []);
  const whenSaved = useCallback(() => {
    if (isStored(latest.current)) return Promise.resolve();
    return new Promise<void>((settle, fail) => {
      const timer = setTimeout(() => {
        waiting.current.delete(done);
        fail(new Error(saidUnsaved(latest.current)));
      }, savedWithinMs);
      const done = () => {
        clearTimeout(timer);
        settle();
      };
      waiting.current.add(done);
    });
  }, []);
  const watched = useMemo<WatchedStatus>(
    () => ({
      latest: () => latest.current,
      watch: (heard) => {
        watchers.current.add(heard);
        return () => watchers.current.delete(heard);
      },
    }),
    [],
  );
  return useMemo(() => ({ status, onStatus, watched, whenSaved }), [status, onStatus, watched, whenSaved]);
}

function saidUnsaved(status: CopyStatus | null): string {
  if (status?.save === "asking") return saidAsking;
  return status?.save === "offline" ? saidOffline : saidUnstored;
}

function isStored(status: CopyStatus | null): boolean {
  return status === null || !status.isOpen || status.mode === "read" || status.save === "saved";
}

function isAlike(one: CopyStatus, other: CopyStatus): boolean {
  return (
    one.isOpen === other.isOpen &&
    (one.save === other.save || (isUsual(one) && isUsual(other))) &&
    one.mode === other.mode &&
    one.isKeeping === other.isKeeping &&
    one.tray === other.tray &&
    one.unsent === other.unsent &&
    one.others === other.others
  );
}

/** Every key is unsaved for a moment. Only what watches each moment has to know that, where nothing could be lost. */
function isUsual({ save, isKeeping }: CopyStatus): boolean {
  return isKeeping && (save === "saved" || save === "saving");
}
