import { type RefObject, useCallback, useEffect, useRef } from "react";

/** A page is drawn with its new story well within this. */
const drawnWithinMs = 1000;

/** Gives focus to `place` when something that was made has taken away what had it. Call what it gives when that is made. */
export function useFocusKept(place: RefObject<HTMLElement | null>): () => void {
  const lookUntil = useRef(0);
  useEffect(() => {
    if (performance.now() > lookUntil.current || !isFocusLost()) return;
    lookUntil.current = 0;
    place.current?.focus();
  });
  return useCallback(() => {
    lookUntil.current = performance.now() + drawnWithinMs;
  }, []);
}

/** Whether what had focus is gone from the page. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
