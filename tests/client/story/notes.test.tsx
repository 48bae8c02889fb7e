import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { RefObject } from "react";
import { flushSync } from "react-dom";
import { MemoryRouter } from "react-router";
import { describe, expect, test } from "vitest";
import { addNote, answerNote, changeNote, listNotes } from "#contract/notes.ts";
import type { Story } from "#contract/stories.ts";
import { readSession } from "#contract/session.ts";
import { resolveSuggestions } from "#contract/suggestions.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { SelectedWords } from "#editor/notePlaces.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { newQueryClient } from "#client/app/queryClient.ts";
import { writeNote } from "#client/features/story/noteDrafts.ts";
import { useStoryNotes } from "#client/features/story/useStoryNotes.tsx";
import type { Suggestions } from "#client/features/story/useSuggestions.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import { find } from "#tests/document/edits.ts";
import { aCopyDesk, suggestNight } from "#tests/server/live/copyDesk.ts";
import { aNewsdesk, type Newsdesk } from "#tests/server/stories/newsdesk.ts";
import { faultsIn } from "../ui/axe.ts";
import { answerFromTheServer, breakNextWrite, button, dialog, openedBy } from "./storyPage.tsx";

answerFromTheServer();

const notesOf = async (desk: Newsdesk, story: Story) =>
  (await (await desk.as("Leyi Chen")).call(listNotes, { params: { storyId: story.id } })).items;

/** Fiona Patterson's page of a story that she has, at its notes. */
async function atNotes() {
  const desk = await aNewsdesk();
  const story = await desk.inSubbing();
  const page = await openedBy(desk, "Fiona Patterson", story, "?panel=notes");
  return { desk, story, ...page };
}

/** The notes of a story alone, beside an editor that is given, with a button that begins one; for who is signed in. */
async function drawNotes(
  story: Story,
  given: { readonly editor: RefObject<CopyEditorHandle | null>; readonly whenSaved: () => Promise<void> },
) {
  function Notes() {
    // As the page brings its panel up for a note that is begun: before the next key.
    const show = () => flushSync(() => {});
    const notes = useStoryNotes(story, { ...given, isOpen: true, zone: "Europe/London", now: 0, show });
    return (
      <>
        <button type="button" onClick={notes.begin}>
          Begin
        </button>
        {notes.content({ cards: [], show: () => true } as Partial<Suggestions> as Suggestions)}
      </>
    );
  }
  const client = newQueryClient();
  client.setQueryData(keys.session, await call(readSession, {}));
  render(
    <QueryClientProvider client={client}>
      <UiRoot>
        <MemoryRouter>
          <Notes />
        </MemoryRouter>
      </UiRoot>
    </QueryClientProvider>,
  );
  return userEvent.setup({ delay: null });
}

describe("notes", () => {
  test("S-10 a query is asked, answered and resolved, and the resolving undone", async () => {
    const { desk, story, person } = await atNotes();
    await person.click(await button("New note"));
    await person.type(await screen.findByRole("textbox", { name: "What it says" }), "Who said this?");
    await person.selectOptions(screen.getByRole("combobox", { name: "What it is" }), "query");
    await person.selectOptions(screen.getByRole("combobox", { name: "For" }), "Leyi Chen");
    await person.click(await button("Ask"));
    const open = await screen.findByRole("list", { name: "Open" });
    expect(open.textContent).toMatch(/Query.*for Leyi Chen.*Fiona Patterson.*Who said this\?/);
    await person.type(within(open).getByRole("textbox", { name: "Answer" }), "The board did.");
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText("The board did.", { selector: "p" })).toBeTruthy();
    // It was the asker's own page: only an answer by somebody else answers a query.
    expect(open.textContent).not.toContain("Answered by");
    const [query] = await notesOf(desk, story);
    const params = { storyId: story.id, noteId: query?.id ?? "" };
    await (await desk.as("Leyi Chen")).call(answerNote, { params, body: { body: "It did indeed." } });
    await person.type(within(open).getByRole("textbox", { name: "Answer" }), "Good.");
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect((await screen.findByText("Answered by")).textContent).toBe("Answered by Leyi Chen");
    const waiting = await button("Pass to editor");
    await waitFor(() => expect(waiting.getAttribute("aria-description")).toBe("One thing stands in the way"));
    await person.click(waiting);
    const asked = await dialog("Pass night-ferry to an editor");
    expect(await within(asked).findByText("1 query, answered by Leyi Chen and still open")).toBeTruthy();
    await person.click(within(asked).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await person.click(await button("Resolve"));
    expect(await screen.findByText("1 resolved")).toBeTruthy();
    // The screen shows it at once; that it is done is said when it is.
    const toast = (await screen.findByText("Resolved the query")).parentElement ?? document.body;
    expect((await notesOf(desk, story))[0]?.resolvedBy?.name).toBe("Fiona Patterson");
    await person.click(await within(toast).findByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("list", { name: "Open" })).toBeTruthy();
    await waitFor(async () => expect((await notesOf(desk, story))[0]?.resolvedBy).toBeNull());
    // Opened again by other means, it leaves no undo behind.
    await person.click(await button("Resolve"));
    await screen.findByText("Resolved the query");
    await person.click(await screen.findByText("1 resolved"));
    await person.click(await button("Open it again"));
    await waitFor(() => expect(screen.queryByText("Resolved the query")).toBeNull(), { timeout: 3000 });
  });

  test("that are half-written outlive the page, and a server that fails", async () => {
    const { desk, story, person, unmount } = await atNotes();
    await person.click(await button("New note"));
    const begun = await screen.findByRole("textbox", { name: "What it says" });
    await waitFor(() => expect(document.activeElement).toBe(begun));
    await person.type(begun, "Check the date");
    unmount();
    const again = await openedBy(desk, "Fiona Patterson", story, "?panel=notes");
    const box = await screen.findByRole("textbox", { name: "What it says" });
    expect(box).toHaveProperty("value", "Check the date");
    // Nobody asked for it on this page: focus is left where it is.
    expect(document.activeElement).not.toBe(box);
    breakNextWrite();
    await again.person.click(await button("Add the note"));
    expect(await screen.findByText("It is not sent")).toBeTruthy();
    expect(box).toHaveProperty("value", "Check the date");
    await again.person.click(await button("Add the note"));
    await screen.findByRole("list", { name: "Open" });
    expect(screen.queryByRole("textbox", { name: "What it says" })).toBeNull();
    await waitFor(async () => expect((await notesOf(desk, story)).map(({ body }) => body)).toEqual(["Check the date"]));
    expect(Object.keys(localStorage).filter((name) => name.startsWith("stet-note"))).toEqual([]);
  });

  test("name people by an @, from a list with its keys in the field, and tell them", async () => {
    const { desk, story, person } = await atNotes();
    await person.click(await button("New note"));
    const field = await screen.findByRole("textbox", { name: "What it says" });
    await person.type(field, "Is it Monday, @");
    const list = await screen.findByRole("listbox", { name: "People to name" });
    expect(await faultsIn(list.closest("form") ?? document.body)).toEqual([]);
    const offered = () => within(screen.getByRole("listbox", { name: "People to name" }));
    const chosen = () => offered().getByRole("option", { selected: true });
    expect(field.getAttribute("aria-activedescendant")).toBe(chosen().id);
    const first = chosen().textContent;
    await person.keyboard("{ArrowDown}");
    expect(chosen().textContent).not.toBe(first);
    expect(field.getAttribute("aria-activedescendant")).toBe(chosen().id);
    await person.keyboard("{Escape}");
    expect(screen.queryByRole("listbox", { name: "People to name" })).toBeNull();
    await person.type(field, "ley");
    await screen.findByRole("listbox", { name: "People to name" });
    expect(chosen().textContent).toMatch(/Leyi Chen.*Writer/);
    await person.keyboard("{Enter}");
    expect(field).toHaveProperty("value", "Is it Monday, @Leyi Chen ");
    expect(document.activeElement).toBe(field);
    await person.type(field, "or Tuesday?");
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect((await screen.findByText("@Leyi Chen")).tagName).toBe("B");
    // Where it was written is gone; focus is on the note.
    await waitFor(() => expect(document.activeElement?.textContent).toContain("or Tuesday?"));
    const told = "night-ferry: Fiona Patterson writes: Is it Monday, @Leyi Chen or Tuesday?";
    await waitFor(async () => expect(await desk.notices("Leyi Chen")).toContain(told));
    expect((await notesOf(desk, story)).map(({ body }) => body)).toEqual(["Is it Monday, @Leyi Chen or Tuesday?"]);
  });

  test("A-06 show script as the text that it is", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const body = "<img src=x onerror=alert(1)><script>alert(1)</script>";
    const leyi = await desk.as("Leyi Chen");
    await leyi.call(addNote, { params: { storyId: story.id }, body: { kind: "note", body } });
    await openedBy(desk, "Fiona Patterson", story, "?panel=notes");
    expect(await screen.findByText(body)).toBeTruthy();
    expect(document.querySelectorAll("script, img[src=x]")).toHaveLength(0);
  });

  test("are given to somebody at once, and to whom they were where that is refused", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const query = { kind: "query" as const, body: "Who said this?" };
    await (await desk.as("Leyi Chen")).call(addNote, { params: { storyId: story.id }, body: query });
    const { person } = await openedBy(desk, "Fiona Patterson", story, "?panel=notes");
    const give = async (name: string) => {
      await person.click(await button("Give to…"));
      await person.click(await screen.findByRole("menuitemcheckbox", { name }));
    };
    await screen.findByText("Who said this?");
    await give("Ada Brown");
    expect(await screen.findByText("Ada Brown", { selector: "bdi" })).toBeTruthy();
    await waitFor(async () => expect((await notesOf(desk, story))[0]?.assignedTo?.name).toBe("Ada Brown"));
    breakNextWrite();
    await give("Leyi Chen");
    expect(await screen.findByText("It broke. Try again.")).toBeTruthy();
    await waitFor(() => expect(screen.queryByText("Ada Brown", { selector: "bdi" })).toBeTruthy());
    expect((await notesOf(desk, story))[0]?.assignedTo?.name).toBe("Ada Brown");
  });

  test("that the address names are come to, among the resolved too", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const leyi = await desk.as("Leyi Chen");
    const params = { storyId: story.id };
    const { id } = await leyi.call(addNote, { params, body: { kind: "note", body: "Look here" } });
    await leyi.call(changeNote, { params: { ...params, noteId: id }, body: { isResolved: true } });
    await openedBy(desk, "Fiona Patterson", story, `?panel=notes&note=${id}`);
    await waitFor(() => expect(document.activeElement?.textContent).toContain("Look here"));
    expect(document.activeElement?.closest("details")?.hasAttribute("open")).toBe(true);
  });

  test("begun on words that are not stored yet take the next key, and are sent once the words are, with them", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    await openedBy(desk, "Fiona Patterson", story, "?panel=history");
    const { seq, doc } = await readCopyAt(desk.deps.db, story.id);
    const [from, to] = find(doc, "ferry will");
    let words: SelectedWords | null = null;
    let store = () => {};
    const whenSaved = new Promise<void>((settle) => {
      store = () => {
        words = { seq, from, to, quote: "ferry will", picture: null };
        settle();
      };
    });
    const copy: Partial<CopyEditorHandle> = {
      selectedWords: () => words,
      markNotes: () => true,
      suggestionAtCaret: () => null,
    };
    const person = await drawNotes(story, {
      editor: { current: copy as CopyEditorHandle },
      whenSaved: () => whenSaved,
    });
    (await button("Begin")).click();
    const box = screen.getByRole("textbox", { name: "What it says" });
    expect(document.activeElement).toBe(box);
    await person.keyboard("Day or night?{Control>}{Enter}{Enter}{/Control}");
    store();
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "What it says" })).toBeNull());
    expect(await notesOf(desk, story)).toMatchObject([{ body: "Day or night?", quote: "ferry will" }]);
  });

  test("half-written on a suggestion that was settled meanwhile are among the notes, and can be sent", async () => {
    const desk = await aCopyDesk();
    const story = await desk.filed();
    await suggestNight(desk, story);
    const body = { ref: crypto.randomUUID(), ids: ["s1"], accept: true };
    await (await desk.as("Duty Editor")).call(resolveSuggestions, { params: { storyId: story.id }, body });
    writeNote(story.id, "s1", { kind: "note", body: "Every night?", on: null, suggestion: "s1", assignTo: null });
    const { person } = await openedBy(desk, "Fiona Patterson", story, "?panel=notes");
    expect(await screen.findByText("On a suggestion that is settled by now")).toBeTruthy();
    await person.click(await button("Add the note"));
    expect(await screen.findByText("The suggestion is settled")).toBeTruthy();
    expect(await notesOf(desk, story)).toMatchObject([{ body: "Every night?", suggestion: "s1", quote: "night" }]);
  });
});
