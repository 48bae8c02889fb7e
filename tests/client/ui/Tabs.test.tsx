import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test } from "vitest";
import { Tabs } from "#client/ui/Tabs.tsx";
import { faultsIn } from "./axe.ts";

function Beside() {
  const [value, setValue] = useState<"changes" | "checks" | "history">("changes");
  return (
    <Tabs
      label="Beside the copy"
      value={value}
      onChange={setValue}
      tabs={[
        { value: "changes", says: "Changes", count: 4, content: "Four changes" },
        { value: "checks", says: "Checks", count: 0, content: "No checks" },
        { value: "history", says: "History", count: null, content: "Its history" },
      ]}
    />
  );
}

describe("tabs", () => {
  test("have one panel, named by the tab that is open, with counts in the names", async () => {
    const { container } = render(<Beside />);
    expect(screen.getByRole("tab", { name: "Changes 4", selected: true })).toBeDefined();
    expect(screen.getByRole("tab", { name: "Checks 0", selected: false })).toBeDefined();
    expect(screen.getByRole("tabpanel", { name: "Changes 4" }).textContent).toBe("Four changes");
    expect(await faultsIn(container)).toEqual([]);
  });

  test("open as the arrow keys reach them, round the end", async () => {
    render(<Beside />);
    await userEvent.tab();
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByRole("tabpanel").textContent).toBe("No checks");
    await userEvent.keyboard("{End}");
    expect(screen.getByRole("tabpanel").textContent).toBe("Its history");
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByRole("tabpanel").textContent).toBe("Four changes");
  });

  test("are one stop of Tab", async () => {
    render(<Beside />);
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Changes 4" }));
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("tabpanel"));
  });
});
