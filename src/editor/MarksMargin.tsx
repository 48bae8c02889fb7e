import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { suggestionSentence } from "#document/suggestionSentence.ts";
import { initialsOf, listed } from "#domain/people.ts";
import { type Bar, barsIn } from "./suggestionBars.ts";

/** Bars are placed a moment after a change, so that no key waits for them. */
const restMs = 120;

export interface MarksMarginProps {
  readonly editor: Editor;
  readonly nameOf: (personId: string) => string;
  /** Somebody has pressed a bar, and goes to this suggestion. */
  readonly onOpen: (id: string) => void;
}

/**
 * Where marks are simple: a bar in the margin beside each paragraph in which something is suggested, with whose it is. A
 * press goes to the suggestion, and pressed again to the next of the same paragraph. All bars are one stop of Tab, with
 * arrows between them.
 */
export function MarksMargin({ editor, nameOf, onOpen }: MarksMarginProps) {
  const margin = useRef<HTMLDivElement>(null);
  const opened = useRef<string | null>(null);
  const [bars, setBars] = useState<readonly Bar[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      timer = undefined;
      const from = margin.current?.getBoundingClientRect().top;
      if (from === undefined || editor.isDestroyed) return;
      const now = barsIn(editor, from);
      setBars((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const soon = () => {
      timer ??= setTimeout(measure, restMs);
    };
    measure();
    editor.on("transaction", soon);
    const sizes = new ResizeObserver(soon);
    sizes.observe(editor.view.dom);
    return () => {
      clearTimeout(timer);
      sizes.disconnect();
      editor.off("transaction", soon);
    };
  }, [editor]);

  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const buttons = [...(margin.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((each) => each === document.activeElement);
    if (by === 0 || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + by + buttons.length) % buttons.length];
    for (const each of buttons) each.tabIndex = each === next ? 0 : -1;
    next?.focus();
  };
  const press = ({ cards }: Bar) => {
    const at = cards.findIndex(({ id }) => id === opened.current);
    const next = cards[(at + 1) % cards.length];
    opened.current = next?.id ?? null;
    if (next !== undefined) onOpen(next.id);
  };
  if (bars.length === 0) return <div className="marksMargin" ref={margin} />;
  return (
    <div
      className="marksMargin"
      ref={margin}
      role="toolbar"
      aria-label="Suggestions in the copy"
      aria-orientation="vertical"
      onKeyDown={move}
    >
      {bars.map((bar, at) => {
        const says = saidOf(bar, nameOf);
        return (
          <button
            key={bar.cards.map(({ id }) => id).join(" ")}
            type="button"
            className="marksBar"
            style={{ insetBlockStart: `${bar.top}px`, blockSize: `${bar.height}px` }}
            aria-label={says}
            title={says}
            tabIndex={at === 0 ? 0 : -1}
            onClick={() => press(bar)}
          >
            <span aria-hidden="true">
              {peopleIn(bar)
                .map((id) => initialsOf(nameOf(id)))
                .join(" ")}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function peopleIn({ cards }: Bar): readonly string[] {
  return [...new Set(cards.map(({ by }) => by))];
}

function saidOf(bar: Bar, nameOf: (personId: string) => string): string {
  const [only] = bar.cards;
  if (bar.cards.length === 1 && only !== undefined)
    return `${suggestionSentence(only)}, suggested by ${nameOf(only.by)}`;
  return `${bar.cards.length} suggestions by ${listed(peopleIn(bar).map(nameOf))}: ${bar.cards.map(suggestionSentence).join("; ")}`;
}
