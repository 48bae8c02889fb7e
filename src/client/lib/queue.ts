import type { Role } from "#domain/people.ts";

/** Leads to the subs' queue, from every page. */
export const queueKey = "Q";
/** Leads to the story that comes next in it, in the copy too. */
export const nextStoryKey = "F9";

/** What the queue is called. */
export const queueName = "Subs’ queue";

/** The search part of the address at which the desk lists a sub's queue. */
export function queueSearch(sub: string): string {
  return `?queue=${sub}`;
}

/** Whether a person is of a kind that claims stories. What they are offered for it the server decides on. */
export function isOfSubs({ roles }: { readonly roles: readonly Role[] }): boolean {
  return roles.includes("sub") || roles.includes("editor");
}
