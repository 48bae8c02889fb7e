import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { address, answerFromTheServer, button, open } from "../app/wholeDesk.tsx";
import { aSubbedStory } from "../../server/stories/aSubbedStory.ts";
import { aNewsdesk } from "../../server/stories/newsdesk.ts";

answerFromTheServer();

const changes = () => screen.findByRole("complementary", { name: "Changes" });
const struck = () => [...document.querySelectorAll("td del")].map((each) => each.textContent);
const marked = () => [...document.querySelectorAll("td ins")].map((each) => each.textContent);

describe("readback", () => {
  test("V-01 shows both versions side by side, with who made each change", async () => {
    const { desk, story } = await aSubbedStory();
    await open(desk, { as: "Leyi Chen", at: `/stories/${story.id}/readback` });
    const panel = await changes();
    expect(
      within(panel)
        .getAllByRole("button")
        .map((each) => each.textContent),
    ).toEqual([expect.stringMatching(/harbour ferry night boat.*FP$/), expect.stringMatching(/from Monday.*DE$/)]);
    expect(struck()).toEqual(["harbour ferry", " from Monday"]);
    expect(marked()).toEqual(["night boat"]);
    expect(document.querySelector("td ins")?.getAttribute("aria-description")).toBe("Fiona Patterson");
    expect(screen.getByRole("combobox", { name: "Earlier version" })).toHaveProperty("value", "1");
    expect(screen.getByRole("combobox", { name: "Later version" })).toHaveProperty("value", "2");
  });

  test("shows them in one line, what was cut before what stands in its place", async () => {
    const { desk, story } = await aSubbedStory();
    const { person } = await open(desk, { as: "Leyi Chen", at: `/stories/${story.id}/readback` });
    await person.click(await button("Inline"));
    const line = (await screen.findByText("night boat", { selector: "td ins" })).closest("td");
    expect(line?.textContent).toContain(
      "The harbour ferrynight boatFP will run all night from MondayDE, the board said.",
    );
    await waitFor(() => expect(address()).toContain("as=inline"));
  });

  test("hides the changes of whoever is not ticked, and goes from change to change by J and K", async () => {
    const { desk, story } = await aSubbedStory();
    const { person } = await open(desk, { as: "Leyi Chen", at: `/stories/${story.id}/readback` });
    const panel = await changes();
    const isAt = (words: RegExp) =>
      waitFor(() =>
        expect(within(panel).getByRole("button", { name: words }).getAttribute("aria-current")).toBe("true"),
      );
    await person.keyboard("j");
    await waitFor(() => expect(document.activeElement?.textContent).toContain("night boat"));
    await isAt(/night boat/);
    await person.keyboard("j");
    await isAt(/from Monday/);
    // From the last it goes on at the first.
    await person.keyboard("j");
    await isAt(/night boat/);
    await person.click(within(panel).getByRole("checkbox", { name: /Fiona Patterson/ }));
    await waitFor(() => expect(marked()).toEqual([]));
    expect(struck()).toEqual([" from Monday"]);
    expect(document.querySelector("tbody")?.textContent).toContain("night boat");
  });

  test("says so where there is no version yet, and where the two read the same", async () => {
    const desk = await aNewsdesk();
    const draft = await desk.draft();
    const { unmount } = await open(desk, { as: "Leyi Chen", at: `/stories/${draft.id}/readback` });
    expect(await screen.findByText("No version is kept yet")).toBeTruthy();
    unmount();
    const filed = await desk.make("Leyi Chen", draft, "file");
    await open(desk, { as: "Leyi Chen", at: `/stories/${filed.id}/readback` });
    expect(await screen.findByText("The two read the same.")).toBeTruthy();
  });
});

describe("a version on the story's page", () => {
  test("is kept by name, restored, and the restoring undone", async () => {
    const { desk, story } = await aSubbedStory();
    const { person } = await open(desk, { as: "Duty Editor", at: `/stories/${story.id}` });
    await person.click(await button("Keep a version…"));
    await person.type(await screen.findByRole("textbox", { name: "Name" }), "Before the lawyer");
    await person.click(await button("Keep it"));
    await screen.findByText("Kept as “Before the lawyer”");
    await person.click(await button("As filed"));
    const restore = await button("Restore it");
    await waitFor(() => expect(restore.getAttribute("aria-disabled")).not.toBe("true"));
    await person.click(restore);
    const toast = (await screen.findByText("Restored “As filed”")).parentElement ?? document.body;
    expect((await desk.copyOf(story)).textContent).toContain("harbour ferry");
    await person.click(await within(toast).findByRole("button", { name: "Undo" }));
    await screen.findByText("The copy is as it was before");
    expect((await desk.copyOf(story)).textContent).toContain("night boat");
  });
});
