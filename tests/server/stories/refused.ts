import type { Story } from "#contract/stories.ts";
import { makeTransition, type TransitionRequest } from "#contract/transitions.ts";
import type { Refused } from "../support/caller.ts";
import type { PersonName } from "../support/newsroom.ts";
import type { Newsdesk } from "./newsdesk.ts";

/** Makes a transition that must be refused, on the revision at which the story was read. */
export async function refused(desk: Newsdesk, name: PersonName, story: Story, body: TransitionRequest) {
  const caller = await desk.as(name);
  return caller.refused(makeTransition, { params: { storyId: story.id }, body, ifMatch: story.revision });
}

/** The sentences of everything that was unmet. */
export function said(refusal: Refused): readonly string[] {
  return refusal.problem.unmet?.map((each) => each.sentence) ?? [];
}
