import type { Figure } from "./figures.ts";

const heads = ["", "ours", "floor", "ratio", "goal", ""];

/** The figures of a row as lines of text. What is over its goal is marked. */
export function table(figures: readonly Figure[]): string {
  const cells = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf({ what, ours, floor, ratio, goal }: Figure): string[] {
  return [what, ours, floor, ratio?.toFixed(2) ?? "", goal?.says ?? "", goal?.isMissed === true ? "over" : ""];
}
