const atLatestMs = 2000;

/** Does something once the page has nothing else to do, two seconds from now at the latest. Gives the way to call it off. */
export function whenIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, atLatestMs);
    return () => clearTimeout(timer);
  }
  const idle = window.requestIdleCallback(work, { timeout: atLatestMs });
  return () => window.cancelIdleCallback(idle);
}
