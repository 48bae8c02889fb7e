import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { useMemo } from "react";
import { MemoryRouter } from "react-router";
import { describe, expect, test } from "vitest";
import { NoteId, PersonId, StoryId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import { newQueryClient } from "#client/app/queryClient.ts";
import { keys } from "#client/lib/keys.ts";
import { NoteThread } from "#client/features/story/NoteThread.tsx";
import { useWantedNote } from "#client/features/story/useWantedNote.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";

const storyId = StoryId.parse("00000000-0000-7000-8000-0000000000f1");
const by = { id: PersonId.parse("00000000-0000-7000-8000-000000000001"), name: "Leyi Chen" };
const onWords: Note = {
  id: NoteId.parse("00000000-0000-7000-8000-0000000000a1"),
  kind: "query",
  body: "Which Thursday?",
  by,
  at: "2026-11-23T21:00:00.000Z",
  quote: "Thursday",
  place: { seq: 3, from: 8, to: 16, lost: false },
  picture: null,
  suggestion: null,
  assignedTo: null,
  resolvedBy: null,
  resolvedAt: null,
  replies: [],
};

/** A copy whose note is marked when `mark` says so, and which tells what was shown in it. */
function aCopy() {
  const shown: string[] = [];
  const waiting = new Set<() => void>();
  const handle = {
    showNote: (id: string, how: string) => shown.push(`${id} ${how}`),
    showSuggestion: (id: string, focus: boolean) => shown.push(`${id}${focus ? " focus" : ""}`),
    whenMarked: (_id: string, then: () => void) => {
      waiting.add(then);
      return () => waiting.delete(then);
    },
  };
  const mark = () => {
    for (const then of waiting) act(then);
  };
  return { editor: { current: handle as unknown as CopyEditorHandle }, shown, mark, waiting };
}

type Copy = ReturnType<typeof aCopy>;

function Page({ note, copy, isOpen }: { readonly note: Note; readonly copy: Copy; readonly isOpen: boolean }) {
  const notes = useMemo(() => [note], [note]);
  const led = useWantedNote(storyId, { notes, show: () => undefined, editor: copy.editor, isOpen });
  return (
    <>
      <div contentEditable suppressContentEditableWarning data-testid="copy" />
      <p>{led.id === null ? "Come" : `On the way to ${led.in ?? "nowhere"}`}</p>
      <button type="button" onClick={led.arrived}>
        Arrive
      </button>
    </>
  );
}

/** Somebody is led to a note, and has come to its card. */
async function led(note: Note, { isOpen = true } = {}) {
  const copy = aCopy();
  const client = newQueryClient();
  client.setQueryData(keys.suggestions(storyId), [{ id: "s1", isOpen: true }]);
  const page = (isCopyOpen: boolean) => (
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[`/?note=${note.id}`]}>
        <Page note={note} copy={copy} isOpen={isCopyOpen} />
      </MemoryRouter>
    </QueryClientProvider>
  );
  const { rerender } = render(page(isOpen));
  const card = screen.getByRole("button", { name: "Arrive" });
  card.focus();
  act(() => card.click());
  await screen.findByText("Come");
  return { ...copy, card, openCopy: () => rerender(page(true)) };
}

describe("a note that somebody is led to", () => {
  test("comes into sight in the copy once that shows it, and its card keeps the focus", async () => {
    const { shown, mark, card, openCopy, waiting } = await led(onWords, { isOpen: false });
    expect(waiting.size).toBe(0);
    openCopy();
    expect(shown).toEqual([]);
    mark();
    expect(shown).toEqual([`${onWords.id} sight`]);
    expect(document.activeElement).toBe(card);
    await waitFor(() => expect(waiting.size).toBe(0));
  });

  test("leaves whoever has gone to the copy meanwhile where they are", async () => {
    const { shown, mark } = await led(onWords);
    const copy = screen.getByTestId("copy");
    copy.tabIndex = 0;
    copy.focus();
    mark();
    expect(shown).toEqual([]);
  });

  test("on a suggestion shows that", async () => {
    const { shown } = await led({ ...onWords, place: null, suggestion: "s1" });
    await waitFor(() => expect(shown).toEqual(["s1"]));
  });

  test.each([
    ["on the whole story", { place: null }],
    ["on words that are gone", { place: { seq: 3, from: 8, to: 8, lost: true } }],
    ["that is resolved", { resolvedBy: by, resolvedAt: onWords.at }],
  ])("%s has its card alone", async (_what, changes) => {
    const { waiting } = await led({ ...onWords, ...changes });
    expect(waiting.size).toBe(0);
  });
});

describe("the card of a note that somebody is led to", () => {
  const card = (onArrived: () => void, note = onWords) => (
    <ul>
      <NoteThread
        note={note}
        zone="Europe/London"
        now={Date.parse(onWords.at)}
        reply=""
        isAnswering={false}
        onReply={() => undefined}
        onAnswer={() => undefined}
        onResolve={() => undefined}
        onShow={null}
        onAssign={() => undefined}
        isWanted
        onArrived={onArrived}
        people={[]}
      />
    </ul>
  );

  test("takes the focus once, and not from the answer that is written while the page still says that it is wanted", () => {
    const came: number[] = [];
    const { rerender } = render(card(() => came.push(1)));
    const thread = screen.getByRole("listitem");
    expect(document.activeElement).toBe(thread);
    const answer = screen.getByRole("textbox", { name: "Answer" });
    answer.focus();
    rerender(card(() => came.push(2), { ...onWords, body: "Which Thursday, please?" }));
    expect(document.activeElement).toBe(answer);
    // It is said again that somebody has come, as long as that is not heard.
    expect(came).toEqual([1, 2]);
  });
});
