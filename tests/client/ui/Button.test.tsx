import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { Button } from "#client/ui/Button.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { faultsIn } from "./axe.ts";

describe("a button", () => {
  test("is named by its words alone, without its key", () => {
    render(<Button shortcut="Mod+Enter">Return to writer</Button>);
    expect(screen.getByRole("button", { name: "Return to writer" }).textContent).toContain("Ctrl+Enter");
  });

  test("that cannot be pressed now can be reached, says why and does nothing", async () => {
    const press = vi.fn();
    render(
      <Button whyNot="Two queries are still open" onClick={press}>
        Pass to editor
      </Button>,
    );
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    const button = screen.getByRole("button", { name: "Pass to editor", description: "Two queries are still open" });
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(press).not.toHaveBeenCalled();
  });

  test("that cannot be pressed now does not send its form", async () => {
    const send = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    render(
      <form onSubmit={send}>
        <Button type="submit" whyNot="It has no headline">
          File
        </Button>
      </form>,
    );
    await userEvent.click(screen.getByRole("button"));
    expect(send).not.toHaveBeenCalled();
  });

  test("that is busy ignores a second press", async () => {
    const press = vi.fn();
    render(
      <Button isBusy onClick={press}>
        Filing…
      </Button>,
    );
    await userEvent.click(screen.getByRole("button"));
    expect(press).not.toHaveBeenCalled();
  });
});

describe("a button with an icon alone", () => {
  test("has its label as its name and its tip", async () => {
    const { container } = render(<IconButton label="Legal" icon={<svg aria-hidden="true" />} />);
    expect(screen.getByRole("button", { name: "Legal" }).dataset["tip"]).toBe("Legal");
    expect(await faultsIn(container)).toEqual([]);
  });
});
