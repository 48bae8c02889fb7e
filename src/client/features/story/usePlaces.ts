import { type RefObject, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { type PanelTab, panelTabs } from "./StoryPanel.tsx";
import type { StoryPlace } from "./unmetItems.tsx";

interface Around {
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly main: RefObject<HTMLElement | null>;
  readonly changeCredits: () => void;
}

const inDetails = ["slug", "desk", "hold", "embargo"];

/** The places of the page that something can lead to: fields of the copy, the panel's tabs and parts, the credits. */
export function usePlaces({ editor, main, changeCredits }: Around) {
  const [search, setSearch] = useSearchParams();
  const [partAsked, setPartAsked] = useState<{ readonly part: string; readonly asked: number } | null>(null);
  const isLeaving = useRef(false);
  const inAddress = panelTabs.find((tab) => tab === search.get("panel")) ?? null;

  const show = (tab: PanelTab | null) =>
    setSearch(
      (before) => {
        if (tab === null) before.delete("panel");
        else before.set("panel", tab);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  const showPart = (part: string) => {
    show("details");
    setPartAsked((before) => ({ part, asked: (before?.asked ?? 0) + 1 }));
  };
  const focusCopy = () => {
    editor.current?.focus();
    if (!(main.current?.contains(document.activeElement) ?? false)) main.current?.focus();
  };
  const go = (place: StoryPlace) => {
    if (place.field === "credits") return changeCredits();
    if (place.field === "notes") return show("history");
    if (inDetails.includes(place.field)) return showPart(place.field);
    editor.current?.goTo(place);
  };

  return {
    tab: inAddress ?? "history",
    isPanelUp: inAddress !== null,
    partAsked,
    showTab: (tab: PanelTab) => show(tab),
    togglePanel: () => show(inAddress === null ? "history" : null),
    /** Escape, or the sheet's close button: back to what the panel was opened from. */
    leavePanel: () => {
      show(null);
      const button = document.querySelector<HTMLElement>("[data-panel-button]");
      if (button?.checkVisibility() === true) button.focus();
      else focusCopy();
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
      if (isLeaving.current) return false;
      return opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : otherwise;
    },
    acts: {
      history: () => show("history"),
      details: () => show("details"),
      copy: focusCopy,
    },
  };
}
