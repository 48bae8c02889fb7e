import { type RefObject, useEffect, useRef, useState } from "react";

/** So many cards are drawn at once: a document that was brought in can have thousands, and each change is told to all. */
const atOnce = 100;

/**
 * How many of a long list of cards are drawn: a hundred, and as many more as were asked for or are needed for the one that
 * the caret is in. Once more are drawn, focus goes on to the first of them.
 */
export function useDrawnUpTo(list: RefObject<HTMLElement | null>, currentIndex: number) {
  const [asked, setAsked] = useState(atOnce);
  const first = useRef<number | null>(null);
  const upTo = Math.max(asked, Math.ceil((currentIndex + 1) / atOnce) * atOnce);
  useEffect(() => {
    if (first.current === null) return;
    list.current?.querySelectorAll<HTMLElement>("li[data-suggestion] > button")[first.current]?.focus();
    first.current = null;
  }, [list, upTo]);
  const more = () => {
    first.current = upTo;
    setAsked(upTo + atOnce);
  };
  return { upTo, more };
}
