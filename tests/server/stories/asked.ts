import type { BodyIn } from "#contract/endpoint.ts";
import { listVersions, readHistory } from "#contract/history.ts";
import { changeStory, readStory, type Story } from "#contract/stories.ts";
import { makeTransition, type TransitionRequest } from "#contract/transitions.ts";
import type { Refused } from "../support/caller.ts";
import type { PersonName } from "../support/newsroom.ts";
import type { Newsdesk } from "./newsdesk.ts";

/** The address at which the usual story is read, published on the usual day. */
export const usualPath = "/news/2026/11/23/night-ferry";

/** Makes a transition that must be refused, on the revision at which the story was read. */
export async function refused(desk: Newsdesk, name: PersonName, story: Story, body: TransitionRequest) {
  const caller = await desk.as(name);
  return caller.refused(makeTransition, { params: { storyId: story.id }, body, ifMatch: story.revision });
}

/** The sentences of everything that was unmet. */
export function said(refusal: Refused): readonly string[] {
  return refusal.problem.unmet?.map((each) => each.sentence) ?? [];
}

/** A story as somebody reads it now. */
export async function read(desk: Newsdesk, name: PersonName, story: Story): Promise<Story> {
  return (await desk.as(name)).call(readStory, { params: { storyId: story.id } });
}

/** Changes a story's fields as somebody, on its newest revision. */
export async function change(desk: Newsdesk, name: PersonName, story: Story, body: BodyIn<typeof changeStory>) {
  const { revision } = await read(desk, name, story);
  return (await desk.as(name)).call(changeStory, { params: { storyId: story.id }, body, ifMatch: revision });
}

/** A story's history, newest first. */
export async function history(desk: Newsdesk, story: Story) {
  return (await (await desk.as("Duty Editor")).call(readHistory, { params: { storyId: story.id } })).items;
}

/** A story's versions, newest first. */
export async function versions(desk: Newsdesk, story: Story) {
  return (await (await desk.as("Duty Editor")).call(listVersions, { params: { storyId: story.id } })).items;
}

/** What anybody gets at a public address. */
export function page(desk: Newsdesk, at: string): Promise<Response> {
  return desk.nobody.send("GET", at);
}

/** The words of a public page, without its markup. */
export async function wordsOf(desk: Newsdesk, at: string): Promise<string> {
  return (await (await page(desk, at)).text()).replace(/<[^>]+>/g, "");
}
