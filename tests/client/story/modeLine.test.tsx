import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { Story } from "#contract/stories.ts";
import { ModeLine } from "#client/features/story/ModeLine.tsx";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import type { Mode } from "#domain/mode.ts";

const story = { stage: "filed", sub: null, writers: [], publishAt: null } as unknown as Story;

function line(mode: Mode, isOn: boolean, toggle = () => {}) {
  render(
    <UiRoot>
      <ModeLine story={story} meId="me" mode={mode} suggesting={{ isOn, toggle }} />
    </UiRoot>,
  );
  return document.querySelector("p")?.textContent?.trim();
}

test.each<[Mode, boolean, string]>([
  ["edit", false, "Editing"],
  ["edit", true, "Suggesting"],
  ["suggest", false, "You can suggest here, not edit"],
  ["read", true, "Reading: this story waits for a sub"],
])("S-01 in %s mode, with suggesting switched on: %s, typing is said to be: %s", (mode, isOn, says) => {
  expect(line(mode, isOn)).toBe(says);
});

test("only whoever may edit has the switch, which says what it goes over to", async () => {
  const toggle = vi.fn();
  line("edit", true, toggle);
  await userEvent.click(screen.getByRole("button", { name: "Edit instead" }));
  expect(toggle).toHaveBeenCalledOnce();
});

test.each<Mode>(["suggest", "read"])("nobody has it in %s mode", (mode) => {
  line(mode, false);
  expect(screen.queryByRole("button")).toBeNull();
});
