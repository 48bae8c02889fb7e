import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { StoryId } from "#contract/fields.ts";
import { readStory } from "#contract/stories.ts";
import { aWordFile, del, ins, p, r } from "#tests/builders/wordFile.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { address, answerFromTheServer, button, dialog, open } from "../app/wholeDesk.tsx";
import { faultsIn } from "../ui/axe.ts";

answerFromTheServer();

const comment = '<w:r><w:commentReference w:id="0"/></w:r>';

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

  test("of a Word document says what of it comes in as suggestions, under whose names, and what is left out", async () => {
    const desk = await aNewsdesk();
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await person.click(await button("Import"));
    const body =
      p(r("Pier lights to be mended"), { style: "Titel" }) +
      p(r("Work starts ") + del("Leyi Chen", "soon") + ins("Leyi Chen", "in January") + r(".")) +
      p(r("It ends ") + ins("Ann Bee", "perhaps ") + r("in May.") + comment);
    const document = new File([new Uint8Array(await aWordFile({ body }))], "pier.docx");
    await person.upload(within(await dialog("Import a story")).getByLabelText("Choose a file"), document);
    const form = within(await dialog("Import pier.docx"));
    await form.findByRole("heading", { name: "Pier lights to be mended" });
    expect(form.getByText("Work starts in January.")).toBeTruthy();
    expect(form.getByText(/^2 tracked changes by 2 people come in as suggestions\./)).toBeTruthy();
    expect(form.getByText(/^Leyi Chen \(imported\) and Ann Bee \(imported\): names from the document/)).toBeTruthy();
    expect(form.getByText("Left out: a comment")).toBeTruthy();
    expect(await faultsIn(await dialog("Import pier.docx"))).toEqual([]);
    await person.click(form.getByRole("button", { name: "Create the story" }));
    await waitFor(() => expect(address()).toMatch(/^\/stories\//));
    expect(await screen.findByText("2 tracked changes by 2 people came in as suggestions")).toBeTruthy();
  });

  test("of an old Word’s document says what to do with it", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Leyi Chen", at: "/" });
    await person.click(await button("Import"));
    const old = new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], "pier.doc", { type: "application/msword" });
    await person.upload(within(await dialog("Import a story")).getByLabelText("Choose a file"), old);
    const form = within(await dialog("Import pier.doc"));
    await form.findByText(/Save it in Word as \.docx, without a password/);
    expect(form.getByRole("button", { name: "Create the story" }).getAttribute("aria-disabled")).toBe("true");
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
