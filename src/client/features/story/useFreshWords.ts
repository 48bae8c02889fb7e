import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { StoryId } from "#contract/fields.ts";
import { keys } from "#client/lib/keys.ts";
import type { WatchedStatus } from "./useCopyStatus.ts";

/** Somebody who types pauses about so long between sentences. */
const restMs = 900;

/** Asks for the story again once what was typed is stored: its words, and what stands in its way, follow the copy. */
export function useFreshWords(storyId: StoryId, { latest, watch }: WatchedStatus): void {
  const client = useQueryClient();
  useEffect(() => {
    let wasTyped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unwatch = watch(() => {
      clearTimeout(timer);
      const save = latest()?.save;
      if (save === "saving") wasTyped = true;
      if (save !== "saved" || !wasTyped) return;
      timer = setTimeout(() => {
        wasTyped = false;
        void client.invalidateQueries({ queryKey: keys.story(storyId), exact: true });
      }, restMs);
    });
    return () => {
      clearTimeout(timer);
      unwatch();
    };
  }, [client, storyId, latest, watch]);
}
