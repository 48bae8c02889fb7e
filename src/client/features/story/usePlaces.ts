import { type RefObject, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { useCardFocus } from "./cardFocus.ts";
import { type PanelTab, panelTabs } from "./StoryPanel.tsx";
import type { StoryPlace } from "./unmetItems.tsx";

interface Around {
  /** What stands beside the copy where the address does not say. */
  readonly usualTab: PanelTab;
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly main: RefObject<HTMLElement | null>;
  readonly changeCredits: () => void;
}

const inDetails = ["slug", "desk", "hold", "embargo"];

/** The places of the page that something can lead to: fields of the copy, the panel's tabs and parts, the credits. */
export function usePlaces({ usualTab, editor, main, changeCredits }: Around) {
  const [search, setSearch] = useSearchParams();
  const [partAsked, setPartAsked] = useState<{ readonly part: string; readonly asked: number } | null>(null);
  const isLeaving = useRef(false);
  const focusCard = useCardFocus();
  const inAddress = panelTabs.find((tab) => tab === search.get("panel")) ?? null;

  /** `isAtOnce` = before anything else happens on the page; else what is shown may take its time. */
  const show = (tab: PanelTab | null, isAtOnce = false) =>
    setSearch(
      (before) => {
        if (tab === null) before.delete("panel");
        else before.set("panel", tab);
        return before;
      },
      { replace: true, preventScrollReset: true, flushSync: isAtOnce },
    );
  const showPart = (part: string) => {
    show("details");
    setPartAsked((before) => ({ part, asked: (before?.asked ?? 0) + 1 }));
  };
  const focusCopy = () => {
    editor.current?.focus();
    if (!(main.current?.contains(document.activeElement) ?? false)) main.current?.focus();
  };
  /** Of two tabs that show what waits, the one stands beside the copy whose thing was gone to. */
  const follow = (tab: "suggestions" | "notes") => {
    const shown = inAddress ?? usualTab;
    if (shown !== tab && (shown === "suggestions" || shown === "notes")) show(tab);
  };
  const go = ({ field, paragraph, id, part }: StoryPlace) => {
    if (field === "credits") return changeCredits();
    if (inDetails.includes(field)) return showPart(field);
    // What is to be settled there leads to itself; a note on no words of the copy to its card.
    if (id !== null && editor.current?.showSuggestion(id, true) === true) return follow("suggestions");
    if (id !== null && editor.current?.showNote(id, "caret") === true) return follow("notes");
    if (field !== "notes") return editor.current?.goTo({ field, paragraph, part });
    show("notes");
    if (id !== null) focusCard(id);
  };

  return {
    tab: inAddress ?? usualTab,
    isPanelUp: inAddress !== null,
    partAsked,
    showTab: (tab: PanelTab, isAtOnce?: boolean) => show(tab, isAtOnce),
    togglePanel: () => show(inAddress === null ? usualTab : null),
    /** Escape, or the sheet's close button: back to what the panel was opened from. */
    leavePanel: () => {
      show(null);
      const button = document.querySelector<HTMLElement>("[data-panel-button]");
      if (button?.checkVisibility() === true) button.focus();
      else focusCopy();
    },
    /** Goes to a suggestion: its place in the copy is shown, and its card has the focus. */
    showSuggestion: (id: string) => {
      editor.current?.showSuggestion(id, false);
      show("suggestions");
      focusCard(id);
    },
    /** Closes a dialog and goes to a place that it named, with the focus. */
    goAfterDialog: (place: StoryPlace, close: () => void) => {
      isLeaving.current = true;
      close();
      setTimeout(() => {
        isLeaving.current = false;
        go(place);
      });
    },
    /** What a closing dialog gives focus to: nothing when somebody goes on to a place, else what opened it, if it is there. */
    lastFocus: (opener: Element | null, otherwise: HTMLElement | null): HTMLElement | boolean | null => {
      // A dialog that fades out asks when they have come there already.
      if (isLeaving.current || hasGoneOn()) return false;
      return opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : otherwise;
    },
    acts: {
      suggestions: () => {
        show("suggestions");
        // From the first card J and K go on.
        focusCard(null);
      },
      history: () => show("history"),
      details: () => show("details"),
      copy: focusCopy,
    },
  };
}

/** Whether focus stands on something outside every dialog. */
function hasGoneOn(): boolean {
  const at = document.activeElement;
  return at !== null && at !== document.body && at.closest("[role=dialog]") === null;
}
