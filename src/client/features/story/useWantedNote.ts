import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useSearchParams } from "react-router";
import type { StoryId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import { listSuggestions } from "#contract/suggestions.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";

/** Which note somebody was led to, in which tab it is, once that is known; and what is called when they have come to it. */
export interface WantedNote {
  readonly id: string | null;
  readonly in: "notes" | "suggestions" | null;
  readonly arrived: () => void;
}

/**
 * The note that the address names, as a notice does. One on a suggestion that is open is shown in its card, every other
 * among the notes. The address names it until somebody has come to it, so that it leads there again the next time.
 */
export function useWantedNote(
  storyId: StoryId,
  notes: readonly Note[] | undefined,
  show: (tab: "notes" | "suggestions") => void,
): WantedNote {
  const [search, setSearch] = useSearchParams();
  const id = search.get("note");
  const note = id === null ? undefined : notes?.find((each) => each.id === id);
  const suggestion = note?.suggestion ?? null;
  const { data: ledger } = useQuery({
    queryKey: keys.suggestions(storyId),
    queryFn: async ({ signal }) => (await call(listSuggestions, { params: { storyId }, signal })).items,
    enabled: suggestion !== null,
  });
  const tab = note === undefined ? null : tabOf(suggestion, ledger);
  useEffect(() => {
    if (tab !== null) show(tab);
    // Only where the note is decides: `show` is another function at each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id, tab]);
  const arrived = useCallback(
    () =>
      setSearch(
        (before) => {
          before.delete("note");
          return before;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  );
  return { id, in: tab, arrived };
}

function tabOf(
  suggestion: string | null,
  ledger: readonly { readonly id: string; readonly isOpen: boolean }[] | undefined,
) {
  if (suggestion === null) return "notes";
  if (ledger === undefined) return null;
  return ledger.some((each) => each.id === suggestion && each.isOpen) ? "suggestions" : "notes";
}
