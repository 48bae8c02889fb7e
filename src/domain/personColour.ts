/** How many colours there are for people. The colours themselves are tokens: `--person-1` to `--person-12`. */
export const personColourCount = 12;

/**
 * The number of a person's colour, 1 to `personColourCount`, which is always the same for the same id. Two people may
 * share one, so their initials are always shown with it. (FNV-1a over the id, so that ids made one after another lie
 * far apart.)
 */
export function personColour(personId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < personId.length; at += 1) {
    hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193);
  }
  hash ^= hash >>> 15;
  return ((hash >>> 0) % personColourCount) + 1;
}
