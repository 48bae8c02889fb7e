import { useEffect, useRef } from "react";
import type { HistoryEntry } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import { dropToast, showToast } from "#client/ui/toast.ts";
import { stageToast } from "./useTransitions.ts";

/** Tells this person who has moved the story to another stage while they had it open, and why (scenario W-15). */
export function useToldOfMoves(story: Story, history: readonly HistoryEntry[], myName: string): void {
  const last = useRef<string | null>(null);
  const couldEdit = useRef(false);
  const newest = history.find(({ from, to }) => from !== to && to !== null);
  const { stage } = story;
  const mayEdit = story.abilities.copy === "edit";
  useEffect(() => {
    // History and story come one after the other: what is told is what both know.
    if (newest === undefined || newest.id === last.current || newest.to !== stage) return;
    const isFirstSight = last.current === null;
    const hasLost = couldEdit.current && !mayEdit;
    last.current = newest.id;
    couldEdit.current = mayEdit;
    if (isFirstSight || newest.by === myName) return;
    // What this person did last cannot be undone any more.
    dropToast(stageToast(story.id));
    showToast({
      says: newest.words === null ? newest.says : `${newest.says}: “${newest.words}”`,
      // Whoever can no longer write here must not miss why.
      staysUntilClosed: hasLost,
    });
  }, [newest, stage, myName, mayEdit, story.id]);
}
