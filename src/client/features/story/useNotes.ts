import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useState } from "react";
import { NoteId, PersonId, type StoryId } from "#contract/fields.ts";
import { addNote, answerNote, changeNote, listNotes, type Note } from "#contract/notes.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { NotePlaced } from "#editor/plugins/noteMarks.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { usePeople } from "#client/lib/people.ts";
import { useMe } from "#client/lib/session.ts";
import { dropToast, showToast } from "#client/ui/toast.ts";
import { namedIn } from "./mentions.ts";
import { type NoteDraft, noteNow, writeNote, writeReply } from "./noteDrafts.ts";

const again = 1500;

/** A story's notes, oldest first, and those on words and pictures of the copy marked in it. */
export function useNotes(
  storyId: StoryId,
  { editor, isOpen }: { readonly editor: RefObject<CopyEditorHandle | null>; readonly isOpen: boolean },
) {
  const {
    data: notes,
    error,
    refetch,
  } = useQuery({
    queryKey: keys.notes(storyId),
    queryFn: async ({ signal }) => (await call(listNotes, { params: { storyId }, signal })).items,
  });
  useEffect(() => {
    if (notes === undefined || !isOpen) return;
    if (editor.current?.markNotes(notes.flatMap(placed)) !== false) return;
    // The copy has gone on since these places were asked for.
    const timer = setTimeout(() => void refetch(), again);
    return () => clearTimeout(timer);
  }, [notes, isOpen, editor, refetch]);
  useEffect(() => {
    // Open again, by whomever: there is nothing left to undo.
    for (const { id, resolvedAt } of notes ?? []) if (resolvedAt === null) dropToast(resolvedToast(id));
  }, [notes]);
  return { notes, error };
}

function resolvedToast(noteId: string): string {
  return `resolved ${noteId}`;
}

/** A note as the copy marks it: open, on words or a picture that stands. */
function placed({ id, kind, by, place, picture, resolvedAt }: Note): NotePlaced[] {
  if (place === null || place.lost || resolvedAt !== null) return [];
  return [{ id, kind, by: by.name, ...place, isOnPicture: picture !== null }];
}

/** Everybody who can be named in a note or given one. */
export function useNameable() {
  const { data: people = [] } = usePeople();
  return people.filter(({ leftAt }) => leftAt === null);
}

/** A note that is written. It goes once it is known which words it is about, with those. */
interface NoteToSend {
  readonly draft: NoteDraft;
  readonly whenPlaced: () => Promise<void>;
}

interface Change {
  readonly id: string;
  readonly isResolved?: boolean;
  readonly assignTo?: PersonId | null;
}

/** What can be done with notes: each at once on the screen where it can be, and taken back with a word if it is refused. */
export function useNoteActs(storyId: StoryId) {
  const client = useQueryClient();
  const me = useMe();
  const people = useNameable();
  const [problem, setProblem] = useState<Error | null>(null);
  const key = keys.notes(storyId);
  const mentionsIn = (body: string) => namedIn(body, people).map((id) => PersonId.parse(id));
  const settled = () => {
    void client.invalidateQueries({ queryKey: key });
    void client.invalidateQueries({ queryKey: keys.story(storyId), exact: true });
  };
  const put = (id: string, changed: (note: Note) => Note) =>
    client.setQueryData<readonly Note[]>(key, (before) =>
      before?.map((each) => (each.id === id ? changed(each) : each)),
    );
  const add = useMutation({
    mutationFn: async ({ draft, whenPlaced }: NoteToSend) => {
      await whenPlaced();
      const { kind, body, on, suggestion, assignTo } = noteNow(storyId, draft.suggestion) ?? draft;
      return call(addNote, {
        params: { storyId },
        body: {
          kind,
          body,
          on: on === null ? null : { seq: on.seq, from: on.from, to: on.to },
          suggestion,
          assignTo: assignTo === null ? null : PersonId.parse(assignTo),
          mentions: mentionsIn(body),
        },
      });
    },
    onSuccess: (note, { draft }) => {
      writeNote(storyId, draft.suggestion, null);
      setProblem(null);
      client.setQueryData<readonly Note[]>(key, (before) => [...(before ?? []), note]);
    },
    onError: setProblem,
    onSettled: settled,
  });
  const answer = useMutation({
    mutationFn: ({ note, body }: { readonly note: Note; readonly body: string }) =>
      call(answerNote, { params: { storyId, noteId: note.id }, body: { body, mentions: mentionsIn(body) } }),
    onSuccess: (note) => {
      writeReply(storyId, note.id, "");
      put(note.id, () => note);
    },
    onError: (refused) => showToast({ says: `Your answer is not sent, and kept here. ${refused.message}` }),
    onSettled: settled,
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: Change) => call(changeNote, { params: { storyId, noteId: NoteId.parse(id) }, body }),
    onMutate: async ({ id, ...changed }) => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<readonly Note[]>(key)?.find((each) => each.id === id);
      put(id, (note) => expected(note, changed));
      return before;
    },
    onSuccess: (note, { isResolved }) => {
      put(note.id, () => note);
      if (isResolved === true)
        showToast({
          says: note.kind === "query" ? "Resolved the query" : "Resolved the note",
          about: resolvedToast(note.id),
          undo: () => change.mutate({ id: note.id, isResolved: false }),
        });
    },
    onError: (refused, { id }, before) => {
      if (before !== undefined) put(id, () => before);
      showToast({ says: refused.message });
    },
    onSettled: settled,
  });
  return { add, answer, change, problem };

  /** A note as it will be once the server has said so. */
  function expected(note: Note, { isResolved, assignTo }: Omit<Change, "id">): Note {
    const given = people.find(({ id }) => id === assignTo) ?? null;
    return {
      ...note,
      ...(assignTo === undefined ? {} : { assignedTo: given === null ? null : { id: given.id, name: given.name } }),
      ...(isResolved === undefined
        ? {}
        : {
            resolvedBy: isResolved ? { id: me.id, name: me.name } : null,
            resolvedAt: isResolved ? new Date().toISOString() : null,
          }),
    };
  }
}
