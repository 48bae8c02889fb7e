import { useCallback, useMemo, useRef, useState } from "react";
import type { CopyStatus } from "#editor/copyStatus.ts";

/** The most that anything waits for words to be stored. */
const savedWithinMs = 4000;

const saidUnstored = "Your last words are not stored yet. They are sent by themselves; try again in a moment.";
const saidOffline = "You are offline. Go on writing, and do this again once the newsroom can be reached.";

export interface CopyState {
  /** How it stands with the copy; null until its editor has said so. */
  readonly status: CopyStatus | null;
  readonly onStatus: (status: CopyStatus) => void;
  /** Settles once this person's words are stored; throws, saying what to do, when that takes too long. */
  readonly whenSaved: () => Promise<void>;
}

/** What the editor says of the copy. It says so at every key, and the page is drawn anew only when something differs. */
export function useCopyStatus(): CopyState {
  const [status, setStatus] = useState<CopyStatus | null>(null);
  const latest = useRef<CopyStatus | null>(null);
  const waiting = useRef(new Set<() => void>());
  const onStatus = useCallback((next: CopyStatus) => {
    const before = latest.current;
    latest.current = next;
    if (before === null || !isAlike(before, next)) setStatus(next);
    if (!isStored(next)) return;
    for (const settle of waiting.current) settle();
    waiting.current.clear();
  }, []);
  const whenSaved = useCallback(() => {
    if (isStored(latest.current)) return Promise.resolve();
    return new Promise<void>((settle, fail) => {
      const timer = setTimeout(() => {
        waiting.current.delete(done);
        fail(new Error(latest.current?.save === "offline" ? saidOffline : saidUnstored));
      }, savedWithinMs);
      const done = () => {
        clearTimeout(timer);
        settle();
      };
      waiting.current.add(done);
    });
  }, []);
  return useMemo(() => ({ status, onStatus, whenSaved }), [status, onStatus, whenSaved]);
}

function isStored(status: CopyStatus | null): boolean {
  return status === null || !status.isOpen || status.mode === "read" || status.save === "saved";
}

function isAlike(one: CopyStatus, other: CopyStatus): boolean {
  const people = (status: CopyStatus) => status.others.map(({ person }) => person).join(" ");
  return (
    one.isOpen === other.isOpen &&
    one.save === other.save &&
    one.mode === other.mode &&
    one.isKeeping === other.isKeeping &&
    one.tray === other.tray &&
    people(one) === people(other)
  );
}
