import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import { initialsOf } from "#domain/people.ts";
import { caretsIn, type PlacedCaret } from "./plugins/carets.ts";

/** So many stand beside one paragraph; more are counted. */
const most = 3;

interface Beside {
  readonly top: number;
  readonly people: readonly Pick<PlacedCaret, "person" | "name" | "colour">[];
}

/**
 * Who is where, in the margin of the sheet: each person's initials beside the paragraph in which their caret is. What
 * it shows is also in the list of who is here, which is the one that is read out.
 */
export function PresenceMargin({ editor }: { readonly editor: Editor }) {
  const margin = useRef<HTMLDivElement>(null);
  const [beside, setBeside] = useState<readonly Beside[]>([]);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const top = margin.current?.getBoundingClientRect().top;
      if (top === undefined || editor.isDestroyed) return;
      const now = besideIn(editor, top);
      setBeside((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    let seen = caretsIn(editor.state);
    const soon = () => {
      const carets = caretsIn(editor.state);
      // Alone in a story, nothing is measured at a key.
      if (carets.length === 0 && carets === seen) return;
      seen = carets;
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    editor.on("transaction", soon);
    const sizes = new ResizeObserver(soon);
    sizes.observe(editor.view.dom);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      editor.off("transaction", soon);
    };
  }, [editor]);

  return (
    <div className="presenceMargin" ref={margin} aria-hidden="true">
      {beside.map(({ top, people }) => (
        <div key={top} className="presenceBeside" style={{ insetBlockStart: `${top}px` }}>
          {people.slice(0, people.length > most ? most - 1 : most).map(({ person, name, colour }) => (
            <span key={person} className="presencePerson" data-person-colour={colour} data-tip={name}>
              {initialsOf(name)}
            </span>
          ))}
          {people.length > most && (
            <span
              className="presencePerson"
              data-tip={people
                .slice(most - 1)
                .map(({ name }) => name)
                .join(", ")}
            >
              +{people.length - most + 1}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function besideIn(editor: Editor, from: number): readonly Beside[] {
  const { state, view } = editor;
  const byTop = new Map<number, PlacedCaret[]>();
  for (const caret of caretsIn(state)) {
    const at = state.doc.resolve(caret.head);
    const block = at.depth === 0 ? null : view.nodeDOM(at.before());
    if (!(block instanceof HTMLElement)) continue;
    const top = Math.round(block.getBoundingClientRect().top - from);
    const people = byTop.get(top) ?? [];
    if (!people.some(({ person }) => person === caret.person)) byTop.set(top, [...people, caret]);
  }
  return [...byTop]
    .toSorted(([a], [b]) => a - b)
    .map(([top, people]) => ({
      top,
      people: people.map(({ person, name, colour }) => ({ person, name, colour })),
    }));
}
