import { type ReactNode, startTransition, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { createPath, type Location, type Navigator, NavigationType, Router, type To } from "react-router";
import { firstKey } from "#client/lib/firstKey.ts";
import { isLeavingAsked, leave } from "#client/lib/leaving.ts";

/** A place in the browser's history: its address, how it was come to, and its number among those of this tab. */
interface Place {
  readonly location: Location;
  readonly how: NavigationType;
  readonly index: number;
}

interface Going {
  readonly state: unknown;
  readonly how: NavigationType.Push | NavigationType.Replace;
  readonly isAtOnce: boolean;
}

/**
 * Joins the router to the browser's history, and asks whoever wants to be asked before their page is left. The data
 * router of the package would do the same for 18 kB more of the first load; the desk loads its data elsewhere.
 */
export function DeskRouter({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState(() => placeNow(NavigationType.Pop));
  const shown = useRef(place);
  const navigator = useState(() => navigatorOf(setPlace))[0];
  useLayoutEffect(() => {
    const from = shown.current.location.pathname;
    shown.current = place;
    if (from !== place.location.pathname) arrive(place);
  }, [place]);
  useEffect(() => {
    const follow = () => {
      const next = placeNow(NavigationType.Pop);
      const steps = next.index - shown.current.index;
      const show = () => startTransition(() => setPlace(next));
      if (next.location.pathname === shown.current.location.pathname || steps === 0 || !isLeavingAsked()) return show();
      // The browser has gone already: back to the page, until it is known whether it is to be left.
      history.go(-steps);
      leave(() => history.go(steps));
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  return (
    <Router location={place.location} navigationType={place.how} navigator={navigator}>
      {children}
    </Router>
  );
}

/** A place may take its time to be shown, unless it is asked for at once (`flushSync`): before the next key, say. */
function navigatorOf(setPlace: (place: Place) => void): Navigator {
  const to = (address: To, { state, how, isAtOnce }: Going) => {
    const href = createHref(address);
    const show = (next: Place) => (isAtOnce ? flushSync : startTransition)(() => setPlace(next));
    const go = () => {
      const index = indexNow() + (how === NavigationType.Push ? 1 : 0);
      const kept = { state, index, key: crypto.randomUUID() };
      if (how === NavigationType.Push) history.pushState(kept, "", href);
      else history.replaceState(kept, "", href);
      show(placeNow(how));
    };
    const isSamePage = new URL(href, location.href).pathname === location.pathname;
    if (isSamePage) go();
    else leave(go);
  };
  return {
    createHref,
    go: (steps) => history.go(steps),
    push: (address, state, asked) =>
      to(address, { state, how: NavigationType.Push, isAtOnce: asked?.flushSync === true }),
    replace: (address, state, asked) =>
      to(address, { state, how: NavigationType.Replace, isAtOnce: asked?.flushSync === true }),
  };
}

function createHref(to: To): string {
  return typeof to === "string" ? to : createPath(to);
}

function placeNow(how: NavigationType): Place {
  const { pathname, search, hash } = window.location;
  const kept = keptInHistory();
  const key = typeof kept?.["key"] === "string" ? kept["key"] : firstKey;
  return { location: { pathname, search, hash, state: kept?.["state"] ?? null, key }, how, index: indexNow() };
}

function indexNow(): number {
  const index = keptInHistory()?.["index"];
  return typeof index === "number" ? index : 0;
}

function keptInHistory(): Readonly<Record<string, unknown>> | null {
  const kept: unknown = history.state;
  return typeof kept === "object" && kept !== null ? { ...kept } : null;
}

/** A page begins at its top, and focus is never left on nothing: whoever uses keys goes on from the page itself. */
function arrive({ how }: Place): void {
  if (how !== NavigationType.Pop) window.scrollTo({ top: 0 });
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>("main[tabindex]")?.focus({ preventScroll: true });
}
