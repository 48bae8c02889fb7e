import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type RefObject, useState } from "react";
import { MemoryRouter } from "react-router";
import { describe, expect, test, vi } from "vitest";
import { NoteId, PersonId } from "#contract/fields.ts";
import type { Note } from "#contract/notes.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { CommandKeys } from "#client/app/CommandKeys.tsx";
import { newQueryClient } from "#client/app/queryClient.ts";
import { NoteThread } from "#client/features/story/NoteThread.tsx";
import { SuggestionCardItem } from "#client/features/story/SuggestionCardItem.tsx";
import { useWalk } from "#client/features/story/useWalk.ts";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { aParagraph, aRichCopy, proposed } from "#tests/builders/richCopy.ts";

const leyi = PersonId.parse("00000000-0000-7000-8000-000000000001");
const at = "2026-11-23T21:00:00.000Z";
const now = Date.parse("2026-11-23T21:40:00.000Z");
const zone = "Europe/London";

const copy = aRichCopy({
  headline: ["Ferry to run ", proposed("till dawn", "h", leyi)],
  standfirst: ["The last ", proposed("night ", "s", leyi), "boat"],
  body: [aParagraph(["The board said so on Thursday"]), aParagraph(["And ", proposed("again ", "b", leyi), "today"])],
});
const cards = suggestionCards(copy).map((card) => ({ ...card, ledger: null, quotes: [] }));
const [, standfirst, lastCard] = cards;
/** Between the standfirst and the last paragraph. */
const queryAt = ((standfirst?.to ?? 0) + (lastCard?.from ?? 0)) / 2;

const aNote = (changes: Pick<Note, "id" | "kind" | "body"> & Partial<Note>): Note => ({
  by: { id: leyi, name: "Leyi Chen" },
  at,
  quote: null,
  place: null,
  picture: null,
  suggestion: null,
  assignedTo: null,
  resolvedBy: null,
  resolvedAt: null,
  replies: [],
  ...changes,
});
const query = aNote({
  id: NoteId.parse("00000000-0000-7000-8000-0000000000a1"),
  kind: "query",
  body: "Which Thursday?",
  quote: "Thursday",
});
const onStory = aNote({
  id: NoteId.parse("00000000-0000-7000-8000-0000000000a2"),
  kind: "note",
  body: "Legal has seen it",
});

/** An editor in which the caret goes where it is put: the query's words stand, the other note is on no words. */
function anEditor() {
  let caret = 0;
  const shown: string[] = [];
  const handle = {
    caret: () => caret,
    noteFrom: (id: string) => (id === query.id ? queryAt : null),
    noteAtCaret: () => (caret === queryAt ? query.id : null),
    showNote: (id: string, how: string) => {
      if (id !== query.id) return false;
      caret = queryAt;
      shown.push(`query, ${how}`);
      return true;
    },
  };
  const show = (id: string, focus: boolean) => {
    caret = cards.find((card) => card.id === id)?.from ?? caret;
    shown.push(`${id}${focus ? ", focus" : ""}`);
    return true;
  };
  return { editor: { current: handle as unknown as CopyEditorHandle }, show, shown };
}

interface GivenEditor {
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly show: (id: string, focus: boolean) => boolean;
}

function Page({ editor, show }: GivenEditor) {
  const [tab, showTab] = useState("history");
  const walk = useWalk({ suggestions: { cards, current: null, show }, notes: [query, onStory], editor, tab, showTab });
  const acts = {
    whyNot: () => null,
    settle: () => Promise.resolve(),
    show,
    asked: null,
    giveReason: () => Promise.resolve(),
    leaveReason: () => undefined,
    onAnswered: () => undefined,
    thread: null,
  };
  return (
    <>
      <aside>
        <button type="button" role="tab" aria-selected>
          {tab}
        </button>
        <ul>
          {tab === "suggestions" &&
            cards.map((card) => (
              <SuggestionCardItem
                key={card.id}
                card={card}
                name="Leyi Chen"
                isOwn={false}
                isCurrent={false}
                isLeaving={false}
                zone={zone}
                now={now}
                onSettle={() => undefined}
                {...acts}
              />
            ))}
          {tab === "notes" &&
            [query, onStory].map((note) => (
              <NoteThread
                key={note.id}
                note={note}
                zone={zone}
                now={now}
                reply=""
                isAnswering={false}
                onReply={() => undefined}
                onAnswer={() => undefined}
                onResolve={() => resolved(note.body)}
                onShow={null}
                onAssign={() => undefined}
                isWanted={false}
                onArrived={() => undefined}
                people={[]}
              />
            ))}
        </ul>
      </aside>
      <button type="button">Elsewhere</button>
      <p role="status">{walk.arrived}</p>
      <CommandKeys />
    </>
  );
}

const resolved = vi.fn<(body: string) => void>();

function drawn() {
  const given = anEditor();
  render(
    <QueryClientProvider client={newQueryClient()}>
      <UiRoot>
        <MemoryRouter>
          <Page editor={given.editor} show={given.show} />
        </MemoryRouter>
      </UiRoot>
    </QueryClientProvider>,
  );
  return given;
}

const inHand = () => document.activeElement?.textContent ?? "";

describe("the walk through what waits", () => {
  test("S-09 goes with F8 through suggestions and queries in reading order, and round the end with a spoken message", async () => {
    const { shown } = drawn();
    await userEvent.keyboard("{F8}{F8}{F8}{F8}");
    expect(shown).toEqual(["h, focus", "s, focus", "query, caret", "b, focus"]);
    await userEvent.keyboard("{F8}");
    expect((await screen.findByText("From the top again")).getAttribute("role")).toBe("status");
    expect(await screen.findByText("Note by Leyi Chen: Legal has seen it")).toBeTruthy();
    await userEvent.keyboard("{F8}");
    expect(shown.at(-1)).toBe("h, focus");
    await userEvent.keyboard("{Shift>}{F8}{F8}{/Shift}");
    expect(await screen.findByText("From the end again")).toBeTruthy();
    expect(shown.at(-1)).toBe("b, focus");
  });

  test("S-09 says of a query whose it is and what it asks", async () => {
    drawn();
    await userEvent.keyboard("{F8}{F8}{F8}");
    expect(await screen.findByText("Query by Leyi Chen: Which Thursday?")).toBeTruthy();
  });

  test("goes with J and K from card to card over the tabs, while focus is beside the copy", async () => {
    const { shown } = drawn();
    screen.getByRole("button", { name: "Elsewhere" }).focus();
    await userEvent.keyboard("j");
    expect(inHand()).toBe("Elsewhere");
    screen.getByRole("tab").focus();
    await userEvent.keyboard("j");
    expect(inHand()).toMatch(/^Note.*Legal has seen it/);
    await userEvent.keyboard("j");
    expect(inHand()).toMatch(/till dawn/);
    expect(shown).toEqual(["h"]);
    await userEvent.keyboard("jj");
    expect(inHand()).toMatch(/^Query.*Which Thursday\?/);
    expect(shown.slice(-2)).toEqual(["s", "query, sight"]);
    await userEvent.keyboard("j");
    expect(inHand()).toMatch(/again/);
    await userEvent.keyboard("k");
    expect(inHand()).toMatch(/^Query/);
  });

  test("resolves the note in hand by the key that accepts a suggestion", async () => {
    drawn();
    await userEvent.keyboard("{F8}{F8}{F8}{F2}");
    expect(inHand()).toMatch(/^Query/);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(resolved).toHaveBeenCalledExactlyOnceWith("Which Thursday?");
  });
});
