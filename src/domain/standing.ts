import { type Actor, hasRole } from "./people.ts";

/** How a person can stand to a story. Somebody can stand in several ways at once. */
const standings = ["system", "editor", "itsSub", "itsWriter", "sub", "lawyer", "other"] as const;
export type Standing = (typeof standings)[number];

/** Who is on a story: its writers and, while somebody has it, its sub. */
export interface OnStory {
  readonly writers: readonly { readonly id: string; readonly name: string }[];
  readonly sub: { readonly id: string; readonly name: string } | null;
}

/**
 * Every way in which `actor` stands to the story. `itsSub` and `itsWriter` come from the story, the others from
 * the person's roles; whoever is signed in is at least `other`. `sub` is anybody with the role, its own sub included.
 */
export function standingOf(actor: Actor, story: OnStory): ReadonlySet<Standing> {
  if (actor.kind === "system") return new Set(["system"]);
  const found = new Set<Standing>(["other"]);
  if (hasRole(actor, "editor")) found.add("editor");
  if (hasRole(actor, "sub")) found.add("sub");
  if (hasRole(actor, "lawyer")) found.add("lawyer");
  if (story.sub?.id === actor.id) found.add("itsSub");
  if (story.writers.some((writer) => writer.id === actor.id)) found.add("itsWriter");
  return found;
}

/** Whether the person is on the story: one of its writers or its sub. */
export function isOn(standing: ReadonlySet<Standing>): boolean {
  return standing.has("itsWriter") || standing.has("itsSub");
}
