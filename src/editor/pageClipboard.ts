/**
 * Has what leaves the page by a selection that reaches beyond the copy, as after "select all", leave as plain text, without
 * what is struck in the copy. Within the copy that is the editor's own to see to (`plugins/clipboard.ts`). `desk` is what
 * holds the copy. Gives what ends it.
 */
export function watchPageClipboard(desk: HTMLElement): () => void {
  const listening = new AbortController();
  const leave = (event: ClipboardEvent | DragEvent) => {
    const data = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
    const selection = getSelection();
    if (event.defaultPrevented || data === null || selection === null || selection.isCollapsed) return;
    // Of a drag that begins in the copy the editor has said what it takes.
    const isOfTheCopy = event instanceof DragEvent && event.target instanceof Node && desk.contains(event.target);
    if (isOfTheCopy || !holdsStruck(selection, desk)) return;
    const text = asItReads(selection, desk);
    data.clearData();
    data.setData("text/plain", text);
    // A drag goes on with what it was given; the browser's own copy would take the page's words again.
    if (event instanceof ClipboardEvent) event.preventDefault();
  };
  for (const type of ["copy", "cut", "dragstart"] as const)
    document.addEventListener(type, leave, { signal: listening.signal });
  return () => listening.abort();
}

function holdsStruck(selection: Selection, desk: HTMLElement): boolean {
  return [...desk.querySelectorAll("del, [data-mark='deletion']")].some((each) => selection.containsNode(each, true));
}

/** The browser leaves out of a selection's text what is not in the page: so what is struck is not, for a moment. */
function asItReads(selection: Selection, desk: HTMLElement): string {
  desk.dataset["leaving"] = "";
  const text = selection.toString();
  delete desk.dataset["leaving"];
  return text;
}
