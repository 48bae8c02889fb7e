import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { StoryId } from "#contract/fields.ts";
import { readStory } from "#contract/stories.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { address, answerFromTheServer, button, dialog, open } from "../app/wholeDesk.tsx";
import { faultsIn } from "../ui/axe.ts";

answerFromTheServer();

const pier = new File(
  [
    [
      "Pier lights to be mended by spring",
      "Photo by Jo Vane on Unsplash",
      "The harbour board said on Monday that the lights would be mended.",
      "Work starts in January.",
      "Words: Leyi Chen | Subbing: Fiona Patterson",
    ].join("\n\n"),
  ],
  "pier.txt",
  { type: "text/plain" },
);

describe("an import", () => {
  test("shows what a file would become with each guess, and makes it once it is said so", async () => {
    const desk = await aNewsdesk();
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await person.click(await button("Import"));
    await person.upload(within(await dialog("Import a story")).getByLabelText("Choose a file"), pier);
    const form = within(await dialog("Import pier.txt"));
    expect(await form.findByRole("heading", { name: "Pier lights to be mended by spring" })).toBeTruthy();
    expect(form.getByText("Words: Leyi Chen | Subbing: Fiona Patterson", { selector: "p" })).toBeTruthy();
    expect(await faultsIn(await dialog("Import pier.txt"))).toEqual([]);
    await person.click(form.getByRole("button", { name: "Create the story" }));
    await waitFor(() => expect(address()).toMatch(/^\/stories\//));
    const storyId = StoryId.parse(address().replace("/stories/", ""));
    const story = await (await desk.as("Leyi Chen")).call(readStory, { params: { storyId } });
    expect([story.headline, story.line]).toEqual([
      "Pier lights to be mended by spring",
      "Words: Leyi Chen | Subbing: Fiona Patterson",
    ]);
  });

  test("takes a guess back, and makes it again", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await person.click(await button("Import"));
    await person.upload(within(await dialog("Import a story")).getByLabelText("Choose a file"), pier);
    const form = within(await dialog("Import pier.txt"));
    const guess = await form.findByRole("checkbox", { name: /headline/i });
    await person.click(guess);
    await form.findByRole("heading", { name: "No headline yet" });
    expect(form.getByText("Pier lights to be mended by spring", { selector: "section p" })).toBeTruthy();
    await person.click(form.getByRole("checkbox", { name: /headline/i }));
    await form.findByRole("heading", { name: "Pier lights to be mended by spring" });
  });

  test("is begun by dropping a file anywhere on the desk", async () => {
    await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    const page = await screen.findByRole("main");
    const dataTransfer = { types: ["Files"], files: [pier] };
    fireEvent.dragOver(page, { dataTransfer });
    expect(screen.getByText("Drop the file to import it")).toBeTruthy();
    fireEvent.drop(page, { dataTransfer });
    await dialog("Import pier.txt");
  });

  test("of a file that holds no text says so, and makes nothing", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await person.click(await button("Import"));
    const blank = new File(["\n\n"], "blank.txt", { type: "text/plain" });
    await person.upload(within(await dialog("Import a story")).getByLabelText("Choose a file"), blank);
    const form = within(await dialog("Import blank.txt"));
    await form.findByText("The file could not be imported");
    expect(form.getByRole("button", { name: "Create the story" }).getAttribute("aria-disabled")).toBe("true");
  });
});
