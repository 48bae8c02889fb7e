import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Story } from "#contract/stories.ts";
import { keys } from "#client/lib/keys.ts";
import { theLiveSocket } from "#client/lib/liveSocket.ts";

/** Lists are asked for again at most this often, however much happens on the desk. */
const atMostEveryMs = 500;

/** Keeps the tab's socket open for whoever is signed in, and asks again for what it says has changed. */
export function useDeskFrames(personId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const socket = theLiveSocket();
    const lists = seldom(() => void client.invalidateQueries({ queryKey: keys.stories }), atMostEveryMs);
    const stopHearing = socket.onDesk((frame) => {
      if (frame === null) return afterGap(client);
      switch (frame.topic) {
        case "story":
          if (frame.storyId !== null) storyChanged(client, frame.storyId, frame.revision);
          return lists.soon();
        case "people":
          // Roles may have changed, and with them what each story lets this person do.
          return asEverythingOfMine(client);
        default:
          void client.invalidateQueries({ queryKey: keys.desks });
          return lists.soon();
      }
    });
    socket.start();
    return () => {
      stopHearing();
      lists.stop();
      socket.stop();
    };
  }, [client, personId]);
}

/** While there was no connection anything may have changed. What is on its way already is new enough. */
function afterGap(client: QueryClient): void {
  void client.invalidateQueries({ predicate: isLive }, { cancelRefetch: false });
}

function asEverythingOfMine(client: QueryClient): void {
  void client.invalidateQueries({ predicate: isLive });
}

function isLive({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== keys.newsroom[0];
}

function storyChanged(client: QueryClient, storyId: string, revision: number | null): void {
  const known = client.getQueryData<Story>(keys.story(storyId));
  const isNews = known === undefined || revision === null || revision > known.revision;
  if (isNews) void client.invalidateQueries({ queryKey: keys.story(storyId) });
}

/** Does something at once and then, however often it is asked for, once in each stretch of `ms`. */
function seldom(act: () => void, ms: number): { soon(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAskedAgain = false;
  const stretch = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!isAskedAgain) return;
      isAskedAgain = false;
      act();
      stretch();
    }, ms);
  };
  return {
    soon: () => {
      if (timer !== undefined) {
        isAskedAgain = true;
        return;
      }
      act();
      stretch();
    },
    stop: () => clearTimeout(timer),
  };
}
