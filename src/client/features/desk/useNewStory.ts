import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { DeskId, PersonId } from "#contract/fields.ts";
import { createStory } from "#contract/stories.ts";
import { slugFault, slugFrom } from "#domain/slug.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { dueToSend, type TypedDue } from "./DueField.tsx";

/** A new story as it is typed. Nothing typed is the empty string, and for the desk that is the writer's usual one. */
export interface TypedStory {
  readonly slug: string;
  readonly desk: string;
  readonly writer: string;
  readonly brief: string;
  readonly due: TypedDue;
  readonly length: string;
  readonly priority: "1" | "2" | "3";
}

export const blankStory: TypedStory = {
  slug: "",
  desk: "",
  writer: "",
  brief: "",
  due: { local: "", offset: null },
  length: "",
  priority: "2",
};

/** Makes the story and opens it. One key for the same words, so that a lost answer makes no second story. */
export function useNewStory(zone: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const sent = useRef<{ readonly words: string; readonly key: string } | null>(null);
  return useMutation({
    mutationFn: (typed: TypedStory) => {
      const words = JSON.stringify(typed);
      if (sent.current?.words !== words) sent.current = { words, key: crypto.randomUUID() };
      return call(createStory, { body: bodyOf(typed, zone), key: sent.current.key });
    },
    onSuccess: (story) => {
      client.setQueryData(keys.story(story.id), story);
      void client.invalidateQueries({ queryKey: keys.stories });
      return navigate(`/stories/${story.id}`);
    },
  });
}

function bodyOf(typed: TypedStory, zone: string) {
  const desk = DeskId.safeParse(typed.desk);
  const writer = PersonId.safeParse(typed.writer);
  return {
    slug: slugToSend(typed),
    ...(typed.desk === "" ? {} : { desk: desk.success ? desk.data : null }),
    due: dueToSend(typed.due, zone),
    length: typed.length === "" ? null : Number(typed.length),
    priority: Number(typed.priority),
    brief: typed.brief.trim() === "" ? null : typed.brief,
    for: writer.success ? writer.data : undefined,
  };
}

/** The slug that is sent: what was typed, or what can be made of it; none when nothing was. */
export function slugToSend({ slug }: TypedStory): string | null {
  const typed = slug.trim();
  if (typed === "") return null;
  return slugFault(typed) === null ? typed : slugFrom(typed) || typed;
}
