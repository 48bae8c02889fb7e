import { create } from "zustand";
import { z } from "zod";
import { keptNames } from "#domain/keptNames.ts";
import { keep, readKept } from "#client/lib/browserStore.ts";

const SelectedWords = z.object({
  seq: z.number(),
  from: z.number(),
  to: z.number(),
  quote: z.string(),
  picture: z.string().nullable().default(null),
});

/**
 * A note that somebody has begun to write. `on` = the words or the picture that it is about; where that and `suggestion`
 * are null it is on the whole story.
 */
const NoteDraft = z.object({
  kind: z.enum(["note", "query"]),
  body: z.string(),
  on: SelectedWords.nullable(),
  suggestion: z.string().nullable().default(null),
  assignTo: z.string().nullable(),
});
export type NoteDraft = z.output<typeof NoteDraft>;

/** `onSuggestions`: a note for each suggestion that one was begun on, by its id. */
const Drafts = z.object({
  note: NoteDraft.nullable(),
  replies: z.record(z.string(), z.string()),
  onSuggestions: z.record(z.string(), NoteDraft).default({}),
});
type Drafts = z.output<typeof Drafts>;
const noDrafts: Drafts = { note: null, replies: {}, onSuggestions: {} };

interface NoteDrafts {
  readonly byStory: ReadonlyMap<string, Drafts>;
  readonly write: (storyId: string, change: (drafts: Drafts) => Drafts) => void;
}

/** What is half-written, by story. It is kept in the browser at each key, so that it outlives whatever happens to the page. */
const useNoteDrafts = create<NoteDrafts>((set) => ({
  byStory: new Map(),
  write: (storyId, change) =>
    set(({ byStory }) => {
      const next = change(byStory.get(storyId) ?? readDrafts(storyId));
      const begun = [next.note, ...Object.keys(next.replies), ...Object.keys(next.onSuggestions)];
      const isEmpty = begun.every((each) => each === null);
      keep(nameOf(storyId), isEmpty ? null : JSON.stringify(next));
      return { byStory: new Map(byStory).set(storyId, next) };
    }),
}));

/** The half-written notes and answers of one story. */
export function useDrafts(storyId: string): Drafts {
  const known = useNoteDrafts((state) => state.byStory.get(storyId));
  return known ?? readDrafts(storyId);
}

/** Keeps what is written of a note, or lets it go with null. `suggestion` = the one that it is on, null for all others. */
export function writeNote(storyId: string, suggestion: string | null, note: NoteDraft | null): void {
  useNoteDrafts.getState().write(storyId, (drafts) => {
    if (suggestion === null) return { ...drafts, note };
    const { [suggestion]: _before, ...others } = drafts.onSuggestions;
    return { ...drafts, onSuggestions: note === null ? others : { ...others, [suggestion]: note } };
  });
}

/** Says which words or picture the half-written note on no suggestion is about, where there is one. */
export function placeNote(storyId: string, on: NoteDraft["on"]): void {
  useNoteDrafts.getState().write(storyId, (drafts) => {
    return drafts.note === null ? drafts : { ...drafts, note: { ...drafts.note, on } };
  });
}

/** A half-written note as it is at this moment; null where there is none. */
export function noteNow(storyId: string, suggestion: string | null): NoteDraft | null {
  const drafts = useNoteDrafts.getState().byStory.get(storyId) ?? readDrafts(storyId);
  return suggestion === null ? drafts.note : (drafts.onSuggestions[suggestion] ?? null);
}

export function writeReply(storyId: string, noteId: string, body: string): void {
  useNoteDrafts.getState().write(storyId, (drafts) => {
    const { [noteId]: _before, ...others } = drafts.replies;
    return { ...drafts, replies: body === "" ? others : { ...others, [noteId]: body } };
  });
}

function readDrafts(storyId: string): Drafts {
  const words = readKept(nameOf(storyId));
  if (words === null) return noDrafts;
  try {
    return Drafts.catch(noDrafts).parse(JSON.parse(words));
  } catch {
    return noDrafts;
  }
}

function nameOf(storyId: string): string {
  return `${keptNames.noteDraft} ${storyId}`;
}
