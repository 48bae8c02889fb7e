import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { listStories } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { type Filters, queryOf } from "./filters.ts";

const pageSize = "50";

/** The stories of the desk as filtered, a page at a time. Until new ones are here, those before them stay. */
export function useStories(filters: Filters) {
  const { person, queue, sort, ...query } = queryOf(filters);
  return useInfiniteQuery({
    queryKey: keys.storyList({ ...query, person, queue, sort }),
    queryFn: ({ pageParam, signal }) =>
      call(listStories, {
        query: {
          ...query,
          person: filters.person ?? undefined,
          queue: filters.queue ?? undefined,
          sort: filters.sort,
          limit: pageSize,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
