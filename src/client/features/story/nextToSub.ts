import type { QueryClient } from "@tanstack/react-query";
import type { StoryId } from "#contract/fields.ts";
import { type NextToSub, readNextToSub } from "#contract/queue.ts";
import { call } from "#client/lib/api.ts";
import { deskTime, dueState } from "#client/lib/format.ts";
import { nextStoryKey, queueName, queueSearch } from "#client/lib/queue.ts";
import { leaveDesk } from "#client/lib/wayBack.ts";
import { showToast } from "#client/ui/toast.ts";
import { storyQuery } from "./storyQuery.ts";
import { called } from "./transitionWords.ts";

/** Where one goes on from: the story that is open, if any, and what going takes. */
export interface Leaving {
  readonly after: StoryId | null;
  readonly client: QueryClient;
  readonly navigate: (to: string) => void;
  readonly zone: string;
  /** Whose queue it is. */
  readonly sub: string;
}

/** What is said once the next story's page stands. */
let coming: { readonly storyId: StoryId; readonly says: string } | null = null;

/** Goes to the story that comes next in the queue, as the server has it, and says why it is that one. */
export async function goToNext(leaving: Leaving): Promise<void> {
  try {
    const { next, others } = await call(readNextToSub, { query: { after: leaving.after ?? undefined } });
    if (next === null) return showToast({ says: nothingLeft(leaving.after) });
    const { id } = next.story;
    // So that the page is there at once, and focus with it.
    await leaving.client.query(storyQuery(id)).catch(() => undefined);
    coming = { storyId: id, says: `${nextSentence(next, leaving.zone, Date.now())}${waiting(others)}` };
    leaveDesk({ search: queueSearch(leaving.sub), title: queueName });
    leaving.navigate(`/stories/${id}`);
  } catch (problem) {
    showToast({ says: problem instanceof Error ? problem.message : "The queue could not be read. Try again." });
  }
}

/** Says what was done with a story and, behind it, which comes next, with the way there. */
export async function sayWithNext(says: string, leaving: Leaving): Promise<void> {
  const found = await call(readNextToSub, { query: { after: leaving.after ?? undefined } }).catch(() => null);
  if (found === null) return showToast({ says });
  if (found.next === null) return showToast({ says: `${says}. ${nothingLeft(leaving.after)}` });
  showToast({
    about: "next story",
    says: `${says}. ${nextSentence(found.next, leaving.zone, Date.now())}`,
    undo: () => void goToNext(leaving),
    undoSays: "Go to it",
    shortcut: nextStoryKey,
  });
}

/** What is to be said of a story that was gone to as the next, once; null for one that was opened otherwise. */
export function takeComing(storyId: StoryId): string | null {
  if (coming?.storyId !== storyId) return null;
  const { says } = coming;
  coming = null;
  return says;
}

/** “Next: night-ferry, due next, 21:40.” */
function nextSentence(next: NextToSub, zone: string, now: number): string {
  return `Next: ${called(next.story)}, ${why(next, zone, now)}${next.isMine ? ", in your hands" : ""}.`;
}

function why({ because, story: { due } }: NextToSub, zone: string, now: number): string {
  switch (because) {
    case "late":
      return due === null ? "late" : dueState(due.instant, zone, now).says.replace("Late", "late");
    case "due":
      return due === null ? "due next" : `due next, ${deskTime(due.instant, zone, now)}`;
    case "priority":
      return "priority 1, without a due time";
    case "waiting":
      return "without a due time";
    default:
      return because satisfies never;
  }
}

function waiting(others: number): string {
  if (others === 0) return " It is the last.";
  return ` ${others} more in the queue.`;
}

function nothingLeft(after: StoryId | null): string {
  return after === null ? "Nothing waits for a sub" : "Nothing else waits for a sub";
}
