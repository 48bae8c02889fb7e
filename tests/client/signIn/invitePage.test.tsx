import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { invitePerson } from "#contract/people.ts";
import { anApp, type TestApp } from "#tests/server/support/app.ts";
import { address, answerFromTheServer, button, open } from "../app/wholeDesk.tsx";

answerFromTheServer();

async function linkFor(desk: TestApp, name: "Leyi Chen"): Promise<string> {
  const admin = await desk.signedInAs("Desk Admin");
  const { url } = await admin.call(invitePerson, { params: { personId: desk.people[name].id } });
  return url.replace("http://localhost:3000", "");
}

describe("a one-time link", () => {
  test("sets a password and signs in, also after it was opened before", async () => {
    const desk = await anApp();
    const link = await linkFor(desk, "Leyi Chen");
    const { unmount } = await open(desk, { as: null, at: link });
    await screen.findByLabelText("New password");
    unmount();
    const { person } = await open(desk, { as: null, at: link });
    await person.type(await screen.findByLabelText("New password"), "a heron on the weir");
    await person.click(await button("Set the password and sign in"));
    expect((await screen.findByRole("navigation", { name: "Desk" })).textContent).toContain("Leyi Chen");
    expect(address()).toBe("/");
  });

  test("is kept when the password is too easy, and says what one is like", async () => {
    const { person } = await open(await anApp(), { as: null, at: "/invite#x" });
    await person.type(await screen.findByLabelText("New password"), "short{Enter}");
    await screen.findByText(/12 to 256 characters/);
    expect(screen.getByLabelText("New password")).toHaveProperty("value", "short");
  });

  test("that was used says so, and what to do", async () => {
    const desk = await anApp();
    const link = await linkFor(desk, "Leyi Chen");
    const first = await open(desk, { as: null, at: link });
    await first.person.type(await screen.findByLabelText("New password"), "a heron on the weir{Enter}");
    await screen.findByRole("navigation", { name: "Desk" });
    first.unmount();
    const { person } = await open(desk, { as: null, at: link });
    await person.type(await screen.findByLabelText("New password"), "another heron altogether{Enter}");
    await screen.findByText("This link does not work");
    expect(screen.getByText(/Ask the desk admin for a new one/)).toBeTruthy();
  });
});
