import { useQuery } from "@tanstack/react-query";
import { countStories } from "#contract/stories.ts";
import { call } from "./api.ts";
import { keys } from "./keys.ts";

/** How many stories each stage and desk has, and how many are mine. */
export function useCounts() {
  return useQuery({ queryKey: keys.counts, queryFn: ({ signal }) => call(countStories, { signal }) });
}
