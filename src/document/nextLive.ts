import type { Node } from "prosemirror-model";

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * What a key really deletes that is pressed beside a range: the range itself, where anything in it is not struck yet; else
 * the next letter that way in the same paragraph which is not. Null where there is none.
 */
export function nextLive(
  doc: Node,
  { from, to }: { readonly from: number; readonly to: number },
  way: 1 | -1,
): { readonly from: number; readonly to: number } | null {
  const $from = doc.resolve(from);
  if (!$from.parent.inlineContent || !$from.sameParent(doc.resolve(to))) return { from, to };
  const start = $from.start();
  const runs = $from.parent.children.map((run, i, all) => {
    const at = start + all.slice(0, i).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    return { run, at, end: at + run.nodeSize };
  });
  const live = runs.filter(({ run }) => !run.marks.some(({ type }) => type.name === "deletion"));
  if (live.some(({ at, end }) => at < to && end > from)) return { from, to };
  const next = way === 1 ? live.find(({ at }) => at >= to) : live.findLast(({ end }) => end <= from);
  if (next === undefined) return null;
  const segments = [...letters.segment(next.run.text ?? "")];
  const letter = (way === 1 ? segments.at(0) : segments.at(-1))?.segment.length ?? 0;
  return way === 1 ? { from: next.at, to: next.at + letter } : { from: next.end - letter, to: next.end };
}
