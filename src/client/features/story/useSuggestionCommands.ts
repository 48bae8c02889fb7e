import type { KeyboardEvent } from "react";
import { settledSentence, suggestionSentence } from "#document/suggestionSentence.ts";
import { useCommands } from "#client/lib/commands.ts";
import { isPressed } from "#client/lib/hotkeys.ts";
import { showToast } from "#client/ui/toast.ts";
import { manyRows } from "./manySuggestions.ts";
import { acceptKeys, rejectHereKeys, takeBackKeys } from "./suggestionKeys.ts";
import type { Suggestions } from "./useSuggestions.ts";

export interface AroundSettling {
  readonly me: string;
  /** The open note that the caret is in. */
  readonly noteHere: () => string | null;
  readonly resolveNote: (id: string) => void;
}

/**
 * Everything that can be done with suggestions, for the palette and by keys: the one under the caret, many at once, and
 * taking back. A note under the caret is resolved by the key that accepts a suggestion. Gives what hears the copy's own keys, and what is said when the caret comes into one.
 */
export function useSuggestionCommands(suggestions: Suggestions, { me, noteHere, resolveNote }: AroundSettling) {
  const { current, whyNot, settle, takeBack } = suggestions;
  const nameOf = (id: string) => suggestions.nameOf(id) ?? "somebody who has left";
  const settleCurrent = (accept: boolean) => {
    if (current !== null) void settle([current], accept, settledSentence(current, accept), true);
  };
  const whyNotCurrent = (accept: boolean) =>
    current === null ? "The caret is in no suggestion" : whyNot(current, accept);
  const resolveHere = () => {
    const note = noteHere();
    if (note === null) return showToast({ says: "The caret is in no note" });
    resolveNote(note);
  };
  useCommands(
    [
      {
        id: "suggestion accept",
        says: "Accept the suggestion, or resolve the note, at the caret",
        keys: acceptKeys,
        run: () => settleCurrent(true),
        whyNot: whyNotCurrent(true),
      },
      {
        id: "suggestion reject",
        says: "Reject the suggestion at the caret",
        keys: rejectHereKeys,
        run: () => settleCurrent(false),
        whyNot: whyNotCurrent(false),
      },
      { id: "note resolve", says: "Resolve the note at the caret", run: resolveHere },
      {
        id: "suggestion undo",
        says: "Take back the last accepting or rejecting",
        keys: takeBackKeys,
        run: () => takeBack?.(),
        whyNot: takeBack === null ? "Nothing was settled here" : null,
      },
      ...manyRows(suggestions, { me, nameOf }).flatMap((row) =>
        row.kind === "action"
          ? [{ id: `suggestions ${row.says}`, says: suggestionsOf(row.says), run: row.onChoose }]
          : [],
      ),
    ],
    "Suggestions and notes",
  );
  const byKey = (event: globalThis.KeyboardEvent): (() => void) | null => {
    if (isPressed(event, rejectHereKeys) && whyNotCurrent(false) === null) return () => settleCurrent(false);
    if (!isPressed(event, acceptKeys)) return null;
    if (whyNotCurrent(true) === null) return () => settleCurrent(true);
    const note = current === null ? noteHere() : null;
    return note === null ? null : () => resolveNote(note);
  };
  return {
    /** Takes the keys that hold while somebody writes, before the copy does: Enter with Mod it would keep for itself. */
    hear: (event: KeyboardEvent): boolean => {
      const act = byKey(event.nativeEvent);
      if (act === null) return false;
      event.preventDefault();
      event.stopPropagation();
      act();
      return true;
    },
    arrived: current === null ? "" : `${suggestionSentence(current)}, suggested by ${nameOf(current.by)}`,
  };
}

/** In the palette nothing stands round a row that says what is meant. */
function suggestionsOf(says: string): string {
  return says.replace(/ all\b/, " all suggestions");
}
