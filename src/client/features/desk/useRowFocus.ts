import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

interface Held {
  readonly storyId: string;
  readonly part: "link" | "button" | "menu";
  readonly at: number;
}

/**
 * Which row has focus, and how it moves. When rows move because of what others do, focus stays with its story (its row
 * may stand under another stage now), without scrolling; when the story is gone from the list, with the row in its place.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, shown: unknown) {
  const held = useRef<Held | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    const follow = ({ target }: Event) => {
      held.current = target instanceof Element ? heldAt(list.current, target) : null;
    };
    document.addEventListener("focusin", follow, options);
    document.addEventListener("pointerdown", follow, options);
    return () => listening.abort();
  }, [list]);
  useLayoutEffect(() => {
    if (held.current !== null && document.activeElement === document.body) focusAgain(list.current, held.current);
  }, [shown, list]);
  return {
    /** The story whose row has focus. */
    storyId: () => document.activeElement?.closest<HTMLElement>("[data-story]")?.dataset["story"] ?? null,
    move: (by: 1 | -1) => move(list.current, by),
    focusFirst: () => rowsIn(list.current)[0]?.querySelector<HTMLElement>("a")?.focus(),
    openMenu: () => {
      const button = document.activeElement?.closest("[data-story]")?.querySelector<HTMLElement>("[data-menu]");
      button?.focus();
      button?.click();
    },
  };
}

function rowsIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("[data-story]") ?? [])];
}

function heldAt(list: HTMLElement | null, target: Element): Held | null {
  const row = target.closest<HTMLElement>("[data-story]");
  if (row === null || list === null || !list.contains(row)) return null;
  const part = target.closest("[data-menu]") !== null ? "menu" : target.closest("button") !== null ? "button" : "link";
  return { storyId: row.dataset["story"] ?? "", part, at: rowsIn(list).indexOf(row) };
}

function focusAgain(list: HTMLElement | null, { storyId, part, at }: Held): void {
  const rows = rowsIn(list);
  const row = rows.find((each) => each.dataset["story"] === storyId) ?? rows[Math.min(at, rows.length - 1)];
  const wanted = { link: "a", button: "button:not([data-menu])", menu: "[data-menu]" }[part];
  const target = row?.querySelector<HTMLElement>(wanted) ?? row?.querySelector<HTMLElement>("a");
  target?.focus({ preventScroll: true });
}

function move(list: HTMLElement | null, by: 1 | -1): void {
  const rows = rowsIn(list);
  const now = document.activeElement?.closest<HTMLElement>("[data-story]") ?? null;
  const at = now === null ? -1 : rows.indexOf(now);
  const to = at === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by));
  rows[to]?.querySelector<HTMLElement>("a")?.focus();
}
