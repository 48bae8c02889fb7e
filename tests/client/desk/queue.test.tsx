import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { Story } from "#contract/stories.ts";
import { change, read } from "#tests/server/stories/asked.ts";
import { aNewsdesk, type Newsdesk } from "#tests/server/stories/newsdesk.ts";
import { address, answerFromTheServer, faulty, open, standBetween } from "../app/wholeDesk.tsx";

answerFromTheServer();

/** A filed story, due at a local time long past or not at all. */
async function waiting(desk: Newsdesk, slug: string, due: string | null): Promise<Story> {
  const story = await desk.filed({ slug, copy: { headline: `About ${slug}`, paragraphs: ["Text."] } });
  return due === null ? story : change(desk, "Duty Editor", story, { due: { local: due, zone: "Europe/London" } });
}

const queued = async () => {
  const list = await screen.findByRole("list", { name: "Stories" });
  return within(list)
    .getAllByRole("link")
    .map((each) => each.textContent);
};
const title = (slug: string) => screen.findByRole("heading", { level: 1, name: slug });
const notice = (says: RegExp) => screen.findByText(says, { selector: "p" });
const focused = () => document.activeElement;

describe("the subs' queue", () => {
  test("opens by its key, by due time, with an address that shows a colleague the same", async () => {
    const desk = await aNewsdesk();
    await waiting(desk, "some-day", null);
    await waiting(desk, "second", "2026-01-02T10:00");
    await waiting(desk, "first", "2026-01-01T10:00");
    await desk.ready({ slug: "done" });
    const { person, unmount } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await screen.findByRole("heading", { name: /^Filed/ });
    await person.keyboard("q");
    await screen.findByRole("heading", { name: "Subs’ queue" });
    await waitFor(async () => expect(await queued()).toEqual(["About first", "About second", "About some-day"]));
    expect(focused()).not.toBe(document.body);
    const found = address();
    unmount();
    await open(desk, { as: "Ada Brown", at: found });
    await waitFor(async () => expect(await queued()).toEqual(["About first", "About second", "About some-day"]));
    expect(screen.getByRole("button", { name: "Stage: to sub" })).toBeTruthy();
  });

  test("keeps what is claimed from it in its place, and opens it", async () => {
    const desk = await aNewsdesk();
    const first = await waiting(desk, "first", "2026-01-01T10:00");
    await waiting(desk, "second", "2026-01-02T10:00");
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await screen.findByRole("heading", { name: /^Filed/ });
    await person.keyboard("q");
    await waitFor(async () => expect(await queued()).toHaveLength(2));
    await person.keyboard("jc");
    await screen.findByText("first is now in Subbing");
    expect(await queued()).toEqual(["About first", "About second"]);
    expect(focused()?.textContent).toBe("About first");
    await person.keyboard("{Enter}");
    await title("first");
    expect(address()).toBe(`/stories/${first.id}`);
    expect(screen.getByRole("link", { name: "Subs’ queue" }).getAttribute("href")).toMatch(/^\/\?queue=/);
  });

  test("says so when nothing is left, and lets the filter go again", async () => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "choir" });
    const { person } = await open(desk, { as: "Fiona Patterson", at: `/?queue=${desk.people["Fiona Patterson"].id}` });
    await screen.findByRole("heading", { name: "Nothing to sub" });
    await person.click(screen.getByRole("button", { name: "Stage: to sub" }));
    await person.click(await screen.findByRole("menuitemcheckbox", { name: "Any stage" }));
    await screen.findByRole("heading", { name: /^Draft/ });
    expect(address()).toBe("/");
  });
});

describe("the next story", () => {
  test("is gone to by key from anywhere, says why it is next, and is claimed at once", async () => {
    const desk = await aNewsdesk();
    await waiting(desk, "some-day", null);
    const first = await waiting(desk, "first", "2026-01-01T10:00");
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await screen.findByRole("heading", { name: /^Filed/ });
    await person.keyboard("{F9}");
    await title("first");
    const says = await notice(/^Next: first, late \d+ days?\. 1 more in the queue\.$/);
    expect(focused()).not.toBe(document.body);
    const toast = says.parentElement ?? document.body;
    await person.click(within(toast).getByRole("button", { name: /^Claim/ }));
    await screen.findByRole("button", { name: "Pass to editor" });
    expect((await read(desk, "Fiona Patterson", first)).sub?.name).toBe("Fiona Patterson");
    await person.keyboard("{F9}");
    await title("some-day");
    await notice(/^Next: some-day, without a due time\./);
    await person.keyboard("{F9}");
    await title("first");
    await notice(/^Next: first, late \d+ days?, in your hands\./);
  });

  test("is told of when one has been passed, and gone to from there; behind the last there is none", async () => {
    const desk = await aNewsdesk();
    const mine = await desk.inSubbing({ slug: "mine" });
    const other = await waiting(desk, "other", null);
    const { person } = await open(desk, { as: "Fiona Patterson", at: `/stories/${mine.id}` });
    await person.click(await screen.findByRole("button", { name: "Pass to editor" }));
    const says = await notice(/^Passed mine\. Next: other, without a due time\.$/);
    await person.click(within(says.parentElement ?? document.body).getByRole("button", { name: /^Go to it/ }));
    await title("other");
    await notice(/^Next: other, without a due time\. It is the last\.$/);
    expect(focused()).not.toBe(document.body);
    await desk.make("Ada Brown", other, "claim");
    await person.keyboard("{F9}");
    await notice(/^Nothing else waits for a sub$/);
  });

  test("is told of as none when the last has been returned", async () => {
    const desk = await aNewsdesk();
    const mine = await desk.inSubbing({ slug: "mine" });
    const { person } = await open(desk, { as: "Fiona Patterson", at: `/stories/${mine.id}` });
    await person.click(await screen.findByRole("button", { name: "Return to writer" }));
    const asked = await screen.findByRole("dialog", { name: "Return to Leyi Chen" });
    await person.type(within(asked).getByRole("textbox", { name: "Note to the writer" }), "Who is the source?");
    await person.click(within(asked).getByRole("button", { name: /^Return to writer/ }));
    expect(await notice(/^Returned mine to Leyi Chen\. Nothing else waits for a sub$/)).toBeTruthy();
  });

  test("is not offered to who only writes", async () => {
    const desk = await aNewsdesk();
    await waiting(desk, "first", null);
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await screen.findByRole("heading", { name: /^Filed/ });
    await person.keyboard("{Control>}k{/Control}");
    await screen.findByRole("dialog", { name: "All commands" });
    await person.keyboard("next story");
    expect(screen.queryByRole("option", { name: /next story to sub/ })).toBeNull();
  });

  test("says what happened when the queue cannot be read, and stays where one is", async () => {
    const desk = await aNewsdesk();
    await waiting(desk, "first", null);
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await screen.findByRole("heading", { name: /^Filed/ });
    standBetween((request) => (request.url.includes("/api/queue/") ? faulty() : null));
    await person.keyboard("{F9}");
    await notice(/^It broke\. Try again\.$/);
    expect(address()).toBe("/");
  });
});
