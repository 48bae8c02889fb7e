import { useQuery } from "@tanstack/react-query";
import { listVersions, readHistory } from "#contract/history.ts";
import type { StoryId } from "#contract/fields.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { storyQuery } from "./storyQuery.ts";

/** A story, with what I can do with it. */
export function useStory(storyId: StoryId) {
  return useQuery(storyQuery(storyId));
}

/** What happened to a story, newest first. */
export function useHistory(storyId: StoryId) {
  return useQuery({
    queryKey: keys.history(storyId),
    queryFn: async ({ signal }) => (await call(readHistory, { params: { storyId }, signal })).items,
  });
}

/** The saved states of a story's copy, newest first. */
export function useVersions(storyId: StoryId) {
  return useQuery({
    queryKey: keys.versions(storyId),
    queryFn: async ({ signal }) => (await call(listVersions, { params: { storyId }, signal })).items,
  });
}
