import { useEffect, useRef } from "react";
import type { HistoryEntry } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import { showToast } from "#client/ui/toast.ts";

/** Tells this person who has moved the story to another stage while they had it open, and why (scenario W-15). */
export function useToldOfMoves(story: Story, history: readonly HistoryEntry[], myName: string): void {
  const last = useRef<string | null>(null);
  const newest = history.find(({ from, to }) => from !== to && to !== null);
  useEffect(() => {
    if (newest === undefined || newest.id === last.current) return;
    const isFirstSight = last.current === null;
    last.current = newest.id;
    if (isFirstSight || newest.by === myName) return;
    showToast({
      says: newest.words === null ? newest.says : `${newest.says}: “${newest.words}”`,
      // Whoever can no longer write here must not miss why.
      staysUntilClosed: story.abilities.copy !== "edit",
    });
  }, [newest, myName, story.abilities.copy]);
}
