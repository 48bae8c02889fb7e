import type { ReactNode } from "react";
import type { Readback } from "#contract/readback.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import marks from "./Marked.module.css";
import { Marked, type Marking, Merged } from "./Marked.tsx";
import { kindName, type ReadbackRow, rowLabels } from "./readbackWords.ts";
import css from "./ReadbackRows.module.css";

export interface ReadbackRowsProps {
  readonly readback: Readback;
  readonly marking: Marking;
  readonly isInline: boolean;
  /** What stands over each of the two columns: which version it is, and the way to another. */
  readonly heads: { readonly from: ReactNode; readonly to: ReactNode };
}

/** The id of a row, to go to. */
export function rowId(row: number): string {
  return `readback-row-${row}`;
}

/** The copy of both versions, row by row. */
export function ReadbackRows({ readback, marking, isInline, heads }: ReadbackRowsProps) {
  const labels = rowLabels(readback.rows);
  return (
    <table className={css.rows} data-inline={isInline || undefined} lang="en-GB">
      <thead>
        <tr>
          <th scope="col" className={css.corner}>
            <HiddenText>Place</HiddenText>
          </th>
          <th scope="col" className={css.head}>
            {heads.from}
          </th>
          <th scope="col" className={css.head}>
            {heads.to}
          </th>
        </tr>
      </thead>
      <tbody>
        {readback.rows.map((row, index) => {
          const label = labels[index];
          const isMarked = changesIn(row).some(marking.isShown);
          return (
            <tr
              // oxlint-disable-next-line react/no-array-index-key -- rows have no name but their place, and keep it
              key={index}
              id={rowId(index)}
              tabIndex={-1}
              className={css.row}
              data-current={isCurrent(row, marking) || undefined}
            >
              <th scope="row" className={css.label} data-changed={isMarked || undefined}>
                <span aria-hidden="true">{label?.short}</span>
                <HiddenText>
                  {label?.full}
                  {isMarked && ", changed"}
                </HiddenText>
              </th>
              {isInline ? (
                <td colSpan={2} className={css.cell} data-kind={cellKind(row, "after")} data-field={row.field}>
                  <KindChange row={row} marking={marking} as="both" />
                  <Elsewhere row={row} labels={labels} />
                  <Named kind={cellKind(row, "after")} />
                  <Merged row={row} marking={marking} />
                </td>
              ) : (
                (["before", "after"] as const).map((side) => (
                  <Cell key={side} row={row} side={side} marking={marking} labels={labels} />
                ))
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly row: ReadbackRow;
  readonly side: "before" | "after";
  readonly marking: Marking;
  readonly labels: readonly { readonly full: string }[];
}

function Cell({ row, side, marking, labels }: CellProps) {
  const words = row[side];
  const as = side === "before" ? "out" : "in";
  return (
    <td
      className={css.cell}
      data-kind={cellKind(row, side)}
      data-field={row.field}
      data-none={words === null || undefined}
    >
      {words === null ? (
        <span className={css.none}>{noneSays(row, side, marking)}</span>
      ) : (
        <>
          <KindChange row={row} marking={marking} as={as} />
          <Elsewhere row={row} labels={labels} />
          <Named kind={words.kind} />
          <Marked row={row} side={side} marking={marking} />
        </>
      )}
    </td>
  );
}

function noneSays(row: ReadbackRow, side: "before" | "after", marking: Marking): string {
  if (row.elsewhere !== null) return side === "before" ? "Stood elsewhere" : "Moved from here";
  const names = row.change === null ? "" : marking.who(row.change).names;
  const done = side === "before" ? "Not there yet" : "Cut";
  return names === "" ? done : `${done}: ${names}`;
}

function Elsewhere({
  row,
  labels,
}: {
  readonly row: ReadbackRow;
  readonly labels: readonly { readonly full: string }[];
}) {
  if (row.elsewhere === null) return null;
  const place = labels[row.elsewhere]?.full.toLowerCase() ?? "";
  return (
    <a className={css.elsewhere} href={`#${rowId(row.elsewhere)}`}>
      {row.before === null ? `Moved here from ${place}` : `Moved to ${place}`}
    </a>
  );
}

/** What kind of line it was, and is, where that has changed. */
function KindChange({
  row,
  marking,
  as,
}: {
  readonly row: ReadbackRow;
  readonly marking: Marking;
  readonly as: "out" | "in" | "both";
}) {
  const change = row.change === null ? undefined : marking.changes[row.change];
  if (row.change === null || change?.kind !== "kind" || !marking.isShown(row.change)) return null;
  const who = marking.who(row.change);
  return (
    <small className={css.kind}>
      {as !== "in" && (
        <del className={marks.out} aria-description={who.names}>
          {kindName(change.out)}
        </del>
      )}{" "}
      {as !== "out" && (
        <>
          <ins className={marks.in} aria-description={who.names}>
            {kindName(change.in)}
          </ins>
          <span className={marks.by} aria-hidden="true">
            {who.initials}
          </span>
        </>
      )}
    </small>
  );
}

/** What is no text of the story says what it is: its words are an alt text or a caption, and a divider has none. */
const named: ReadonlySet<string | undefined> = new Set(["picture", "lead", "divider", "embed", "caption", "credit"]);

function Named({ kind }: { readonly kind: string | undefined }) {
  return named.has(kind) ? <small className={css.kind}>{kindName(kind ?? "")}</small> : null;
}

function cellKind(row: ReadbackRow, side: "before" | "after"): string | undefined {
  return (row[side] ?? row.before)?.kind;
}

function changesIn({ before, after, change }: ReadbackRow): number[] {
  const all = [change, ...[before, after].flatMap((side) => side?.pieces.map((piece) => piece.change) ?? [])];
  return all.filter((each) => each !== null);
}

function isCurrent(row: ReadbackRow, { current }: Marking): boolean {
  return current !== null && changesIn(row).includes(current);
}
