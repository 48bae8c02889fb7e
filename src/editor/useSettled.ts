import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";

/** Sooner nobody sees it, and a key that has been painted by then has not waited for it. */
const afterMs = 50;

/**
 * What a part round the copy shows of it, as `look` finds it: a plain value, looked for a moment after the copy has
 * changed, so that no key waits for it. `look` stays the same function.
 */
export function useSettled<Shown>(editor: Editor, look: (editor: Editor) => Shown): Shown {
  const [shown, setShown] = useState(() => look(editor));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookNow = () => {
      timer = undefined;
      if (editor.isDestroyed) return;
      const now = look(editor);
      setShown((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const soon = () => {
      timer ??= setTimeout(lookNow, afterMs);
    };
    lookNow();
    editor.on("transaction", soon);
    editor.on("update", soon);
    return () => {
      clearTimeout(timer);
      editor.off("transaction", soon);
      editor.off("update", soon);
    };
  }, [editor, look]);
  return shown;
}
