/** What this browser keeps under a name, or null. A browser that keeps nothing for sites is as good as an empty one. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps words under a name, or lets go of them. Where nothing is kept, it holds until the page is left. */
export function keep(name: string, words: string | null): void {
  try {
    if (words === null) localStorage.removeItem(name);
    else localStorage.setItem(name, words);
  } catch {
    return;
  }
}
