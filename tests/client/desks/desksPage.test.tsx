import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { listDesks } from "#contract/desks.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { answerFromTheServer, button, dialog, open } from "../app/wholeDesk.tsx";
import { faultsIn } from "../ui/axe.ts";

answerFromTheServer();

const inOrder = () => screen.findByRole("list", { name: "Desks in their order" });
const names = async () =>
  within(await inOrder())
    .getAllByRole("listitem")
    .map((row) => row.querySelector("span")?.textContent);

describe("an admin", () => {
  test("moves desks in their order by buttons, and hears where each stands now", async () => {
    const desk = await aNewsdesk();
    const { person, container } = await open(desk, { as: "Desk Admin", at: "/desks" });
    await waitFor(async () => expect(await names()).toEqual(["Home news", "Politics", "Culture", "Sport"]));
    expect(await faultsIn(container)).toEqual([]);
    await person.click(await button("Move Culture up"));
    expect(await names()).toEqual(["Home news", "Culture", "Politics", "Sport"]);
    expect(screen.getAllByRole("status").map((each) => each.textContent)).toContain("Culture is number 2 of 4");
    await waitFor(async () => {
      const { items } = await (await desk.as("Leyi Chen")).call(listDesks, {});
      expect(items.map((each) => each.name)).toEqual(["Home news", "Culture", "Politics", "Sport"]);
    });
    expect((await button("Move Home news up")).getAttribute("aria-disabled")).toBe("true");
  });

  test("adds and renames desks, and hears when a name is in use", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Desk Admin", at: "/desks" });
    await person.click(await button("Add a desk"));
    const form = within(await dialog("Add a desk"));
    await person.type(form.getByLabelText("Name"), "Sport{Enter}");
    await form.findByText("There is a desk of that name already.");
    await person.clear(form.getByLabelText("Name"));
    await person.type(form.getByLabelText("Name"), "Weather{Enter}");
    await waitFor(async () => expect(await names()).toContain("Weather"));
    await person.click(await button("Rename Weather"));
    const name = within(await dialog("Rename Weather")).getByLabelText("Name");
    await person.clear(name);
    await person.type(name, "Sea and weather{Enter}");
    await waitFor(async () => expect(await names()).toContain("Sea and weather"));
  });

  test("says who is on duty", async () => {
    const desk = await aNewsdesk();
    const { person } = await open(desk, { as: "Desk Admin", at: "/desks" });
    await screen.findAllByRole("option", { name: "Bo Adeyemi on duty" });
    await person.selectOptions(await screen.findByLabelText("On duty for Sport"), "Bo Adeyemi on duty");
    await waitFor(async () => {
      const { items } = await (await desk.as("Leyi Chen")).call(listDesks, {});
      expect(items.find((each) => each.name === "Sport")?.onDuty?.name).toBe("Bo Adeyemi");
    });
  });

  test("X-01: is refused to remove a desk with stories, with the list of them, and removes one without", async () => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "lido" });
    const { person } = await open(desk, { as: "Desk Admin", at: "/desks" });
    await person.click(await button("Remove Home news"));
    const asked = within(await dialog("Remove Home news"));
    await person.click(asked.getByRole("button", { name: "Remove" }));
    await asked.findByText("It has 1 story; move them first.");
    const left = await asked.findByRole("list", { name: "Stories to move first" });
    expect(await within(left).findByRole("link", { name: "lido" })).toBeTruthy();
    await person.click(asked.getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await person.click(await button("Remove Politics"));
    await person.click(within(await dialog("Remove Politics")).getByRole("button", { name: "Remove" }));
    await waitFor(async () => expect(await names()).toEqual(["Home news", "Culture", "Sport"]));
  });
});

test("somebody who is no admin reads who is on duty and can change nothing", async () => {
  await open(await aNewsdesk(), { as: "Leyi Chen", at: "/desks" });
  expect(await within(await inOrder()).findAllByText("Any editor on duty")).toHaveLength(4);
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.queryByRole("button", { name: /^(Add|Move|Rename|Remove)/ })).toBeNull();
});
