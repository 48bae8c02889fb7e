import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { BodyIn } from "#contract/endpoint.ts";
import { changeStory, type Story } from "#contract/stories.ts";
import type { StoryId } from "#contract/fields.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";

export type StoryChange = BodyIn<typeof changeStory>;

/** Changes fields of a story, given the revision that the person had read. Throws what the server refuses. */
export type SaveChange = (body: StoryChange, revision: number) => Promise<Story>;

/**
 * Saves fields one after another. A change of somebody else's since the revision that was read is refused, and told;
 * one's own, saved a moment ago from the field before, is not.
 */
export function useStoryChanges(storyId: StoryId): SaveChange {
  const client = useQueryClient();
  const own = useRef(0);
  const { mutateAsync } = useMutation({
    scope: { id: `fields of ${storyId}` },
    mutationFn: ({ body, revision }: { readonly body: StoryChange; readonly revision: number }) =>
      call(changeStory, { params: { storyId }, body, ifMatch: Math.max(revision, own.current) }),
    onSuccess: (story) => {
      own.current = story.revision;
      client.setQueryData<Story>(keys.story(storyId), story);
      void client.invalidateQueries({ queryKey: keys.history(storyId) });
      void client.invalidateQueries({ queryKey: keys.stories });
    },
    onError: () => client.invalidateQueries({ queryKey: keys.story(storyId) }),
  });
  return useCallback((body, revision) => mutateAsync({ body, revision }), [mutateAsync]);
}
