import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { change, read } from "#tests/server/stories/asked.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { faultsIn } from "../ui/axe.ts";
import { answerFromTheServer, button, dialog, drawnFor, openedBy } from "./storyPage.tsx";

answerFromTheServer();

const field = (name: string) => screen.findByRole("textbox", { name });

describe("the details", () => {
  test("are saved on leaving a field, one after another, each on what the one before left", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const { person } = await openedBy(desk, "Leyi Chen", story, "?panel=details");
    await person.clear(await field("Slug"));
    await person.type(await field("Slug"), "harbour-ferry");
    await person.type(await field("Length, in words"), "450");
    await person.tab();
    await waitFor(async () => {
      const { slug, length } = await read(desk, "Leyi Chen", story);
      expect({ slug, length }).toEqual({ slug: "harbour-ferry", length: 450 });
    });
    expect(await screen.findByRole("heading", { level: 1, name: "harbour-ferry" })).toBeTruthy();
  });

  test("A-02 say at the field whose slug it is, and keep what was typed", async () => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "night-ferry" });
    const story = await desk.draft({ slug: "late-ferry" });
    const { person } = await openedBy(desk, "Leyi Chen", story, "?panel=details");
    const slug = await field("Slug");
    await person.clear(slug);
    await person.type(slug, "night-ferry{Enter}");
    expect(await screen.findByText(/The slug night-ferry is in use/)).toBeTruthy();
    expect(slug).toHaveProperty("value", "night-ferry");
    expect(screen.getByRole("link", { name: "night-ferry" }).getAttribute("href")).toMatch(/^\/stories\//);
  });

  test("say what changed since they were read, and are saved when it has been", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const { person } = await openedBy(desk, "Leyi Chen", story, "?panel=details");
    const slug = await field("Slug");
    await person.clear(slug);
    await person.type(slug, "harbour-ferry");
    await change(desk, "Duty Editor", story, { length: 300 });
    await person.keyboard("{Enter}");
    expect(await screen.findByText(/Duty Editor changed the length from none to 300/)).toBeTruthy();
    expect(slug).toHaveProperty("value", "harbour-ferry");
    await person.click(await button("Save again"));
    await waitFor(async () => expect((await read(desk, "Leyi Chen", story)).slug).toBe("harbour-ferry"));
  });

  test("are only read by those who may not change them, with the reason", async () => {
    const desk = await aNewsdesk();
    await openedBy(desk, "Leyi Chen", await desk.filed(), "?panel=details");
    expect(await screen.findByText("Only whoever may edit the copy, or an editor, can change these.")).toBeTruthy();
    expect(screen.queryByRole("textbox", { name: "Slug" })).toBeNull();
    expect(screen.getByText("Only an editor sets an embargo.")).toBeTruthy();
  });

  test("hold the legal hold: put on with a reason by anyone on the story, taken off by an editor", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { person, unmount } = await openedBy(desk, "Fiona Patterson", story, "?panel=details");
    await person.click(await button("Put on a legal hold"));
    const asked = await dialog(/^Put a legal hold on/);
    await person.type(within(asked).getByRole("textbox", { name: "Reason" }), "A letter came");
    await person.click(within(asked).getByRole("button", { name: "Put on a legal hold" }));
    const lift = await button("Take off the hold");
    expect(lift.getAttribute("data-tip")).toBe("An editor or a lawyer must take it off");
    expect(await screen.findByText(/Legal hold, put on by Fiona Patterson$/)).toBeTruthy();
    unmount();
    const { person: editor } = await openedBy(desk, "Duty Editor", story, "?panel=details");
    await editor.click(await button("Take off the hold"));
    const lifting = await dialog(/^Take the legal hold off/);
    await editor.type(within(lifting).getByRole("textbox", { name: "Reason" }), "Settled");
    await editor.click(within(lifting).getByRole("button", { name: "Take off the hold" }));
    expect(await button("Put on a legal hold")).toBeTruthy();
  });
});

describe("the page", () => {
  test("has nothing that axe finds wrong, with either tab", async () => {
    const desk = await aNewsdesk();
    const { container, person } = await openedBy(desk, "Duty Editor", await desk.ready());
    await screen.findByText("As filed");
    expect(await faultsIn(container)).toEqual([]);
    await person.click(await screen.findByRole("tab", { name: "Details" }));
    await field("Slug");
    expect(await faultsIn(container)).toEqual([]);
  });

  test("says that there is no such story", async () => {
    const desk = await aNewsdesk();
    await drawnFor(desk, "Leyi Chen", `/stories/${desk.desks.sport}`);
    expect(await screen.findByText("There is no such story")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Go to the desk" })).toBeTruthy();
  });

  test("links to the public address of a published story, and shows its history", async () => {
    const desk = await aNewsdesk();
    await openedBy(desk, "Leyi Chen", await desk.published());
    const link = await screen.findByRole("link", { name: "Read it as published" });
    expect(link.getAttribute("href")).toBe("/news/2026/11/23/night-ferry");
    expect(await screen.findByText("Duty Editor published it as edition 1")).toBeTruthy();
    expect(await screen.findByText("As published")).toBeTruthy();
  });

  test("say how much of the copy is whose", async () => {
    const desk = await aNewsdesk();
    await openedBy(desk, "Fiona Patterson", await desk.filed(), "?panel=details");
    const part = (await screen.findByRole("heading", { name: "Who wrote it" })).parentElement;
    await waitFor(() => expect(part?.textContent).toContain("Leyi Chen100% of the copy"));
  });
});
