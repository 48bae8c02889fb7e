import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { kept } from "#domain/storage.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { faultsIn } from "../ui/axe.ts";
import { address, answerFromTheServer, dialog, open } from "./wholeDesk.tsx";

answerFromTheServer();

const openPalette = "{Control>}k{/Control}";
const found = () => screen.findAllByRole("option");

describe("the palette", () => {
  test("opens by its keys, also while somebody types, and is in order for axe", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await person.click(await screen.findByRole("searchbox"));
    await person.keyboard(openPalette);
    expect(await faultsIn(await dialog("All commands"))).toEqual([]);
  });

  test("does what can be done on the page", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await screen.findByRole("searchbox");
    await person.keyboard(openPalette);
    await dialog("All commands");
    await person.keyboard("new story{Enter}");
    expect(await dialog("New story")).toBeTruthy();
  });

  test("finds a story by its words and opens it", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft({ slug: "night-ferry", copy: { headline: "Ferry to run all night" } });
    const { person } = await open(desk, { as: "Leyi Chen", at: "/people" });
    await screen.findByRole("heading", { name: "People" });
    await person.keyboard(openPalette);
    await dialog("All commands");
    await person.keyboard("night-fer");
    await screen.findByRole("option", { name: /night-ferry|Ferry to run all night/ });
    await person.keyboard("{Enter}");
    await waitFor(() => expect(address()).toBe(`/stories/${story.id}`));
  });

  test("goes to every place by arrow keys", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await screen.findByRole("searchbox");
    await person.keyboard(openPalette);
    await dialog("All commands");
    await person.keyboard("s{Backspace}{ArrowUp}");
    const options = await found();
    const field = screen.getByRole("combobox", { name: "Find a command, a story or a place" });
    expect(field.getAttribute("aria-activedescendant")).toBe(options.at(-1)?.id);
    expect(options.map((option) => option.textContent)).toEqual(
      expect.arrayContaining(["People", "Desks", "Subs’ queueQ"]),
    );
    await person.keyboard("desks{Enter}");
    await screen.findByRole("heading", { name: "Desks", level: 1 });
  });

  test("leaves the keys to the copy when words are selected there", async () => {
    await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await screen.findByRole("searchbox");
    const copy = document.createElement("div");
    copy.contentEditable = "true";
    copy.textContent = "Some words";
    document.body.append(copy);
    document.getSelection()?.selectAllChildren(copy);
    expect(fireEvent.keyDown(copy, { key: "k", ctrlKey: true })).toBe(true);
    document.getSelection()?.removeAllRanges();
    expect(fireEvent.keyDown(copy, { key: "k", ctrlKey: true })).toBe(false);
    await dialog("All commands");
    copy.remove();
  });
});

describe("the list of keys", () => {
  test("has them by where they work, under headings that are heard, and is in order for axe", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { person } = await open(desk, { as: "Fiona Patterson", at: `/stories/${story.id}` });
    await screen.findByRole("list", { name: "How it stands" });
    (await screen.findByRole("tab", { name: "History" })).focus();
    await person.keyboard("?");
    const keys = await dialog("Keys");
    const headings = within(keys).getAllByRole("heading", { level: 3 });
    expect(headings.map((each) => each.textContent)).toEqual([
      "On every page",
      "On the story",
      "Suggestions and notes",
      "In the copy",
    ]);
    const under = (name: string) => within(within(keys).getByRole("region", { name }));
    expect(under("On every page").getByText("Show the keys")).toBeTruthy();
    expect(under("On the story").getByText("Pass to editor")).toBeTruthy();
    expect(under("Suggestions and notes").getByText("Write a note or a query")).toBeTruthy();
    expect(under("In the copy").getByText("Move the paragraph up")).toBeTruthy();
    expect(await faultsIn(keys)).toEqual([]);
  });

  test("has those of the desk apart", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await screen.findByText("No stories yet");
    await person.keyboard("?");
    const onDesk = within(within(await dialog("Keys")).getByRole("region", { name: "On the desk" }));
    expect(onDesk.getByText("Next story")).toBeTruthy();
    expect(onDesk.queryByText("All commands")).toBeNull();
  });
});

describe("keys of a single letter", () => {
  test("do nothing while somebody types", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await person.type(await screen.findByRole("searchbox"), "n?");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByDisplayValue("n?")).toBeTruthy();
  });

  test("are listed by the question mark, and can be switched off there", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await screen.findByText("No stories yet");
    await person.keyboard("?");
    const keys = await dialog("Keys");
    expect(within(keys).getByText("Next story")).toBeTruthy();
    await person.click(within(keys).getByRole("switch", { name: "Keys of a single letter" }));
    expect(localStorage.getItem(kept.singleKeys.name)).toBe("off");
    await person.click(within(keys).getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await person.keyboard("n");
    expect(screen.queryByRole("dialog")).toBeNull();
    await person.keyboard(openPalette);
    await dialog("All commands");
  });
});
