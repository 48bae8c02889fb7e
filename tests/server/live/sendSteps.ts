import type { StoryId } from "#contract/fields.ts";
import { addCommit, type Commit } from "#contract/live.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";
import type { PersonName } from "../support/newsroom.ts";

/** Sends steps over HTTP, made on the copy as it is now. `gone` = the words that each takes out. */
export async function sendSteps(
  desk: Newsdesk,
  story: { readonly id: StoryId },
  name: PersonName,
  steps: unknown[],
  gone: string[] = steps.map(() => ""),
): Promise<Commit> {
  const { seq, epoch } = await readCopyAt(desk.deps.db, story.id);
  const body = { ref: crypto.randomUUID(), base: seq, epoch, steps, gone };
  return (await desk.as(name)).call(addCommit, { params: { storyId: story.id }, body });
}
