import { type RefObject, useEffect } from "react";
import { type DeskList, leaveDesk } from "#client/lib/wayBack.ts";

interface Place {
  readonly top: number;
  readonly storyId: string | null;
}

const places = new Map<string, Place>();

/** Comes back to where this list was left: as far down, with the row in focus from which a story was opened. */
export function useKeptPlace(search: string, list: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return;
    const place = places.get(search);
    places.delete(search);
    if (place === undefined) return;
    window.scrollTo({ top: place.top });
    const row = list.current?.querySelector<HTMLElement>(`[data-story="${place.storyId ?? ""}"] a`);
    // Focus that stands on the page as a whole stands there only because it had nowhere to go.
    if (document.activeElement?.matches("body, main")) row?.focus({ preventScroll: true });
  }, [search, list, isShown]);
}

/** Notes where the list is being left for a story. */
export function keepPlace(list: DeskList, storyId: string): void {
  places.set(list.search, { top: window.scrollY, storyId });
  leaveDesk(list);
}
