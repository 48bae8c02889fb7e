import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { makeTransition, type TransitionRequest } from "#contract/transitions.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Story } from "#contract/stories.ts";
import { transitionNamed, type TransitionName } from "#domain/transitions.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";

/** A transition to ask for, and the revision of the story that the person had before them. */
export interface Asked {
  readonly request: TransitionRequest;
  readonly revision: number;
}

/** The transitions that are refused when the story has changed since it was read. */
const readFirst: readonly TransitionName[] = ["publish", "schedule", "restore"];

/**
 * Makes a transition at once on the screen, and takes it back with the reasons if it is refused. The same request
 * keeps its idempotency key until it is answered, so that asking again after a lost answer does it once.
 */
export function useTransition(storyId: StoryId) {
  const client = useQueryClient();
  const unanswered = useRef<{ readonly asked: string; readonly key: string } | null>(null);
  return useMutation({
    mutationFn: async ({ request, revision }: Asked) => {
      const asked = JSON.stringify([request, revision]);
      const key = unanswered.current?.asked === asked ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { asked, key };
      const ifMatch = readFirst.includes(request.transition) ? revision : undefined;
      return call(makeTransition, { params: { storyId }, body: request, ifMatch, key });
    },
    onMutate: async ({ request }: Asked) => {
      await client.cancelQueries({ queryKey: keys.story(storyId) });
      return expectStage(client, storyId, request.transition);
    },
    onError: (problem, _asked, wayBack) => {
      wayBack?.();
      if (isAnswer(problem)) unanswered.current = null;
      // A refusal often means that the story is not as this page thinks.
      void client.invalidateQueries({ queryKey: keys.story(storyId) });
    },
    onSuccess: (story) => {
      unanswered.current = null;
      client.setQueryData<Story>(keys.story(storyId), story);
      void client.invalidateQueries({ queryKey: keys.history(storyId) });
      void client.invalidateQueries({ queryKey: keys.versions(storyId) });
      void client.invalidateQueries({ queryKey: keys.stories });
    },
  });
}

/** Shows the story in the stage that the transition leads to; gives the way back. */
function expectStage(client: QueryClient, storyId: StoryId, transition: TransitionName): () => void {
  const before = client.getQueryData<Story>(keys.story(storyId));
  if (before === undefined) return () => {};
  const next: Story = { ...before, stage: transitionNamed(transition).to };
  // The cache does not keep the very object that it is given.
  const expected = client.setQueryData<Story>(keys.story(storyId), next);
  return () => {
    if (client.getQueryData<Story>(keys.story(storyId)) === expected)
      client.setQueryData<Story>(keys.story(storyId), before);
  };
}

/** Whether the server has said its last word on the request: a fault of its own is none. */
function isAnswer(problem: Error): boolean {
  return problem instanceof ProblemError && problem.problem.status < 500;
}
