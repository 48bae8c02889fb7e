import { Copy, CornerDownLeft } from "lucide-react";
import type { TrayWords } from "#document/clientLog.ts";
import { Button } from "#client/ui/Button.tsx";
import { showToast } from "#client/ui/toast.ts";
import css from "./Tray.module.css";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface TrayProps {
  readonly tray: readonly TrayWords[];
  readonly mayEdit: boolean;
  readonly onPutBack: (words: TrayWords) => void;
  readonly onLetGo: (words: TrayWords) => void;
}

/** This person's words that found no place in the copy, kept until they put them back or let them go. */
export function Tray({ tray, mayEdit, onPutBack, onLetGo }: TrayProps) {
  if (tray.length === 0) return null;
  return (
    <section className={css.tray} aria-labelledby="tray-title" aria-live="polite">
      <h2 id="tray-title" className={css.title}>
        {tray.length === 1
          ? "Words of yours that found no place"
          : `${tray.length} pieces of yours that found no place`}
      </h2>
      <ul className={css.list}>
        {tray.map((words, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words can lie here twice
          <li key={`${at} ${words.text}`} className={css.piece}>
            <p className={css.why}>{whyIn(words.why)}</p>
            <blockquote className={css.words}>{words.text}</blockquote>
            <div className={css.acts}>
              <Button
                size="small"
                icon={<CornerDownLeft {...icon} />}
                whyNot={mayEdit ? null : "You cannot edit the copy now. Copy the words, or keep them here."}
                onClick={() => onPutBack(words)}
              >
                Put back here
              </Button>
              <Button size="small" icon={<Copy {...icon} />} onClick={() => void copy(words.text)}>
                Copy
              </Button>
              <Button size="small" variant="quiet" onClick={() => onLetGo(words)}>
                Let go
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ says: "Copied" });
  } catch {
    showToast({ says: "The browser did not let Stet copy. Select the words and copy them." });
  }
}

const reasons: Record<string, string> = {
  "place-gone": "Somebody deleted the paragraph that you were in",
  "unseen-words": "It would have taken out words that you had not seen",
  "no-fit": "It no longer fits where you wrote it",
  mode: "The story had moved on, and you could no longer edit it",
  behind: "It was made on a copy that was too old",
  size: "It was too much for one change",
  reloaded: "The copy was loaded anew while you wrote",
};

/** Why words are here, as a person says it. */
function whyIn(code: string): string {
  return reasons[code] ?? "The newsroom did not take this change";
}
