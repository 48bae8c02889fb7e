import { type NoteId, PersonId, type StoryId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import type { Tx } from "../../db.ts";
import { refuse } from "../../refusal.ts";
import { threadsOf } from "../../repos/noteThreads.ts";
import * as people from "../../repos/people.ts";
import type { StoryRow } from "../../repos/stories.ts";
import type { SignedIn } from "../../useCase.ts";
import { putNotice } from "../notices/putNotice.ts";
import { storyCalled } from "../stories/said.ts";

/** A note with all that was said on it; refused where the story has none of that id. */
export async function threadOf(tx: Tx, storyId: StoryId, noteId: NoteId): Promise<Note> {
  const [note] = await threadsOf(tx, storyId, noteId);
  if (note === undefined) throw refuse("note/unknown");
  return note;
}

/** Refuses people who are not there, or have left: nobody can be asked who will not hear of it. */
export async function requirePeople(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  for (const id of new Set(ids)) {
    const person = await people.byId(tx, id);
    if (person === undefined || person.leftAt !== null) throw refuse("person/unknown");
  }
}

interface Telling {
  readonly story: StoryRow;
  /** The note that it was said on, or that it is. */
  readonly noteId: NoteId;
  readonly says: string;
  readonly to: readonly PersonId[];
  readonly cause: string;
}

/** Tells people of something said on a story, each once and nobody of what they said themselves. */
export async function tellOf(tx: Tx, ctx: SignedIn, { story, noteId, says, to, cause }: Telling): Promise<void> {
  for (const personId of new Set(to)) {
    if (personId === PersonId.parse(ctx.actor.id)) continue;
    const whole = `${storyCalled(story)}: ${says}`;
    await putNotice(tx, ctx, { personId, storyId: story.id, cause, says: whole, place: { kind: "note", noteId } });
  }
}
