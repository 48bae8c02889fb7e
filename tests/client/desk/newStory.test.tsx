import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { readStory } from "#contract/stories.ts";
import { StoryId } from "#contract/fields.ts";
import { aNewsdesk, type Newsdesk } from "#tests/server/stories/newsdesk.ts";
import { faultsIn } from "../ui/axe.ts";
import { address, answerFromTheServer, dialog, open } from "../app/wholeDesk.tsx";

answerFromTheServer();

async function opened(desk: Newsdesk, as: "Leyi Chen" | "Duty Editor") {
  const { person } = await open(desk, { as, at: "/" });
  await screen.findByRole("searchbox");
  await person.keyboard("n");
  return { person, form: within(await dialog("New story")) };
}

async function storyMade(desk: Newsdesk) {
  await waitFor(() => expect(address()).toMatch(/^\/stories\//));
  const storyId = StoryId.parse(address().replace("/stories/", ""));
  return (await desk.as("Duty Editor")).call(readStory, { params: { storyId } });
}

describe("a new story", () => {
  test("needs nothing, and is opened at once", async () => {
    const desk = await aNewsdesk();
    const { person, form } = await opened(desk, "Leyi Chen");
    expect(await faultsIn(await dialog("New story"))).toEqual([]);
    await person.click(form.getByRole("button", { name: "Start writing" }));
    const story = await storyMade(desk);
    expect(story.slug).toBeNull();
    expect(story.writers.map((writer) => writer.name)).toEqual(["Leyi Chen"]);
  });

  test("gets a slug made of what was typed for one, and says which before it is sent", async () => {
    const desk = await aNewsdesk();
    const { person, form } = await opened(desk, "Leyi Chen");
    await person.type(form.getByLabelText(/^Slug/), "Café at the Pier");
    expect(form.getByText("It will be cafe-at-the-pier")).toBeTruthy();
    await person.selectOptions(form.getByLabelText("Desk"), "Culture");
    await person.keyboard("{Control>}{Enter}{/Control}");
    const story = await storyMade(desk);
    expect([story.slug, story.desk?.name]).toEqual(["cafe-at-the-pier", "Culture"]);
  });

  test("is commissioned by an editor with all that its writer is told", async () => {
    const desk = await aNewsdesk();
    const { person, form } = await opened(desk, "Duty Editor");
    await form.findByRole("option", { name: "Leyi Chen" });
    await person.type(form.getByLabelText(/^Brief/), "Choir that sings at low tide");
    await person.click(form.getByRole("button", { name: "Use choir-that-sings-at" }));
    await person.selectOptions(form.getByLabelText("For whom"), "Leyi Chen");
    await person.type(form.getByLabelText(/^Due/), "2026-11-24T17:30");
    await person.type(form.getByLabelText(/^Length/), "450");
    await person.selectOptions(form.getByLabelText("Priority"), "1, now");
    await person.click(form.getByRole("button", { name: "Commission" }));
    const story = await storyMade(desk);
    expect(story).toMatchObject({
      slug: "choir-that-sings-at",
      brief: "Choir that sings at low tide",
      length: 450,
      priority: 1,
      due: { instant: "2026-11-24T17:30:00.000Z" },
      writers: [{ name: "Leyi Chen" }],
    });
  });

  test("for somebody else is not offered to a writer", async () => {
    const { form } = await opened(await aNewsdesk(), "Leyi Chen");
    expect(form.queryByLabelText("For whom")).toBeNull();
  });

  test("whose slug is in use keeps what was typed, and says so at the slug", async () => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "night-ferry" });
    const { person, form } = await opened(desk, "Leyi Chen");
    await person.type(form.getByLabelText(/^Slug/), "night-ferry{Enter}");
    await waitFor(() => expect(form.getByLabelText(/^Slug/).getAttribute("aria-invalid")).toBe("true"));
    expect(form.getByText(/in use/)).toBeTruthy();
    expect(form.getByLabelText(/^Slug/)).toHaveProperty("value", "night-ferry");
  });

  test("due in the hour that the clocks show twice asks which of the two", async () => {
    const desk = await aNewsdesk();
    const { person, form } = await opened(desk, "Leyi Chen");
    await person.type(form.getByLabelText(/^Due/), "2027-10-31T01:30");
    await person.click(await form.findByRole("radio", { name: "The second" }));
    await person.click(form.getByRole("button", { name: "Start writing" }));
    expect((await storyMade(desk)).due?.instant).toBe("2027-10-31T01:30:00.000Z");
  });
});
