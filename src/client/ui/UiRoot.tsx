import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { loadPartsWhenIdle, loadToasts, loadTooltips } from "./loadParts.ts";
import { isToastWaiting, watchToasts } from "./toast.ts";

const Tooltips = lazy(async () => ({ default: (await loadTooltips()).Tooltips }));
const Toasts = lazy(async () => ({ default: (await loadToasts()).Toasts }));

/**
 * Stands once round the whole app: draws toasts and tooltips over it. They are not in the first load: they come when
 * the page is idle, or with the first that is shown, the first thing pointed at or reached by key.
 */
export function UiRoot({ children }: { readonly children: ReactNode }) {
  useEffect(loadPartsWhenIdle, []);
  return (
    <>
      {children}
      <Suspense>
        <ToastsWhenWanted />
      </Suspense>
      <Suspense>
        <TooltipsWhenWanted />
      </Suspense>
    </>
  );
}

function ToastsWhenWanted() {
  const [isWanted, setWanted] = useState(false);
  const isWaiting = useSyncExternalStore(watchToasts, isToastWaiting);
  if (isWaiting && !isWanted) setWanted(true);
  return isWanted ? <Toasts /> : null;
}

function TooltipsWhenWanted() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    if (isWanted) return;
    const want = () => setWanted(true);
    const listening = new AbortController();
    document.addEventListener("pointerover", want, { signal: listening.signal, once: true });
    document.addEventListener("focusin", want, { signal: listening.signal, once: true });
    return () => listening.abort();
  }, [isWanted]);
  return isWanted ? <Tooltips /> : null;
}
