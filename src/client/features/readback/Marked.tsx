import { type ReactNode, Fragment } from "react";
import { mergedPieces, type ReadbackPiece } from "./mergedPieces.ts";
import type { ReadbackChange, ReadbackRow } from "./readbackWords.ts";
import css from "./Marked.module.css";

/** How a change is to be shown: by whom, and whether it is among those that are looked at. */
export interface Marking {
  readonly changes: readonly ReadbackChange[];
  readonly isShown: (change: number) => boolean;
  readonly who: (change: number) => { readonly initials: string; readonly names: string };
  readonly current: number | null;
}

/** One side's words, with what was taken out of them struck, or what was put in marked, and whose it is. */
export function Marked({
  row,
  side,
  marking,
}: {
  readonly row: ReadbackRow;
  readonly side: "before" | "after";
  readonly marking: Marking;
}) {
  const pieces = row[side]?.pieces ?? [];
  // Whose it is stands beside what was put in; beside what was taken out where nothing was.
  const said = new Set(side === "before" ? row.after?.pieces.map(({ change }) => change) : []);
  return pieces.map((piece, index) => {
    const isLast = piece.change !== null && pieces[index + 1]?.change !== piece.change && !said.has(piece.change);
    return (
      <PieceOf
        // oxlint-disable-next-line react/no-array-index-key -- they have no name of their own, and stay where they are
        key={index}
        piece={piece}
        as={side === "before" ? "out" : "in"}
        marking={marking}
        isLast={isLast}
      />
    );
  });
}

/** Both sides in one line: what was taken out before what was put in its place. */
export function Merged({ row, marking }: { readonly row: ReadbackRow; readonly marking: Marking }) {
  return mergedPieces(row, marking.isShown).map(({ piece, as, isLast }, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- they have no name of their own, and stay where they are
    <PieceOf key={index} piece={piece} as={as} marking={marking} isLast={isLast} />
  ));
}

interface PieceOfProps {
  readonly piece: ReadbackPiece;
  readonly as: "out" | "in";
  readonly marking: Marking;
  readonly isLast: boolean;
}

function PieceOf({ piece, as, marking, isLast }: PieceOfProps) {
  const { change } = piece;
  const line = piece.isBreak ? <br /> : null;
  if (change === null || !marking.isShown(change))
    return (
      <Fragment>
        {line}
        <Dressed piece={piece} />
      </Fragment>
    );
  const who = marking.who(change);
  const Tag = as === "in" ? "ins" : "del";
  return (
    <>
      <Tag
        className={as === "in" ? css.in : css.out}
        data-current={marking.current === change || undefined}
        aria-description={who.names}
        data-tip={who.names}
      >
        {piece.isBreak ? "¶" : <Dressed piece={piece} />}
      </Tag>
      {isLast && who.initials !== "" && (
        <span className={css.by} aria-hidden="true">
          {who.initials}
        </span>
      )}
      {line}
    </>
  );
}

function Dressed({ piece: { text, dress } }: { readonly piece: ReadbackPiece }) {
  let words: ReactNode = text;
  if (dress.includes("bold")) words = <strong>{words}</strong>;
  if (dress.includes("italic")) words = <em>{words}</em>;
  if (dress.some((each) => each.startsWith("link "))) words = <span className={css.link}>{words}</span>;
  return words;
}
