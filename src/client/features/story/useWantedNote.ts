import { useQuery } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { StoryId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import { listSuggestions } from "#contract/suggestions.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";

/** Which note somebody was led to, in which tab it is, once that is known; and what is called when they have come to it. */
export interface WantedNote {
  readonly id: string | null;
  readonly in: "notes" | "suggestions" | null;
  readonly arrived: () => void;
}

interface Around {
  readonly notes: readonly Note[] | undefined;
  readonly show: (tab: "notes" | "suggestions") => void;
  readonly editor: RefObject<CopyEditorHandle | null>;
  /** Whether the copy is there. */
  readonly isOpen: boolean;
}

/**
 * The note that the address names, as a notice does. One on a suggestion that is open is shown in its card, every other
 * among the notes, and what it is about comes into sight in the copy. The address names it until somebody has come to it,
 * so that it leads there again the next time.
 */
export function useWantedNote(storyId: StoryId, { notes, show, editor, isOpen }: Around): WantedNote {
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
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- where the note is decides; `show` is new at each drawing
  }, [id, tab]);
  const lookAt = useLookAt({ editor, isOpen });
  // Looked at once, however often it is said that somebody has come.
  const looked = useRef<string | null>(null);
  useEffect(() => {
    if (id === null) looked.current = null;
  }, [id]);
  const arrived = useCallback(() => {
    if (looked.current !== id) lookAt(note);
    looked.current = id;
    setSearch(
      (before) => {
        before.delete("note");
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [id, note, lookAt, setSearch]);
  return { id, in: tab, arrived };
}

/** Brings into sight what a note is about, as soon as the copy shows it; its card keeps the focus. */
function useLookAt({ editor, isOpen }: Pick<Around, "editor" | "isOpen">): (note: Note | undefined) => void {
  const [wanted, setWanted] = useState<Note | null>(null);
  useEffect(() => {
    if (wanted === null || !isOpen) return;
    const { id, suggestion } = wanted;
    const come = () => {
      setWanted(null);
      // Whoever has gone to the copy meanwhile is where they want to be.
      if (document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable) return;
      if (suggestion === null) editor.current?.showNote(id, "sight");
      else editor.current?.showSuggestion(suggestion, false);
    };
    if (suggestion === null) return editor.current?.whenMarked(id, come);
    const timer = setTimeout(come);
    return () => clearTimeout(timer);
  }, [wanted, isOpen, editor]);
  // What stands nowhere is not waited for: should it come back, it would move the copy for no reason to be seen.
  return useCallback((note) => setWanted(note !== undefined && isSomewhere(note) ? note : null), []);
}

function isSomewhere({ suggestion, place, resolvedAt }: Note): boolean {
  return suggestion !== null || (resolvedAt === null && place !== null && !place.lost);
}

function tabOf(
  suggestion: string | null,
  ledger: readonly { readonly id: string; readonly isOpen: boolean }[] | undefined,
) {
  if (suggestion === null) return "notes";
  if (ledger === undefined) return null;
  return ledger.some((each) => each.id === suggestion && each.isOpen) ? "suggestions" : "notes";
}
