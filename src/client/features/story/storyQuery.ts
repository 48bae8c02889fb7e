import type { StoryId } from "#contract/fields.ts";
import { readStory } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";

/** The query for a story, for those who ask for the newest at once, or before its page is drawn. */
export function storyQuery(storyId: StoryId) {
  return {
    queryKey: keys.story(storyId),
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(readStory, { params: { storyId }, signal }),
  };
}
