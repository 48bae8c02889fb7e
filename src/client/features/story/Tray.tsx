import { ChevronDown, ChevronRight, Copy, CornerDownLeft } from "lucide-react";
import { type RefObject, useId } from "react";
import type { TrayPiece } from "#editor/tray.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import { Button } from "#client/ui/Button.tsx";
import { showToast } from "#client/ui/toast.ts";
import css from "./Tray.module.css";
import { type TrayTold, whyTrayed } from "./trayWords.ts";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface TrayProps {
  readonly tray: readonly TrayPiece[];
  readonly told: TrayTold;
  readonly mayEdit: boolean;
  readonly zone: string;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onPutBack: (piece: TrayPiece) => void;
  readonly onLetGo: (piece: TrayPiece) => void;
  /** The button that opens it, for who comes here by a command. */
  readonly opener: RefObject<HTMLButtonElement | null>;
}

/**
 * This person's words that found no place in the copy, kept until they put them back or let them go. One line above the
 * copy until it is opened, so that it never pushes the copy away.
 */
export function Tray({ tray, isOpen, onOpen, opener, ...acts }: TrayProps) {
  const list = useId();
  const newest = tray.at(-1);
  const says = tray.length === 1 ? "Words of yours found no place" : `${tray.length} pieces of yours found no place`;
  return (
    <div aria-live="polite">
      {newest !== undefined && (
        <section className={css.tray} aria-label="Words that found no place">
          <button
            ref={opener}
            type="button"
            className={css.bar}
            aria-expanded={isOpen}
            aria-controls={list}
            onClick={() => onOpen(!isOpen)}
          >
            {isOpen ? <ChevronDown {...icon} /> : <ChevronRight {...icon} />}
            <strong>{says}</strong>
            {!isOpen && <span className={css.gist}>{whyTrayed(newest, acts.told)}</span>}
          </button>
          <ul id={list} className={css.list} hidden={!isOpen}>
            {tray.map((piece) => (
              <Piece key={piece.id} piece={piece} {...acts} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

type PieceProps = Omit<TrayProps, "tray" | "isOpen" | "onOpen" | "opener"> & { readonly piece: TrayPiece };

function Piece({ piece, told, mayEdit, zone, now, onPutBack, onLetGo }: PieceProps) {
  const why = useId();
  return (
    <li className={css.piece} aria-labelledby={why}>
      <p id={why} className={css.why}>
        {whyTrayed(piece, told)}
        {piece.at !== null && (
          <>
            {", "}
            <time dateTime={piece.at} title={fullTime(piece.at, zone)}>
              {deskTime(piece.at, zone, now)}
            </time>
          </>
        )}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and has to by the keyboard too */}
      <blockquote className={css.words} tabIndex={0} aria-label="Your words">
        {piece.text}
      </blockquote>
      <div className={css.acts}>
        <Button
          size="small"
          icon={<CornerDownLeft {...icon} />}
          whyNot={mayEdit ? null : "You cannot edit the copy now. Copy the words, or keep them here."}
          onClick={() => onPutBack(piece)}
        >
          Put back here
        </Button>
        <Button size="small" icon={<Copy {...icon} />} onClick={() => void copyText(piece.text)}>
          Copy
        </Button>
        <Button size="small" variant="quiet" onClick={() => onLetGo(piece)}>
          Let go
        </Button>
      </div>
    </li>
  );
}

/** Puts a text on the clipboard, and says so. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ says: "Copied" });
  } catch {
    showToast({ says: "The browser did not let Stet copy. Select the words and copy them." });
  }
}
