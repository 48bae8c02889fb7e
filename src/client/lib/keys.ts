/** The query keys, in one place, so that what is cached can be found again and made stale. */
export const keys = {
  newsroom: ["newsroom"] as const,
  session: ["session"] as const,
  people: ["people"] as const,
  desks: ["desks"] as const,
  stories: ["stories"] as const,
  storyList: (filters: object) => ["stories", "list", filters] as const,
  storyFinds: (q: string) => ["stories", "found", q] as const,
  counts: ["stories", "counts"] as const,
  story: (storyId: string) => ["story", storyId] as const,
  history: (storyId: string) => ["story", storyId, "history"] as const,
  versions: (storyId: string) => ["story", storyId, "versions"] as const,
};
