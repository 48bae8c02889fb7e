import type * as liveSocketFile from "#client/lib/liveSocket.ts";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Story } from "#contract/stories.ts";
import { keys } from "#client/lib/keys.ts";
import type { LiveSocket } from "#client/lib/live.ts";

/** Lists are asked for again at most this often, however much happens on the desk. */
const atMostEveryMs = 500;

/**
 * Keeps the tab's socket open for whoever is signed in, and asks again for what it says has changed. The socket is not
 * in the first load: what it would have told before it came is asked for when it first connects.
 */
export function useDeskFrames(personId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const lists = seldom(() => void client.invalidateQueries({ queryKey: keys.stories }), atMostEveryMs);
    let isOver = false;
    let stop = () => {
      isOver = true;
    };
    const start = ({ theLiveSocket }: LiveSocketFile) => {
      if (isOver) return;
      const socket = theLiveSocket();
      const stopHearing = socket.onDesk((frame) => heard(client, frame, lists.soon));
      socket.start();
      stop = () => {
        stopHearing();
        lists.stop();
        socket.stop();
      };
    };
    void import("#client/lib/liveSocket.ts").then(start);
    return () => stop();
  }, [client, personId]);
}

type LiveSocketFile = typeof liveSocketFile;
type Frame = Parameters<Parameters<LiveSocket["onDesk"]>[0]>[0];

function heard(client: QueryClient, frame: Frame, listsSoon: () => void): void {
  if (frame === null) return afterGap(client);
  if (frame.topic === "people") return asEverythingOfMine(client);
  // Whoever is told has something to read; nothing that the desk shows is another for it.
  if (frame.topic === "notices") return void client.invalidateQueries({ queryKey: keys.notices });
  if (frame.topic === "desks") void client.invalidateQueries({ queryKey: keys.desks });
  if (frame.storyId !== null) storyChanged(client, frame.storyId, frame.revision);
  listsSoon();
}

/** While there was no connection anything may have changed. What is on its way already is new enough. */
function afterGap(client: QueryClient): void {
  void client.invalidateQueries({ predicate: isLive }, { cancelRefetch: false });
}

/** Roles may have changed, and with them what each story lets this person do. */
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
