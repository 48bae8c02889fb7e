import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { initialsOf } from "#domain/people.ts";
import { Avatar, Avatars } from "#client/ui/Avatar.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { personColour, personColourCount } from "#domain/personColour.ts";
import { faultsIn } from "./axe.ts";

describe("a problem", () => {
  test("is read out, with what to do, and keeps its details folded", async () => {
    const { container } = render(
      <ProblemNote title="The picture could not be used" details="413 · 7QK2">
        Send it smaller.
      </ProblemNote>,
    );
    expect(screen.getByRole("status").textContent).toContain("Send it smaller.");
    expect(container.querySelector("details")?.open).toBe(false);
    expect(await faultsIn(container)).toEqual([]);
  });

  test("that cannot wait is an alert", () => {
    render(<ProblemNote title="You are no longer the sub" isUrgent />);
    expect(screen.getByRole("alert").textContent).toBe("You are no longer the sub");
  });
});

describe("waiting and nothing there", () => {
  test("waiting says what for", async () => {
    const { container } = render(<Skeleton label="Loading stories" count={5} />);
    expect(screen.getByRole("status", { name: "Loading stories" }).children).toHaveLength(5);
    expect(await faultsIn(container)).toEqual([]);
  });

  test("nothing there has a heading and a sentence", () => {
    render(<EmptyState title="Nothing to sub">The queue is clear.</EmptyState>);
    expect(screen.getByRole("heading", { name: "Nothing to sub" })).toBeDefined();
    expect(screen.getByText("The queue is clear.")).toBeDefined();
  });
});

describe("a person's mark", () => {
  test.each([
    ["Fiona Patterson", "FP"],
    ["Mary Ann de Vries", "MV"],
    ["Åsa", "Å"],
    ["  ", ""],
  ])("of %j is %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test("is spoken as the name, unless the name stands beside it", () => {
    render(
      <>
        <Avatar id="1" name="Leyi Chen" />
        <Avatar id="2" name="Sam Okafor" isBesideName />
      </>,
    );
    expect(screen.getAllByRole("img").map((each) => each.getAttribute("aria-label"))).toEqual(["Leyi Chen"]);
  });

  test("names those who do not fit", () => {
    const people = ["Ann Ay", "Ben Bee", "Cy Cee"].map((name) => ({ id: name, name }));
    render(<Avatars people={people} most={1} />);
    expect(screen.getByRole("img", { name: "Ben Bee, Cy Cee" }).textContent).toBe("+2");
  });

  test("has one colour for one id, and all colours are used", () => {
    const colours = Array.from({ length: 400 }, (_, at) => personColour(`person-${at}`));
    expect(new Set(colours)).toEqual(new Set(Array.from({ length: personColourCount }, (_, at) => at + 1)));
    expect(personColour("person-7")).toBe(colours[7]);
  });
});
