import type { Node } from "prosemirror-model";
import { type DeskId, PersonId, StoryId } from "#contract/fields.ts";
import { hasRole, type Person } from "#domain/people.ts";
import type { Credit } from "#domain/credits.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { startCopy } from "../../live/storedCopy.ts";
import { refuse } from "../../refusal.ts";
import { insertCredits } from "../../repos/credits.ts";
import type { SetTimeColumns } from "../../repos/setTime.ts";
import { insertStory } from "../../repos/stories.ts";
import { addWriter } from "../../repos/storyPeople.ts";
import type { SignedIn } from "../../useCase.ts";
import type { SaidData } from "./said.ts";
import { writeListing } from "./writeListing.ts";

export interface Start {
  readonly slug: string | null;
  readonly deskId: DeskId | null;
  readonly due: SetTimeColumns | null;
  readonly length: number | null;
  readonly priority: number;
  readonly brief: string | null;
  readonly writer: { readonly id: PersonId; readonly name: string };
  readonly doc: Node;
  /** Whom the story credits from the start beside its writer. */
  readonly credits: readonly Credit[];
  readonly action: "story.created" | "story.imported";
  readonly said: SaidData;
}

/** Starts a story as a draft of its writer's, with its copy and credits, and gives its id. */
export async function startStory(tx: Tx, ctx: SignedIn, start: Start): Promise<StoryId> {
  const id = StoryId.parse(ctx.deps.ids.next());
  const by = PersonId.parse(ctx.actor.id);
  const { slug, deskId, due, length, priority, brief } = start;
  await insertStory(tx, { id, slug, deskId, due, length, priority, brief, by, at: ctx.now });
  await addWriter(tx, id, start.writer.id, by, ctx.now);
  await insertCredits(tx, id, start.credits);
  await startCopy(tx, id, start.doc, ctx.now);
  await writeListing(tx, id, start.doc);
  await audit(tx, ctx, start.action, id, { toStage: "draft", data: { ...start.said, revision: 1 } });
  await emit(tx, "story", id, { revision: 1 });
  return id;
}

/** A person who may write stories: start one, or be commissioned for one. */
export function mayWrite(person: Person): boolean {
  return hasRole(person, "writer") || hasRole(person, "sub") || hasRole(person, "editor");
}

/** Refuses whoever may not start a story. */
export function allowStart(ctx: SignedIn): void {
  if (!mayWrite(ctx.actor)) throw refuse("story/createForbidden");
}
