/** The query keys, in one place, so that what is cached can be found again and made stale. */
export const keys = {
  newsroom: ["newsroom"] as const,
  session: ["session"] as const,
  people: ["people"] as const,
  desks: ["desks"] as const,
  notices: ["notices"] as const,
  stories: ["stories"] as const,
  storyList: (filters: object) => ["stories", "list", filters] as const,
  storyFinds: (q: string) => ["stories", "found", q] as const,
  counts: ["stories", "counts"] as const,
  story: (storyId: string) => ["story", storyId] as const,
  history: (storyId: string) => ["story", storyId, "history"] as const,
  /** What this browser keeps, which no server knows of. */
  unsent: (personId: string) => ["unsent", personId] as const,
  versions: (storyId: string) => ["story", storyId, "versions"] as const,
  filed: (storyId: string, filing: string | null) => ["story", storyId, "filed", filing] as const,
  version: (storyId: string, number: number) => ["story", storyId, "versions", number] as const,
  /** Versions never change, so that news of the story makes no comparison of them stale. */
  readback: (storyId: string, two: object) => ["readback", storyId, two] as const,
  suggestions: (storyId: string) => ["story", storyId, "suggestions"] as const,
  /** The whole log is read for it: not again at every word that somebody types. */
  contributions: (storyId: string) => ["contributions", storyId] as const,
  notes: (storyId: string) => ["story", storyId, "notes"] as const,
  tray: (storyId: string) => ["story", storyId, "tray"] as const,
};
