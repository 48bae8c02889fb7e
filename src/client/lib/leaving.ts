import { useEffect, useId } from "react";
import { create } from "zustand";

interface Leaving {
  /** Who asks before the page is left. */
  readonly asking: ReadonlySet<string>;
  /** Where somebody was about to go; null while nobody is. */
  readonly held: (() => void) | null;
}

const useLeavingStore = create<Leaving>(() => ({ asking: new Set(), held: null }));

/** Goes on to another page at once or, where somebody asks first, once they have been answered. */
export function leave(go: () => void): void {
  if (useLeavingStore.getState().asking.size === 0) go();
  else useLeavingStore.setState({ held: go });
}

/** Whether leaving this page is asked about now. */
export function isLeavingAsked(): boolean {
  return useLeavingStore.getState().asking.size > 0;
}

/**
 * While `mustAsk`, nobody goes from this page to another without being asked: `isHeld` says that somebody wants to,
 * and `stay` or `go` answers. Closing the window is asked about by the browser itself.
 */
export function useLeaving(mustAsk: boolean) {
  const id = useId();
  const isHeld = useLeavingStore((now) => now.held !== null);
  useEffect(() => {
    if (!mustAsk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    useLeavingStore.setState(({ asking }) => ({ asking: new Set([...asking, id]) }));
    return () => {
      removeEventListener("beforeunload", ask);
      useLeavingStore.setState(({ asking }) => ({ asking: new Set([...asking].filter((each) => each !== id)) }));
    };
  }, [mustAsk, id]);
  const stay = () => useLeavingStore.setState({ held: null });
  return {
    isHeld,
    stay,
    go: () => {
      const { held } = useLeavingStore.getState();
      stay();
      held?.();
    },
  };
}
