import { NoteId, PersonId } from "#contract/fields.ts";
import type { addNote } from "#contract/notes.ts";
import { audit } from "../../audit.ts";
import type { Tx } from "../../db.ts";
import { emit } from "../../events/outbox.ts";
import { type NotePlace, placeNote } from "../../live/noteAnchors.ts";
import { refuse } from "../../refusal.ts";
import { insertStoryNote, type StoryNote } from "../../repos/notes.ts";
import { suggestionIn } from "../../repos/suggestions.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { lockStory } from "../stories/loadStory.ts";
import { requirePeople, tellOf, threadOf } from "./tellOf.ts";

/**
 * Writes a note or a query. Everybody who can read a story can; whoever is named in it, or given it, is told,
 * and whose suggestion it is on.
 */
export const add: UseCase<typeof addNote> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const assigned = body.assignTo === null ? [] : [body.assignTo];
    await requirePeople(tx, [...assigned, ...body.mentions]);
    const suggestion = body.suggestion === null ? null : await suggestionIn(tx, story.id, body.suggestion);
    if (suggestion === null && body.suggestion !== null) throw refuse("suggestion/unknown");
    const suggester = suggestion === null ? [] : [PersonId.parse(suggestion.by)];
    const id = NoteId.parse(ctx.deps.ids.next());
    const note = {
      id,
      storyId: story.id,
      kind: body.kind,
      body: body.body,
      by: PersonId.parse(ctx.actor.id),
      at: ctx.now,
      suggestion: body.suggestion,
      ...(suggestion === null ? {} : { quote: quoteOf(suggestion.words) }),
      assignedTo: body.assignTo,
    };
    await put(tx, note, body.on);
    const asked = body.kind === "query" ? "asks" : "writes";
    await tellOf(tx, ctx, {
      story,
      noteId: id,
      says: `${ctx.actor.name} ${asked}: ${body.body}`,
      to: [...assigned, ...suggester, ...body.mentions],
      cause: `note.${body.kind}`,
    });
    await audit(tx, ctx, "note.added", story.id, { data: { note: id, kind: body.kind } });
    await emit(tx, "story", story.id);
    return threadOf(tx, story.id, id);
  });

async function put(tx: Tx, note: StoryNote & { readonly kind: "note" | "query" }, on: NotePlace | null): Promise<void> {
  if (on === null) return insertStoryNote(tx, note);
  const placed = await placeNote(tx, note, on);
  if (!placed.ok) throw refuse(placed.why === "behind" ? "copy/behind" : "note/nothing");
}

const mostQuoted = 400;

/** A suggestion by the words that stood under it: those struck, then those put in. */
function quoteOf(words: Readonly<Record<string, string>>): string | null {
  const { deletion = "", insertion = "", ...others } = words;
  const parts = [deletion, insertion, ...Object.values(others)].map((part) => part.replaceAll("\n", " ").trim());
  const said = parts.filter((part) => part !== "").join(" → ");
  return said === "" ? null : said.slice(0, mostQuoted);
}
