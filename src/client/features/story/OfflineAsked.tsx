import { type RefObject, useState } from "react";
import type { HistoryEntry } from "#contract/history.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { useCommands } from "#client/lib/commands.ts";
import { Button } from "#client/ui/Button.tsx";
import { showToast } from "#client/ui/toast.ts";
import css from "./OfflineAsked.module.css";

export interface OfflineAskedProps {
  readonly status: CopyStatus | null;
  /** What happened to the story, newest first. */
  readonly history: readonly HistoryEntry[];
  readonly editor: RefObject<CopyEditorHandle | null>;
  /** The question goes once it is answered: puts the focus somewhere else. */
  readonly onAnswered: () => void;
}

const online = { isOffline: false, known: null };

/**
 * Asks what becomes of work offline on a story that moved on meanwhile, so that its author can only suggest in it now:
 * nothing of it reaches the copy, and nothing of it is let go, before they say so (scenario L-03, promise R1).
 */
export function OfflineAsked({ status, history, editor, onAnswered }: OfflineAskedProps) {
  const isAsking = status?.save === "asking";
  const move = history.find(({ from, to }) => from !== to && to !== null);
  // What was known as an open copy went offline is not the move that is asked about. Later is too late to look: at the
  // end of being offline the history may come before the copy, and the question before either.
  const isOffline = status?.save === "offline" && status.isOpen;
  const [before, setBefore] = useState<{ readonly isOffline: boolean; readonly known: string | null }>(online);
  if (isOffline !== before.isOffline) {
    setBefore({ isOffline, known: isOffline ? (move?.id ?? null) : before.known });
  }
  const { known } = before;
  const says = move === undefined || move.id === known ? "The story moved on" : move.says;
  const suggest = () => {
    editor.current?.suggestOffline();
    onAnswered();
    showToast({ says: "Suggested. The story’s editors see it now." });
  };
  const letGo = () => {
    const takeBack = editor.current?.letOfflineGo();
    onAnswered();
    showToast({ says: "Let go of what you wrote offline", undo: takeBack, undoSays: "Keep its words" });
  };
  const acts = [
    { id: "offline suggest", says: "Suggest what you wrote offline", run: suggest },
    { id: "offline let go", says: "Let go of what you wrote offline", run: letGo },
  ];
  useCommands(isAsking ? acts : [], "In the copy");
  return (
    <div aria-live="polite">
      {isAsking && (
        <section className={css.asked} aria-label="What you wrote offline">
          <p>
            <strong>{says} while you were offline.</strong> What you wrote is on this device only, and nobody else sees
            it. You can suggest it now, or let it go.
          </p>
          <div className={css.acts}>
            <Button size="small" variant="primary" onClick={suggest}>
              Suggest it
            </Button>
            <Button size="small" variant="quiet" onClick={letGo}>
              Let it go
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
