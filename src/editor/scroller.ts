/** What scrolls an element: the nearest that is round it and can, else the page. */
export function scrollerOf(from: Element): Element {
  for (let at = from.parentElement; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
