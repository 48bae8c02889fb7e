import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { StoryId } from "#contract/fields.ts";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { keys } from "#client/lib/keys.ts";

/** Somebody who types pauses about so long between sentences. */
const restMs = 900;

/** Asks for the story again once what was typed is stored: its words, and what stands in its way, follow the copy. */
export function useFreshWords(storyId: StoryId, status: CopyStatus | null): void {
  const client = useQueryClient();
  const wasTyped = useRef(false);
  const save = status?.save;
  useEffect(() => {
    if (save === "saving") wasTyped.current = true;
    if (save !== "saved" || !wasTyped.current) return;
    const timer = setTimeout(() => {
      wasTyped.current = false;
      void client.invalidateQueries({ queryKey: keys.story(storyId), exact: true });
    }, restMs);
    return () => clearTimeout(timer);
  }, [client, storyId, save]);
}
