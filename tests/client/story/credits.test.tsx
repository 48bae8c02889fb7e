import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { read } from "#tests/server/stories/asked.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { answerFromTheServer, button, dialog, openedBy } from "./storyPage.tsx";

answerFromTheServer();

const asPrinted = (asked: HTMLElement) =>
  within(asked).getByText(/^(Words|Subbing|No credits)/, { selector: "p bdi" }).textContent;

async function add(
  person: Awaited<ReturnType<typeof openedBy>>["person"],
  asked: HTMLElement,
  role: string,
  name: string,
  how: "by its button" | "by Enter" = "by its button",
) {
  await person.selectOptions(within(asked).getByLabelText("Role"), role);
  await person.type(screen.getByRole("combobox", { name: "Name" }), name);
  await person.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
  if (how === "by Enter") await person.keyboard("{Enter}");
  else await person.click(within(asked).getByRole("button", { name: "Add" }));
}

describe("the credits", () => {
  test("K-02 are printed as they are put together, in their order, and then stand below the copy", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { person } = await openedBy(desk, "Fiona Patterson", story);
    await person.click(await button("Change credits"));
    const asked = await dialog("Credits");
    await add(person, asked, "Words", "Sam Okafor");
    await add(person, asked, "Words", "نور حداد", "by Enter");
    expect(asPrinted(asked)).toBe("Words: Leyi Chen, Sam Okafor and نور حداد | Subbing: Fiona Patterson");
    await person.click(within(asked).getByRole("button", { name: "Move Sam Okafor up" }));
    const line = "Words: Sam Okafor, Leyi Chen and نور حداد | Subbing: Fiona Patterson";
    expect(asPrinted(asked)).toBe(line);
    await person.click(within(asked).getByRole("button", { name: "Save credits" }));
    await waitFor(() => expect(screen.getByText(line, { selector: "footer bdi" })).toBeTruthy());
    expect((await read(desk, "Fiona Patterson", story)).line).toBe(line);
  });

  test("K-03 without anybody for the words are what a pass then waits for", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { person } = await openedBy(desk, "Duty Editor", story);
    await person.click(await button("Change credits"));
    const asked = await dialog("Credits");
    await person.click(within(asked).getByRole("button", { name: "Remove Leyi Chen from Words" }));
    expect(asPrinted(asked)).toBe("Subbing: Fiona Patterson");
    await person.click(within(asked).getByRole("button", { name: "Save credits" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await person.click(await button("Pass to editor"));
    const refused = await dialog(/^Pass night-ferry/);
    const list = within(refused).getByRole("list", { name: "What stands in the way" });
    expect(list.textContent).toContain("No Words credit");
    await person.click(within(list).getByRole("link", { name: "No Words credit" }));
    expect(await dialog("Credits")).toBeTruthy();
  });

  test("withheld are the newsroom's where nobody else wrote", async () => {
    const desk = await aNewsdesk();
    const { person } = await openedBy(desk, "Leyi Chen", await desk.draft());
    await person.click(await button("Change credits"));
    const asked = await dialog("Credits");
    await person.click(within(asked).getByRole("checkbox", { name: "Byline withheld" }));
    expect(asPrinted(asked)).toBe("Words: The Daily Desk");
  });

  test("are not changed by a writer once the story is filed, who is told why", async () => {
    const desk = await aNewsdesk();
    const { person } = await openedBy(desk, "Leyi Chen", await desk.filed());
    const change = await button("Change credits");
    expect(change.getAttribute("data-tip")).toContain("Only its sub or an editor");
    await person.click(change);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
