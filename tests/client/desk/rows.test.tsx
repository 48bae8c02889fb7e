import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { read } from "#tests/server/stories/asked.ts";
import { aNewsdesk, type Newsdesk } from "#tests/server/stories/newsdesk.ts";
import { address, answerFromTheServer, open } from "../app/wholeDesk.tsx";

answerFromTheServer();

const under = async (stage: RegExp) => screen.findByRole("region", { name: stage });
const link = (name: string) => screen.findByRole("link", { name });
const lido = (desk: Newsdesk) =>
  desk.filed({ slug: "lido", copy: { headline: "Lido to close", paragraphs: ["Text."] } });

describe("keys on the list", () => {
  test("J and K go from row to row, and Enter opens the story", async () => {
    const desk = await aNewsdesk();
    const story = await lido(desk);
    await desk.draft({ slug: "choir" });
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await link("Lido to close");
    await person.keyboard("jj");
    expect(document.activeElement?.textContent).toBe("Lido to close");
    await person.keyboard("k");
    expect(document.activeElement?.textContent).toBe("choir");
    await person.keyboard("j{Enter}");
    await waitFor(() => expect(address()).toBe(`/stories/${story.id}`));
  });

  test("lead back from a story to the row that it was opened from", async () => {
    const desk = await aNewsdesk();
    await lido(desk);
    await desk.draft({ slug: "choir" });
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/?desk=home-news" });
    await link("Lido to close");
    await person.keyboard("jj{Enter}");
    await screen.findByRole("list", { name: "How it stands" });
    history.back();
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lido to close"));
    expect(address()).toBe("/?desk=home-news");
  });

  test("C claims the story of the row in focus, at once, and undo releases it", async () => {
    const desk = await aNewsdesk();
    const story = await lido(desk);
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await link("Lido to close");
    await person.keyboard("jc");
    const inHand = await under(/^Subbing/);
    expect(within(inHand).getByText("Fiona Patterson")).toBeTruthy();
    await screen.findByText("lido is now in Subbing");
    expect((await read(desk, "Fiona Patterson", story)).sub?.name).toBe("Fiona Patterson");
    expect(document.activeElement?.textContent).toBe("Lido to close");
    await person.click(screen.getByRole("button", { name: "Undo" }));
    await under(/^Filed/);
    await waitFor(async () => expect((await read(desk, "Fiona Patterson", story)).stage).toBe("filed"));
  });

  test("C does nothing on a story that this person wrote", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Sam Okafor", await desk.draft({ slug: "lido", by: "Sam Okafor" }), "file");
    const { person } = await open(desk, { as: "Sam Okafor", at: "/" });
    await under(/^Filed/);
    await person.keyboard("jc");
    expect(screen.queryByRole("button", { name: /^Claim/ })).toBeNull();
    expect((await read(desk, "Sam Okafor", story)).stage).toBe("filed");
  });
});

describe("a claim that comes too late", () => {
  test("is taken back on the screen, and says who has the story since when", async () => {
    const desk = await aNewsdesk();
    const story = await lido(desk);
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/", isSocketOn: false });
    await link("Lido to close");
    await desk.make("Ada Brown", story, "claim");
    await person.click(screen.getByRole("button", { name: "Claim lido" }));
    await screen.findByText(/^Ada Brown has this story since 21:40/);
    const inHand = await under(/^Subbing/);
    expect(within(inHand).getByText("Ada Brown")).toBeTruthy();
    await person.click(screen.getByRole("button", { name: "Open it" }));
    await waitFor(() => expect(address()).toBe(`/stories/${story.id}`));
  });
});

describe("U-03: the menu of a row", () => {
  test("offers by key the transitions that this person has, and makes those that need no words", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Fiona Patterson", await lido(desk), "claim");
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await link("Lido to close");
    await person.keyboard("jm");
    await screen.findByRole("menuitem", { name: "Release" });
    const items = screen.getAllByRole("menuitem").map((item) => item.textContent);
    expect(items).toEqual(["Release", "Return to writer…", "Pass to editor", "Open the story"]);
    await person.click(screen.getByRole("menuitem", { name: "Release" }));
    await under(/^Filed/);
    await waitFor(async () => expect((await read(desk, "Fiona Patterson", story)).stage).toBe("filed"));
  });

  test("says why one cannot be made, and leads to the story's page for one that readers will see", async () => {
    const desk = await aNewsdesk();
    await desk.ready({ slug: "lido", copy: { headline: "Lido to close", paragraphs: ["Text."] } });
    const held = await desk.ready({ slug: "quay", copy: { headline: "Quay to open", paragraphs: ["Text."] } });
    await (await desk.as("Duty Editor")).send("POST", `/api/stories/${held.id}/hold`, {
      body: { reason: "Wait" },
      headers: { "idempotency-key": "a" },
    });
    const { person } = await open(desk, { as: "Duty Editor", at: "/" });
    await link("Quay to open");
    await person.click(screen.getByRole("button", { name: "Move quay" }));
    const publish = await screen.findByRole("menuitem", { name: /^Publish/ });
    expect(publish.textContent).toContain("Legal hold is on, put on by Duty Editor");
    expect(publish.getAttribute("aria-disabled")).toBe("true");
    await person.keyboard("{Escape}");
    await person.click(screen.getByRole("button", { name: "Move lido" }));
    expect(await screen.findByRole("menuitem", { name: "Publish…" })).toBeTruthy();
  });
});
