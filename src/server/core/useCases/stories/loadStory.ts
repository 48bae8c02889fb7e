import type { StoryId } from "#contract/fields.ts";
import type { Tx } from "../../db.ts";
import { lockRow, type StoryRow, storyById } from "../../repos/stories.ts";
import { refuse } from "../../refusal.ts";

/** A story; refused where there is none. */
export async function loadStory(tx: Tx, storyId: StoryId): Promise<StoryRow> {
  const story = await storyById(tx, storyId);
  if (story === null) throw refuse("story/unknown");
  return story;
}

/** A story, locked until the transaction ends; refused where there is none. The copy may be locked after it, never before. */
export async function lockStory(tx: Tx, storyId: StoryId): Promise<StoryRow> {
  if (!(await lockRow(tx, storyId))) throw refuse("story/unknown");
  return loadStory(tx, storyId);
}
