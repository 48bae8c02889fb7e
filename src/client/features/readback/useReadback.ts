import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { StoryId } from "#contract/fields.ts";
import { listVersions } from "#contract/history.ts";
import { compareVersions } from "#contract/readback.ts";
import { readStory } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";

/** Which two versions the address asks for, and in which layout. */
export interface ShownVersions {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isInline: boolean;
  readonly show: (next: { readonly from?: string; readonly to?: string; readonly as?: "inline" | "beside" }) => void;
}

/** Two versions side by side are too narrow to read below this width: there they are shown inline, unless asked for. */
const narrow = "(width < 860px)";

/** The story, its versions, and the two that the address names beside each other. */
export function useReadback(storyId: StoryId) {
  const [search, setSearch] = useSearchParams();
  const from = search.get("from") ?? undefined;
  const to = search.get("to") ?? undefined;
  const story = useQuery({
    queryKey: keys.story(storyId),
    queryFn: ({ signal }) => call(readStory, { params: { storyId }, signal }),
  });
  const versions = useQuery({
    queryKey: keys.versions(storyId),
    queryFn: async ({ signal }) => (await call(listVersions, { params: { storyId }, signal })).items,
  });
  const hasVersions = versions.data !== undefined && versions.data.length > 0;
  const readback = useQuery({
    queryKey: keys.readback(storyId, { from, to }),
    queryFn: ({ signal }) => call(compareVersions, { params: { storyId }, query: { from, to }, signal }),
    enabled: hasVersions,
    placeholderData: keepPreviousData,
  });
  const as = search.get("as") ?? (matchMedia(narrow).matches ? "inline" : "beside");
  const shown: ShownVersions = {
    from,
    to,
    isInline: as === "inline",
    show: (next) =>
      setSearch(
        (now) => {
          const params = new URLSearchParams(now);
          for (const [name, value] of Object.entries(next)) params.set(name, value);
          return params;
        },
        { replace: true },
      ),
  };
  const failed = [story, versions, readback].find((query) => query.error !== null);
  return {
    story: story.data,
    versions: versions.data,
    readback: readback.data,
    shown,
    error: failed?.error ?? null,
    refetch: () => void failed?.refetch(),
  };
}
