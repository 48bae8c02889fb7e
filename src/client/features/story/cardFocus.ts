import { useEffect, useRef } from "react";

/** The suggestion or note whose card beside the copy has focus. */
export function cardInFocus(): string | null {
  const card = document.activeElement?.closest<HTMLElement>("[data-suggestion], [data-note]");
  return card?.dataset["suggestion"] ?? card?.dataset["note"] ?? null;
}

/** Gives the way to put focus on a card beside the copy, null being the first: at once, or as soon as its tab is drawn. */
export function useCardFocus(): (id: string | null) => void {
  const wanted = useRef<{ readonly id: string | null } | null>(null);
  useEffect(() => {
    if (wanted.current !== null && focusOn(wanted.current.id)) wanted.current = null;
  });
  return (id) => {
    wanted.current = focusOn(id) ? null : { id };
  };
}

function focusOn(id: string | null): boolean {
  const name = id === null ? "" : `="${CSS.escape(id)}"`;
  const card = document.querySelector<HTMLElement>(
    `li[data-suggestion${name}]:not([data-leaving]) > button${id === null ? "" : `, [data-note${name}]`}`,
  );
  card?.focus();
  return card !== null;
}
