import { useMemo, useRef, useSyncExternalStore } from "react";
import type { CopyWords } from "#editor/WordWatch.ts";
import type { Views } from "./useViews.ts";

/** How long the copy is at every moment, for what shows it: the page is not drawn anew for each word. */
export interface WatchedWords {
  readonly latest: () => CopyWords | null;
  readonly watch: (heard: () => void) => () => void;
}

/** What the editor tells of the copy's length, kept for whoever watches. Null until it has been counted. */
export function useCopyWords(): { readonly onWords: (words: CopyWords) => void; readonly watchedWords: WatchedWords } {
  const latest = useRef<CopyWords | null>(null);
  const watchers = useRef(new Set<() => void>());
  return useMemo(
    () => ({
      onWords: (words: CopyWords) => {
        latest.current = words;
        for (const heard of watchers.current) heard();
      },
      watchedWords: {
        latest: () => latest.current,
        watch: (heard: () => void) => {
          watchers.current.add(heard);
          return () => watchers.current.delete(heard);
        },
      },
    }),
    [],
  );
}

/** The length of the copy that is shown: that of the copy as it was filed while that is looked at, which never changes. */
export function useShownWords(live: WatchedWords, { view, filed }: Pick<Views, "view" | "filed">): WatchedWords {
  const words = view === "filed" ? filed?.words : undefined;
  return useMemo(() => {
    if (words === undefined) return live;
    const counted = { reads: words, stood: words };
    return { latest: () => counted, watch: () => () => {} };
  }, [live, words]);
}

/** The length as it is now, drawn anew when it differs. */
export function useWords({ watch, latest }: WatchedWords): CopyWords | null {
  return useSyncExternalStore(watch, latest);
}
