import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { setCredits } from "#contract/credits.ts";
import { holdStory } from "#contract/stories.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { change, read } from "#tests/server/stories/asked.ts";
import { openQuery, openSuggestion } from "#tests/server/stories/given.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import {
  answerFromTheServer,
  breakAll,
  breakNextWrite,
  button,
  dialog,
  namesOfButtons,
  openedBy,
  sentKeys,
} from "./storyPage.tsx";

answerFromTheServer();

const whatICanDo = () => screen.findByRole("group", { name: "What you can do" });
const howItStands = () => screen.findByRole("list", { name: "How it stands" });

describe("the buttons", () => {
  test("are the transitions of this person, the usual next one last", async () => {
    const desk = await aNewsdesk();
    const { unmount } = await openedBy(desk, "Fiona Patterson", await desk.inSubbing());
    expect(namesOfButtons(await whatICanDo())).toEqual(["Release", "Return to writer", "Pass to editor", "More"]);
    unmount();
    await openedBy(desk, "Leyi Chen", await desk.filed({ slug: "other-ferry" }));
    expect(namesOfButtons(await whatICanDo())).toEqual(["Recall", "More"]);
  });

  test("go on by one stage where their keys are pressed twice", async () => {
    const desk = await aNewsdesk();
    const story = await desk.filed();
    const { person } = await openedBy(desk, "Fiona Patterson", story);
    await button("Claim");
    await person.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await button("Pass to editor");
    await person.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    // A press that counted would have gone by then: the third, a moment later, is the one that passes.
    await new Promise((settle) => setTimeout(settle, 900));
    expect((await read(desk, "Fiona Patterson", story)).stage).toBe("subbing");
    await person.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(async () => expect((await read(desk, "Fiona Patterson", story)).stage).toBe("ready"));
  });

  test("make a transition at once, say so, and offer to take it back", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const { person } = await openedBy(desk, "Leyi Chen", story);
    await person.click(await button("File"));
    expect(await button("Recall")).toBeTruthy();
    expect((await howItStands()).textContent).toContain("Waiting for a sub");
    const toast = (await screen.findByText("Filed night-ferry")).parentElement;
    await person.click(within(toast ?? document.body).getByRole("button", { name: "Undo" }));
    expect(await button("File")).toBeTruthy();
    expect((await read(desk, "Leyi Chen", story)).stage).toBe("draft");
  });

  test("leave focus on how it stands when they go with the stage", async () => {
    const desk = await aNewsdesk();
    const { person } = await openedBy(desk, "Leyi Chen", await desk.draft());
    (await button("File")).focus();
    await person.keyboard("{Enter}");
    await button("Recall");
    await waitFor(async () => expect(document.activeElement).toBe(await howItStands()));
  });

  test("let a note go along where one is welcome but not needed", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const { person } = await openedBy(desk, "Leyi Chen", story);
    await person.click(await button("More"));
    await person.click(await screen.findByRole("menuitem", { name: "File with a note…" }));
    const asked = await dialog("File night-ferry");
    await person.type(within(asked).getByRole("textbox", { name: "Note to the sub" }), "Check the dates");
    await person.click(within(asked).getByRole("button", { name: "File" }));
    await button("Recall");
    expect(await screen.findByText("Check the dates", { selector: "blockquote" })).toBeTruthy();
    expect((await read(desk, "Leyi Chen", story)).stage).toBe("filed");
  });
});

describe("what stands in the way", () => {
  test("P-02 is listed whole, each with the way to its place, and a hold offers no override", async () => {
    const desk = await aNewsdesk();
    const lead = { image: "01890000-0000-7000-8000-000000000001", alt: "", caption: "A ferry", credit: "" };
    const story = await desk.ready({ copy: { ...usualCopy, lead } });
    await openSuggestion(desk, story, "Leyi Chen", "one");
    await change(desk, "Duty Editor", story, { slug: null });
    const editor = await desk.as("Duty Editor");
    await editor.call(holdStory, { params: { storyId: story.id }, body: { reason: "A letter came" } });
    const { person } = await openedBy(desk, "Duty Editor", story);
    await person.click(await button("Publish"));
    const asked = await dialog(/^Publish/);
    const list = within(asked).getByRole("list", { name: "What stands in the way" });
    expect(
      within(list)
        .getAllByRole("link")
        .map((each) => each.textContent),
    ).toEqual([
      "A picture has no alt text: lead picture",
      "A picture has no credit: lead picture",
      "1 open suggestion",
      "It has no slug",
      "Legal hold is on, put on by Duty Editor",
    ]);
    expect(within(asked).queryByRole("textbox", { name: "Reason" })).toBeNull();
    expect(within(asked).getByRole("button", { name: "Publish" }).getAttribute("aria-disabled")).toBe("true");
    await person.click(within(list).getByRole("link", { name: "It has no slug" }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Slug" })));
  });

  test("W-10, U-02 is counted on the button, and listed with a link to each place: a query leads to itself", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    await openSuggestion(desk, story, "Leyi Chen", "one");
    await openSuggestion(desk, story, "Ada Brown", "two");
    await openQuery(desk, story, "Ada Brown", "Which board?");
    const credits = { role: "subbing" as const, people: [{ personId: desk.people["Fiona Patterson"].id }] };
    const sub = await desk.as("Fiona Patterson");
    await sub.call(setCredits, { params: { storyId: story.id }, body: { credits: [credits] } });
    const { person } = await openedBy(desk, "Fiona Patterson", story);
    const pass = await button("Pass to editor");
    expect(pass.getAttribute("aria-description")).toBe("4 things stand in the way");
    expect(pass.textContent).toBe("Pass to editor4");
    // A button like the others, and not the words alone of one that does nothing.
    expect(pass.dataset["variant"]).toBe((await button("Release")).dataset["variant"]);
    await person.click(pass);
    const asked = await dialog("Pass night-ferry to an editor");
    expect(within(asked).getByText("Four things stand in the way.")).toBeTruthy();
    const list = within(asked).getByRole("list", { name: "What stands in the way" });
    expect(
      within(list)
        .getAllByRole("listitem")
        .map((each) =>
          within(each)
            .getAllByRole("link")
            .map((link) => link.textContent),
        ),
    ).toEqual([["Paragraph 2, 1 of 2", "Paragraph 2, 2 of 2"], ["1 open query"], ["No Words credit"]]);
    expect(within(list).getByText("2 open suggestions")).toBeTruthy();
    await person.click(within(list).getByRole("link", { name: "1 open query" }));
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Query.*Ada Brown.*Which board\?/));
    expect(screen.getByRole("tab", { name: /Notes/ }).getAttribute("aria-selected")).toBe("true");
  });

  test("W-07 is overridden by naming it with a reason, which the page then shows", async () => {
    const desk = await aNewsdesk();
    const story = await desk.make("Writing Editor", await desk.draft({ by: "Writing Editor" }), "file");
    const { person } = await openedBy(desk, "Writing Editor", story);
    await person.click(await button("Claim"));
    const asked = await dialog("Claim night-ferry");
    expect(within(asked).getByText("You wrote this story; another sub must take it")).toBeTruthy();
    const reason = within(asked).getByRole("textbox", { name: "Reason" });
    await person.type(reason, "   ");
    await person.click(within(asked).getByRole("button", { name: "Claim" }));
    expect(await within(asked).findByText("Give a reason")).toBeTruthy();
    await person.clear(reason);
    await person.type(reason, "Nobody else is in tonight");
    await person.click(within(asked).getByRole("button", { name: "Claim" }));
    expect(await button("Pass to editor")).toBeTruthy();
    await waitFor(async () =>
      expect((await howItStands()).textContent).toMatch(
        /overriding that it is their own copy.*Nobody else is in tonight/,
      ),
    );
    await person.click(screen.getByRole("tab", { name: "History" }));
    expect(await screen.findByText("Override")).toBeTruthy();
  });

  test("is looked up anew when the button is pressed: what was mended is no longer in the way", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft({ copy: { ...usualCopy, headline: "" } });
    const { person } = await openedBy(desk, "Leyi Chen", story);
    await waitFor(async () =>
      expect((await button("File")).getAttribute("aria-description")).toBe("One thing stands in the way"),
    );
    await desk.type("Leyi Chen", story, usualCopy);
    await person.click(await button("File"));
    expect(await button("Recall")).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("what is asked", () => {
  test("is which of the two, for a time that comes twice when the clocks go back", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const { person } = await openedBy(desk, "Duty Editor", story);
    await person.click(await button("Schedule"));
    const asked = await dialog("Schedule night-ferry");
    fireEvent.change(within(asked).getByLabelText("Day"), { target: { value: "2027-10-31" } });
    fireEvent.change(within(asked).getByLabelText("Time"), { target: { value: "01:30" } });
    expect(within(asked).getByText(/There are two 01:30s/)).toBeTruthy();
    await person.click(within(asked).getByRole("button", { name: "Schedule" }));
    expect(await within(asked).findByText(/this time comes twice; say which of the two/)).toBeTruthy();
    await person.click(within(asked).getByRole("radio", { name: "The second, 01:30 winter time" }));
    await person.click(within(asked).getByRole("button", { name: "Schedule" }));
    await button("Unschedule");
    const { publishAt } = await read(desk, "Duty Editor", story);
    expect(publishAt).toMatchObject({ instant: "2027-10-31T01:30:00.000Z", local: "2027-10-31T01:30" });
  });

  test("P-13 keeps the reason for reopening when a newer edition must be read first", async () => {
    const desk = await aNewsdesk();
    const story = await desk.published();
    const { person } = await openedBy(desk, "Bo Adeyemi", story);
    await person.click(await button("Reopen"));
    const asked = await dialog("Reopen night-ferry");
    await person.click(within(asked).getByRole("radio", { name: "Update" }));
    await person.type(within(asked).getByRole("textbox", { name: "Reason" }), "The council has answered");
    const reopened = await desk.make("Fiona Patterson", story, "reopen", { kind: "update", reason: "New times" });
    const passed = await desk.make("Fiona Patterson", reopened, "pass");
    await desk.make("Duty Editor", passed, "publish");
    await person.click(within(asked).getByRole("button", { name: "Reopen" }));
    expect(await within(asked).findByText(/Edition 2 came out at 21:40; read it first/)).toBeTruthy();
    expect(within(asked).getByRole("textbox", { name: "Reason" })).toHaveProperty("value", "The council has answered");
    await within(asked).findByText(/Edition 2 stays up/);
    await person.click(within(asked).getByRole("button", { name: "Reopen" }));
    expect(await button("Abandon")).toBeTruthy();
  });
});

describe("a refusal", () => {
  test("R18 keeps what was typed, with the sentence of who was faster", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { person } = await openedBy(desk, "Fiona Patterson", story);
    await person.click(await button("Return to writer"));
    const asked = await dialog("Return to Leyi Chen");
    await person.type(within(asked).getByRole("textbox", { name: "Note to the writer" }), "Who is the source?");
    await desk.make("Fiona Patterson", story, "pass");
    await person.click(within(asked).getByRole("button", { name: "Return to writer" }));
    expect(await within(asked).findByText(/The story is now in Ready/)).toBeTruthy();
    expect(within(asked).getByRole("textbox", { name: "Note to the writer" })).toHaveProperty(
      "value",
      "Who is the source?",
    );
  });

  test("P-04 by a newer revision says what changed and who did it, and nothing is published", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const { person } = await openedBy(desk, "Duty Editor", story);
    await button("Publish");
    await desk.make("Bo Adeyemi", story, "sendBack", { note: "The intro" });
    await person.click(await button("Publish"));
    const asked = await dialog("Publish night-ferry");
    expect(await within(asked).findByText(/The story has changed since you opened it/)).toBeTruthy();
    const changes = within(asked).getByRole("list", { name: "What changed" });
    expect(changes.textContent).toContain("Bo Adeyemi sent it back to the sub");
    expect((await read(desk, "Duty Editor", story)).edition).toBeNull();
  });

  test("that is a fault is sent again under the same key", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { person } = await openedBy(desk, "Fiona Patterson", story);
    breakNextWrite();
    await person.click(await button("Pass to editor"));
    const asked = await dialog(/^Pass night-ferry/);
    expect(await within(asked).findByText("It broke. Try again.")).toBeTruthy();
    await person.click(within(asked).getByRole("button", { name: "Pass to editor" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect((await read(desk, "Fiona Patterson", story)).stage).toBe("ready");
    expect(sentKeys.length).toBe(2);
    expect(sentKeys[0]).toBe(sentKeys[1]);
  });

  test("R-02 of a server that answers nothing any more leaves the story on the screen in the stage that it is in", async () => {
    const desk = await aNewsdesk();
    const { person } = await openedBy(desk, "Fiona Patterson", await desk.inSubbing());
    breakAll();
    await person.click(await button("Pass to editor"));
    const asked = await dialog(/^Pass night-ferry/);
    expect(await within(asked).findByText("It broke. Try again.")).toBeTruthy();
    await person.click(within(asked).getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("list", { name: "Stage" }).querySelector("[aria-current]")?.textContent).toBe("Subbing");
    expect(await button("Pass to editor")).toBeTruthy();
  });

  test("of a blank note is said at its box before anything is sent", async () => {
    const desk = await aNewsdesk();
    const { person } = await openedBy(desk, "Fiona Patterson", await desk.inSubbing());
    await person.click(await button("Return to writer"));
    const asked = await dialog("Return to Leyi Chen");
    await person.click(within(asked).getByRole("button", { name: "Return to writer" }));
    expect(await within(asked).findByText("Say why it goes back")).toBeTruthy();
    expect(sentKeys).toEqual([]);
  });
});
