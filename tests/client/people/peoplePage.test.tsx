import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { listPeople } from "#contract/people.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { read } from "#tests/server/stories/asked.ts";
import { answerFromTheServer, button, dialog, open } from "../app/wholeDesk.tsx";
import { faultsIn } from "../ui/axe.ts";

answerFromTheServer();

const onTheDesk = () => screen.findByRole("list", { name: "People on the desk" });
const rowOf = async (name: string) => {
  const row = (await within(await onTheDesk()).findByText(name)).closest("li");
  if (row === null) throw new Error(`${name} stands in no row`);
  return row;
};
type Person = Awaited<ReturnType<typeof open>>["person"];
async function choose(person: Person, name: string, item: string) {
  await person.click(await button(`Change ${name}`));
  await person.click(await screen.findByRole("menuitem", { name: item }));
}

describe("an admin", () => {
  test("adds a person and is shown their link this once", async () => {
    const desk = await aNewsdesk();
    const { person, container } = await open(desk, { as: "Desk Admin", at: "/people" });
    await rowOf("Leyi Chen");
    expect(await faultsIn(container)).toEqual([]);
    await person.click(await button("Add a person"));
    const form = within(await dialog("Add a person"));
    await person.type(form.getByLabelText(/^Name/), "Ann Other");
    await person.type(form.getByLabelText("E-mail"), "ann.other@dailydesk.example");
    await person.click(form.getByRole("checkbox", { name: "Sub-editor" }));
    await person.click(form.getByRole("button", { name: "Add" }));
    const link = within(await dialog("Link for Ann Other")).getByLabelText("One-time link");
    expect(link).toHaveProperty("value", expect.stringMatching(/^http:\/\/localhost:3000\/invite#.{20,}/));
    await person.click(screen.getByRole("button", { name: "Done" }));
    expect((await rowOf("Ann Other")).textContent).toContain("Writer and sub-editor");
    expect((await rowOf("Ann Other")).textContent).toContain("No password yet");
    expect(screen.queryByLabelText("One-time link")).toBeNull();
  });

  test("hears at the field what is wrong, and keeps what was typed", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Desk Admin", at: "/people" });
    await person.click(await button("Add a person"));
    const form = within(await dialog("Add a person"));
    await person.type(form.getByLabelText(/^Name/), "Another Leyi");
    await person.type(form.getByLabelText("E-mail"), "leyi.chen@dailydesk.example{Enter}");
    await form.findByText("Somebody has that e-mail already.");
    expect(form.getByLabelText("E-mail").getAttribute("aria-invalid")).toBe("true");
    expect(form.getByLabelText(/^Name/)).toHaveProperty("value", "Another Leyi");
  });

  test("changes roles, but not the last admin's", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Desk Admin", at: "/people" });
    await choose(person, "Leyi Chen", "Name and roles…");
    let form = within(await dialog("Change Leyi Chen"));
    await person.click(form.getByRole("checkbox", { name: "Editor" }));
    await person.click(form.getByRole("button", { name: "Save" }));
    await waitFor(async () => expect((await rowOf("Leyi Chen")).textContent).toContain("Writer and editor"));
    await choose(person, "Desk Admin", "Name and roles…");
    form = within(await dialog("Change Desk Admin"));
    await person.click(form.getByRole("checkbox", { name: "Writer" }));
    await person.click(form.getByRole("checkbox", { name: "Admin" }));
    await person.click(form.getByRole("button", { name: "Save" }));
    await form.findByText("This is the only admin. Make somebody else an admin first.");
  });

  test("makes a new link for somebody who lost theirs", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Desk Admin", at: "/people" });
    await choose(person, "Leyi Chen", "New link to set a password…");
    await person.click(await button("Make the link"));
    expect(await dialog("Link for Leyi Chen")).toBeTruthy();
  });

  test("X-03: reads what is released before removing somebody, and what was once it is done", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing({ slug: "lido" });
    const other = await desk.inSubbing({ slug: "quay" });
    const { person } = await open(desk, { as: "Desk Admin", at: "/people" });
    await choose(person, "Fiona Patterson", "Remove…");
    const asked = within(await dialog("Remove Fiona Patterson"));
    await asked.findByText("The 2 stories that they are subbing are released:");
    expect(asked.getByText("lido")).toBeTruthy();
    await person.click(asked.getByRole("button", { name: "Remove" }));
    await screen.findByText(/^Removed Fiona Patterson; released (lido and quay|quay and lido)$/);
    const left = await screen.findByRole("list", { name: "People who left" });
    expect(left.textContent).toContain("Fiona Patterson");
    for (const each of [story, other]) expect((await read(desk, "Leyi Chen", each)).sub).toBeNull();
  });

  test("who thinks better of it removes nobody", async () => {
    const desk = await aNewsdesk();
    const { person } = await open(desk, { as: "Desk Admin", at: "/people" });
    await choose(person, "Fiona Patterson", "Remove…");
    await person.click(await button("Keep Fiona Patterson"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const { items } = await (await desk.as("Desk Admin")).call(listPeople, {});
    expect(items.filter((each) => each.leftAt !== null)).toEqual([]);
  });
});

test("somebody who is no admin reads who is here and can change nobody", async () => {
  await open(await aNewsdesk(), { as: "Duty Editor", at: "/people" });
  await rowOf("Leyi Chen");
  expect(screen.getByText("An admin adds people and changes their roles.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Add a person" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Change / })).toBeNull();
});
