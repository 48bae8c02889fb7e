import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { addNote } from "#contract/notes.ts";
import { listNotices } from "#contract/notices.ts";
import type { Story } from "#contract/stories.ts";
import { aNewsdesk, type Newsdesk } from "#tests/server/stories/newsdesk.ts";
import { faultsIn } from "../ui/axe.ts";
import { address, answerFromTheServer, button, dialog, faulty, open, standBetween } from "./wholeDesk.tsx";

answerFromTheServer();

/** Has Fiona Patterson name Leyi Chen in a note on a story. */
async function named(desk: Newsdesk, story: Story, body: string) {
  const mentions = [desk.people["Leyi Chen"].id];
  const note = { kind: "note" as const, body, mentions };
  return (await desk.as("Fiona Patterson")).call(addNote, { params: { storyId: story.id }, body: note });
}

const unreadOf = async (desk: Newsdesk) => (await (await desk.as("Leyi Chen")).call(listNotices, { query: {} })).unread;
const rows = async () => within(await screen.findByRole("list", { name: "Notices, newest first" }));
const names = async () => (await rows()).getAllByRole("link").map((link) => link.textContent ?? "");
const keys = "{Control>}{Alt>}n{/Alt}{/Control}";

describe("notices on the desk", () => {
  test("are counted by the bell in words, opened by key, and are in order for axe", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    await named(desk, story, "One");
    await named(desk, story, "Two");
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    expect((await screen.findAllByRole("button", { name: /^Notices, 2 unread/ })).length).toBeGreaterThan(0);
    // Also while somebody types.
    await person.click(await screen.findByRole("searchbox"));
    await person.keyboard(keys);
    const panel = await dialog("Notices");
    expect(await names()).toEqual([
      "Unread: night-ferry: Fiona Patterson writes: Two",
      "Unread: night-ferry: Fiona Patterson writes: One",
    ]);
    expect(await faultsIn(panel)).toEqual([]);
    await person.keyboard("{Tab}{ArrowDown}");
    expect(document.activeElement?.textContent).toMatch(/One$/);
    await person.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });

  test("lead to the note, and are read from then on", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const { id } = await named(desk, story, "Look here");
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await person.click((await screen.findAllByRole("button", { name: /^Notices, 1 unread/ }))[0] ?? document.body);
    const link = (await rows()).getByRole("link");
    expect(link.getAttribute("href")).toBe(`/stories/${story.id}?panel=notes&note=${id}`);
    await person.click(link);
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/Look here/));
    await waitFor(() => expect(address()).toBe(`/stories/${story.id}?panel=notes`));
    expect(await button("Notices, none unread")).toBeTruthy();
    expect(await unreadOf(desk)).toBe(0);
  });

  test("V-01 of a publication lead to readback of as filed against as published", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await screen.findByRole("searchbox");
    await person.keyboard(keys);
    await person.click((await rows()).getByRole("link", { name: /Duty Editor published it as edition 1/ }));
    await waitFor(() => expect(address()).toBe(`/stories/${story.id}/readback?from=1&to=3`));
    await screen.findByRole("main", { name: "Both versions" });
    expect(screen.getAllByText(/As filed/).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/As published/).length).toBeGreaterThan(0);
    expect(document.activeElement).not.toBe(document.body);
  });

  test("that arrive while the page is open are said politely, and focus stays where it is", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    const search = await screen.findByRole("searchbox");
    expect((await screen.findAllByRole("button", { name: /^Notices, none unread/ })).length).toBeGreaterThan(0);
    await person.type(search, "fer");
    await named(desk, story, "Is it Monday?");
    const said = await screen.findByText("night-ferry: Fiona Patterson writes: Is it Monday?");
    expect(said.closest("[role=status]")).not.toBeNull();
    expect(document.activeElement).toBe(search);
    expect((await screen.findAllByRole("button", { name: /^Notices, 1 unread/ })).length).toBeGreaterThan(0);
    await person.click(await button("Show"));
    await waitFor(() => expect(address()).toMatch(/^\/stories\//));
    await waitFor(async () => expect(await unreadOf(desk)).toBe(0));
  });

  test("of what becomes of the open story are said once, by its page", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    await open(desk, { as: "Leyi Chen", at: `/stories/${story.id}` });
    await screen.findByRole("list", { name: "How it stands" });
    await button("Notices, none unread");
    await desk.make("Fiona Patterson", story, "return", { note: "Who said this?" });
    await button("Notices, 1 unread");
    expect(await screen.findByText("Fiona Patterson returned it to the writer: “Who said this?”")).toBeTruthy();
    expect(screen.queryByText(/^night-ferry: Fiona Patterson returned it/)).toBeNull();
  });

  test("are all marked as read at once, and unread again by undo; a refusal takes it back with a word", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    await named(desk, story, "One");
    await named(desk, story, "Two");
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await screen.findByRole("searchbox");
    await person.keyboard(keys);
    await rows();
    standBetween(({ method }) => (method === "POST" ? faulty() : null));
    await person.click(await button("Mark all as read"));
    expect(await screen.findByText("The notices are as they were. It broke. Try again.")).toBeTruthy();
    await waitFor(async () => expect((await names()).filter((name) => name.startsWith("Unread"))).toHaveLength(2));
    standBetween(null);
    await person.click(await button("Mark all as read"));
    await waitFor(async () => expect((await names()).filter((name) => name.startsWith("Unread"))).toEqual([]));
    await screen.findByText("Marked 2 notices as read");
    expect(await unreadOf(desk)).toBe(0);
    await person.click(await button(/^Undo/));
    await waitFor(async () => expect((await names()).filter((name) => name.startsWith("Unread"))).toHaveLength(2));
    await waitFor(async () => expect(await unreadOf(desk)).toBe(2));
  });

  test("say what they are for where there is none, and what to do where they cannot be had", async () => {
    const desk = await aNewsdesk();
    standBetween(({ url }) => (url.includes("/api/notices") ? faulty() : null));
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await screen.findByRole("searchbox");
    await person.keyboard(keys);
    expect(await screen.findByText("The notices could not be loaded")).toBeTruthy();
    standBetween(null);
    await person.click(await button("Try again"));
    expect(await screen.findByText("Nothing yet")).toBeTruthy();
  });

  test("that there are many of come a page at a time", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    for (let i = 1; i <= 32; i++) {
      await named(desk, story, `Number ${i}`);
      desk.clock.advance({ minutes: 1 });
    }
    const { person } = await open(desk, { as: "Leyi Chen", at: "/", isSocketOn: false });
    await screen.findByRole("searchbox");
    await person.keyboard(keys);
    expect(await names()).toHaveLength(30);
    await person.click(await button("Show older ones"));
    await waitFor(async () => expect(await names()).toHaveLength(32));
    expect((await names()).at(-1)).toMatch(/Number 1$/);
    expect(screen.queryByRole("button", { name: "Show older ones" })).toBeNull();
  });
});
