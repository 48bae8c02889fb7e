import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useNavigate } from "react-router";
import type { z } from "zod";
import type { listStories, Story, StorySummary } from "#contract/stories.ts";
import { makeTransition } from "#contract/transitions.ts";
import { stageNames } from "#domain/stage.ts";
import { transitionNamed, type TransitionName } from "#domain/transitions.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { useMe } from "#client/lib/session.ts";
import { showToast } from "#client/ui/toast.ts";

/** A transition for which nothing is typed. */
export type Pressed = Exclude<TransitionName, "fallBack">;
type StoryList = InfiniteData<z.output<typeof listStories.reply>>;
interface Asked {
  readonly story: StorySummary;
  readonly transition: Pressed;
}

/** What takes a transition back, where one press does. */
const undoing: Partial<Record<Pressed, Pressed>> = { claim: "release", file: "recall" };

/** Makes a transition from a story's row: at once on the screen, and back again with the reason if it is refused. */
export function useRowTransition() {
  const client = useQueryClient();
  const me = useMe();
  const navigate = useNavigate();
  const making = useMutation({
    mutationFn: ({ story, transition }: Asked) =>
      call(makeTransition, { params: { storyId: story.id }, body: { transition } }),
    onMutate: async ({ story, transition }) => {
      await client.cancelQueries({ queryKey: [...keys.stories, "list"] });
      return expect(client, { ...story, ...expected(transition, me) });
    },
    onError: (problem, { story }, wayBack) => {
      wayBack?.();
      const open = () => void navigate(`/stories/${story.id}`);
      showToast({
        says: problem.message,
        icon: <Ban size={16} strokeWidth={1.75} aria-hidden="true" />,
        undo: open,
        undoSays: "Open it",
      });
    },
    onSuccess: (story, asked) => {
      client.setQueryData<Story>(keys.story(story.id), story);
      const back = undoing[asked.transition];
      showToast({
        says: `${called(story)} is now in ${stageNames[story.stage]}`,
        undo: back === undefined ? undefined : () => making.mutate({ story, transition: back }),
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.stories }),
  });
  return (story: StorySummary, transition: Pressed) => making.mutate({ story, transition });
}

/** A story as a sentence calls it. */
function called(story: { readonly slug: string | null; readonly headline: string }): string {
  if (story.slug !== null) return story.slug;
  return story.headline === "" ? "The story" : `“${story.headline}”`;
}

function expected(
  transition: Pressed,
  me: { readonly id: StorySummary["writers"][number]["id"]; readonly name: string },
) {
  const stage = transitionNamed(transition).to;
  if (transition !== "claim") return { stage };
  return { stage, sub: { id: me.id, name: me.name, since: new Date().toISOString() } };
}

/** Shows a story in all lists as it will be; gives the way back. */
function expect(client: QueryClient, story: StorySummary): () => void {
  const lists = { queryKey: [...keys.stories, "list"] };
  const before = client.getQueriesData<StoryList>(lists);
  client.setQueriesData<StoryList>(lists, (list) => list && withStory(list, story));
  return () => {
    for (const [key, list] of before) client.setQueryData(key, list);
  };
}

function withStory(list: StoryList, story: StorySummary): StoryList {
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.id === story.id ? story : each)),
    })),
  };
}
