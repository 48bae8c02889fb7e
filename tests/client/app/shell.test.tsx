import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { kept } from "#domain/storage.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { password } from "#tests/server/support/newsroom.ts";
import { faultsIn } from "../ui/axe.ts";
import { address, answerFromTheServer, button, dialog, endSession, open } from "./wholeDesk.tsx";

answerFromTheServer();

const rail = () => screen.findByRole("navigation", { name: "Desk" });
const place = async (name: RegExp) => within(await rail()).findByRole("link", { name });

describe("the rail", () => {
  test("counts the stories of each view and desk", async () => {
    const desk = await aNewsdesk();
    await desk.inSubbing();
    await desk.filed({ slug: "other-ferry" });
    await desk.draft({ slug: "third-ferry" });
    const { container } = await open(desk, { as: "Fiona Patterson", at: "/" });
    expect(await place(/^All stories ?3 stories/)).toBeTruthy();
    expect(await place(/^My stories ?1 story/)).toBeTruthy();
    expect(await place(/^Subs’ queue ?2 stories/)).toBeTruthy();
    expect(await place(/^Home news ?3 stories/)).toBeTruthy();
    expect(await place(/^Spiked ?0 stories/)).toBeTruthy();
    await screen.findByRole("heading", { name: /^Filed/ });
    expect(await faultsIn(container)).toEqual([]);
  });

  test("marks the view that is open, and leads to the others", async () => {
    const desk = await aNewsdesk();
    const { person } = await open(desk, { as: "Fiona Patterson", at: "/" });
    await person.click(await place(/^Subs’ queue/));
    await screen.findByRole("heading", { name: "Subs’ queue" });
    expect(address()).toBe(`/?queue=${desk.people["Fiona Patterson"].id}`);
    expect((await place(/^Subs’ queue/)).getAttribute("aria-current")).toBe("page");
  });

  test("keeps the chosen theme in this browser, and nothing while it follows the device", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Fiona Patterson", at: "/" });
    await person.click(await button("Light or dark"));
    await person.click(await screen.findByRole("menuitemcheckbox", { name: "Dark" }));
    expect(document.documentElement.style.colorScheme).toBe("dark");
    expect(localStorage.getItem(kept.theme.name)).toBe("dark");
    await person.click(await button("Light or dark"));
    await person.click(await screen.findByRole("menuitemcheckbox", { name: "As this device" }));
    expect(localStorage.getItem(kept.theme.name)).toBeNull();
  });

  test("signs out", async () => {
    const { person } = await open(await aNewsdesk(), { as: "Fiona Patterson", at: "/" });
    await person.click(await button("Sign out"));
    await screen.findByRole("heading", { name: "Come to the desk" });
    expect(address()).toBe("/sign-in");
  });
});

describe("R-06: a session that ends under an open page", () => {
  test("is asked for again over it, and nothing on it is lost", async () => {
    const desk = await aNewsdesk();
    await desk.draft();
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await person.click(await button(/^New story/));
    const form = await dialog("New story");
    await person.type(within(form).getByLabelText(/^Brief/), "The choir at low tide");
    await endSession(desk);
    await person.click(within(form).getByRole("button", { name: "Start writing" }));
    const again = await dialog("Sign in again");
    expect(within(again).getByLabelText("E-mail")).toHaveProperty("value", "leyi.chen@dailydesk.example");
    await person.type(within(again).getByLabelText("Password"), `${password}{Enter}`);
    await waitFor(() => expect(screen.queryByRole("dialog", { name: "Sign in again" })).toBeNull());
    expect(within(form).getByLabelText(/^Brief/)).toHaveProperty("value", "The choir at low tide");
    await person.click(within(form).getByRole("button", { name: "Start writing" }));
    await waitFor(() => expect(address()).toMatch(/^\/stories\//));
  });

  test("says at the password what is wrong with it", async () => {
    const desk = await aNewsdesk();
    const { person } = await open(desk, { as: "Leyi Chen", at: "/" });
    await screen.findByText("No stories yet");
    await person.type(await screen.findByRole("searchbox"), "ferry");
    await endSession(desk);
    const again = await dialog("Sign in again");
    await person.type(within(again).getByLabelText("Password"), "no{Enter}");
    await within(again).findByText("That e-mail and password do not go together.");
    expect(screen.getByDisplayValue("ferry")).toBeTruthy();
  });
});

test("an address that leads nowhere says so, and leads to the desk", async () => {
  await open(await aNewsdesk(), { as: "Leyi Chen", at: "/nowhere" });
  await screen.findByRole("heading", { name: "There is nothing at this address" });
  expect(screen.getByRole("link", { name: "Go to the desk" }).getAttribute("href")).toBe("/");
});
