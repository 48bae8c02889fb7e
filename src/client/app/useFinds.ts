import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useNavigate } from "react-router";
import { listStories } from "#contract/stories.ts";
import { stageNames } from "#domain/stage.ts";
import { addressOf, deskAddress, type View, views } from "#client/features/desk/views.ts";
import { call } from "#client/lib/api.ts";
import { offeredCommands, useCommandStore } from "#client/lib/commands.ts";
import { keys } from "#client/lib/keys.ts";
import { useDesks } from "#client/lib/people.ts";
import { useMe } from "#client/lib/session.ts";

/** Something in the palette. */
export interface Find {
  readonly id: string;
  readonly kind: "command" | "story" | "place";
  readonly says: string;
  readonly aside: string | null;
  readonly keys: string | null;
  readonly whyNot: string | null;
  readonly run: () => void;
}

export interface Finds {
  readonly says: string;
  readonly finds: readonly Find[];
}

/** What the palette shows for what is typed: what can be done here, stories, and where one can go. */
export function useFinds(typed: string): readonly Finds[] {
  const words = typed.trim();
  const commands = useCommandFinds().filter((find) => isNamed(find.says, words));
  const places = usePlaces().filter((find) => isNamed(find.says, words));
  const stories = useStoryFinds(words);
  return [
    { says: "Here", finds: commands },
    { says: "Stories", finds: stories },
    { says: "Go to", finds: places },
  ].filter((group) => group.finds.length > 0);
}

function useCommandFinds(): readonly Find[] {
  return offeredCommands(useCommandStore())
    .filter((command) => command.isKeyOnly !== true)
    .map(({ id, says, keys = null, whyNot = null, run }) => ({
      id,
      kind: "command",
      says,
      aside: null,
      keys: keys ?? null,
      whyNot: whyNot === "" ? null : (whyNot ?? null),
      run,
    }));
}

function usePlaces(): readonly Find[] {
  const me = useMe();
  const navigate = useNavigate();
  const desks = useDesks().data ?? [];
  const places = [
    ...views.map((view: View) => ({ says: view.says, to: addressOf(view, me.id), keys: view.keys ?? null })),
    ...desks.map((desk) => ({ says: desk.name, to: deskAddress(desk.slug), keys: null })),
    { says: "People", to: "/people", keys: null },
    { says: "Desks", to: "/desks", keys: null },
    { says: "Sign in as somebody else", to: "/sign-in", keys: null },
  ];
  return places.map(({ says, to, keys }) => ({
    id: `place-${to.replace(/\W+/g, "-")}`,
    kind: "place",
    says,
    aside: null,
    keys,
    whyNot: null,
    run: () => void navigate(to),
  }));
}

function useStoryFinds(words: string): readonly Find[] {
  const navigate = useNavigate();
  const q = useDeferredValue(words);
  const found = useQuery({
    queryKey: keys.storyFinds(q),
    queryFn: ({ signal }) => call(listStories, { query: { q, limit: "6", sort: "changed" }, signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  if (q.length < 2) return [];
  return (found.data?.items ?? []).map((story) => ({
    id: `story-${story.id}`,
    kind: "story",
    says: story.headline === "" ? (story.slug ?? "No headline yet") : story.headline,
    aside: stageNames[story.stage],
    keys: null,
    whyNot: null,
    run: () => void navigate(`/stories/${story.id}`),
  }));
}

/** Whether each word that is typed begins somewhere in the name. */
function isNamed(name: string, typed: string): boolean {
  const plain = name.toLocaleLowerCase("en-GB");
  return typed
    .toLocaleLowerCase("en-GB")
    .split(/\s+/)
    .every((word) => plain.includes(word));
}
