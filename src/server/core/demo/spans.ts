/** A run of text with one mark at most. */
export interface DemoSpan {
  readonly text: string;
  readonly mark: "bold" | "italic" | { readonly link: string } | null;
}

const marked = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((https:\/\/[^\s)]+)\)/gu;

/** Takes a paragraph of a demonstration story apart at its `*italic*`, `**bold**` and `[words](https://…)`. */
export function spansOf(text: string): readonly DemoSpan[] {
  const spans: DemoSpan[] = [];
  let read = 0;
  for (const found of text.matchAll(marked)) {
    if (found.index > read) spans.push({ text: text.slice(read, found.index), mark: null });
    const [whole, bold, italic, words, link] = found;
    if (bold !== undefined) spans.push({ text: bold, mark: "bold" });
    else if (italic !== undefined) spans.push({ text: italic, mark: "italic" });
    else if (words !== undefined && link !== undefined) spans.push({ text: words, mark: { link } });
    read = found.index + whole.length;
  }
  if (read < text.length) spans.push({ text: text.slice(read), mark: null });
  return spans;
}
