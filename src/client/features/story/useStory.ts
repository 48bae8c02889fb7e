import { useQuery } from "@tanstack/react-query";
import { listVersions, readHistory } from "#contract/history.ts";
import { readStory } from "#contract/stories.ts";
import type { StoryId } from "#contract/fields.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";

/** A story, with what I can do with it. */
export function useStory(storyId: StoryId) {
  return useQuery(storyQuery(storyId));
}

/** The query itself, for those who ask for the newest at once. */
export function storyQuery(storyId: StoryId) {
  return {
    queryKey: keys.story(storyId),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(readStory, { params: { storyId }, signal }),
  };
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
