import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { describe, expect, test, vi } from "vitest";
import { type UnmetItem, UnmetList } from "#client/ui/UnmetList.tsx";
import { faultsIn } from "./axe.ts";

function shown(items: readonly UnmetItem[], isAnswer = false) {
  return render(
    <MemoryRouter>
      <UnmetList label="What stands in the way" items={items} isAnswer={isAnswer} />
    </MemoryRouter>,
  );
}

describe("a list of what is unmet", () => {
  test("has every condition as an item, a link where there is somewhere to go", async () => {
    const { container } = shown([
      { key: "no-alt", says: "The picture has no alt text", to: "/stories/1#picture" },
      { key: "held", says: "Legal hold is on", detail: "Put on by Desk Lawyer", kind: "hold" },
      { key: "met", says: "Credits", kind: "met" },
    ]);
    const items = within(screen.getByRole("list", { name: "What stands in the way" })).getAllByRole("listitem");
    expect(items.map((each) => each.textContent)).toEqual([
      "The picture has no alt text",
      "Legal hold is onPut on by Desk Lawyer",
      "Credits",
    ]);
    expect(screen.getByRole("link").getAttribute("href")).toBe("/stories/1#picture");
    expect(within(items[2] ?? container).getByRole("img", { name: "Done:" })).toBeDefined();
    expect(await faultsIn(container)).toEqual([]);
  });

  test("goes to a place on this page by what it is given", async () => {
    const go = vi.fn();
    shown([{ key: "open-queries", says: "2 open queries", to: "?panel=notes", onGo: go }]);
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(go).toHaveBeenCalledOnce();
    expect(screen.getByRole("link", { name: "2 open queries" }).getAttribute("href")).toBe("/?panel=notes");
  });

  test("is read out by itself when it answers a press", () => {
    shown([{ key: "no-headline", says: "It has no headline" }], true);
    expect(screen.getByRole("status").textContent).toBe("It has no headline");
  });
});
