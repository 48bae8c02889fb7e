import { screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { addressOf, views } from "#client/features/desk/views.ts";
import { anApp } from "#tests/server/support/app.ts";
import { password } from "#tests/server/support/newsroom.ts";
import { address, answerFromTheServer, button, faulty, open, standBetween } from "../app/wholeDesk.tsx";
import { faultsIn } from "../ui/axe.ts";

answerFromTheServer();

const demo = { settings: { isDemo: true } };
const rail = () => screen.findByRole("navigation", { name: "Desk" });

describe("the way in", () => {
  test("is one press for each person of a demonstration newsroom, named with their role", async () => {
    const { person, container } = await open(await anApp(demo), { as: null, at: "/sign-in" });
    const fiona = await button("Continue as Fiona Patterson");
    expect(document.getElementById(fiona.getAttribute("aria-describedby") ?? "")?.textContent).toBe("Sub-editor");
    expect(await faultsIn(container)).toEqual([]);
    await person.click(fiona);
    expect((await rail()).textContent).toContain("Fiona Patterson");
    expect(address()).toBe("/");
  });

  test("shows nobody to press in a newsroom that is no demonstration", async () => {
    await open(await anApp(), { as: null, at: "/sign-in" });
    await screen.findByText("Sign in to The Daily Desk.");
    expect(screen.queryByRole("button", { name: /Continue as/ })).toBeNull();
  });

  test("takes e-mail and password, and leads to where somebody wanted to go", async () => {
    const desk = await anApp();
    const queue = views.find((view) => view.id === "queue");
    const wanted = queue === undefined ? "/" : addressOf(queue, "");
    const { person } = await open(desk, { as: null, at: wanted });
    await person.type(await screen.findByLabelText("E-mail"), "leyi.chen@dailydesk.example");
    await person.type(screen.getByLabelText("Password"), `${password}{Enter}`);
    await rail();
    expect(address()).toBe(wanted);
  });

  test("goes to no other site, whatever its address says", async () => {
    const { person } = await open(await anApp(demo), { as: null, at: "/sign-in?to=//evil.example/" });
    await person.click(await button("Continue as Leyi Chen"));
    await rail();
    expect(address()).toBe("/");
  });
});

describe("a sign-in that is refused", () => {
  test("says so at the password, keeps what was typed and gives the password focus", async () => {
    const { person } = await open(await anApp(), { as: null, at: "/sign-in" });
    await person.type(await screen.findByLabelText("E-mail"), "leyi.chen@dailydesk.example");
    await person.type(screen.getByLabelText("Password"), "not the one");
    await person.click(await button("Sign in"));
    await screen.findByText("That e-mail and password do not go together.");
    const field = screen.getByLabelText("Password");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(field).toHaveProperty("value", "not the one");
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  test("says how long to wait after too many wrong passwords", async () => {
    const { person } = await open(await anApp(), { as: null, at: "/sign-in" });
    await person.type(await screen.findByLabelText("E-mail"), "leyi.chen@dailydesk.example");
    await person.type(screen.getByLabelText("Password"), "wrong");
    const send = await button("Sign in");
    for (let tries = 0; tries < 11; tries += 1) {
      await waitFor(() => expect(send.getAttribute("aria-busy")).toBeNull());
      await person.click(send);
    }
    await screen.findByText(/^Too many wrong passwords\. Try again in \d+ (seconds|minutes)\.$/);
  });

  test("asks for what was left empty before anything is sent", async () => {
    const sent: string[] = [];
    const { person } = await open(await anApp(), { as: null, at: "/sign-in" });
    await screen.findByLabelText("E-mail");
    standBetween((request) => {
      sent.push(request.method);
      return null;
    });
    await person.click(await button("Sign in"));
    expect(screen.getByText("Type your e-mail")).toBeTruthy();
    expect(screen.getByText("Type your password")).toBeTruthy();
    expect(sent).toEqual([]);
  });

  test("for a fault of the server's blames nothing that was typed", async () => {
    const { person } = await open(await anApp(), { as: null, at: "/sign-in" });
    await person.type(await screen.findByLabelText("E-mail"), "leyi.chen@dailydesk.example");
    await person.type(screen.getByLabelText("Password"), password);
    standBetween(() => faulty());
    await person.click(await button("Sign in"));
    await screen.findByText("You could not be signed in");
    expect(screen.getByLabelText("Password").getAttribute("aria-invalid")).toBeNull();
  });
});
