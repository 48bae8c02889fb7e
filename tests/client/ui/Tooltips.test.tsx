import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Button } from "#client/ui/Button.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Tooltips } from "#client/ui/Tooltips.tsx";

function shown() {
  render(
    <>
      <IconButton label="Legal" icon={<svg aria-hidden="true" />} />
      <Button>File</Button>
      <Tooltips />
    </>,
  );
}

const tip = () => document.querySelector("[data-tooltip]")?.textContent;

describe("the tooltip", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("shows what carries a tip when Tab reaches it, and goes when it leaves", async () => {
    shown();
    await userEvent.tab();
    await waitFor(() => expect(tip()).toBe("Legal"));
    await userEvent.tab();
    await waitFor(() => expect(tip()).toBeUndefined());
  });

  test("goes on Escape, which nothing else hears", async () => {
    const heard = vi.fn();
    shown();
    await userEvent.tab();
    await waitFor(() => expect(tip()).toBe("Legal"));
    document.body.addEventListener("keydown", heard);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(tip()).toBeUndefined());
    expect(heard).not.toHaveBeenCalled();
    await userEvent.keyboard("{Escape}");
    expect(heard).toHaveBeenCalledOnce();
    document.body.removeEventListener("keydown", heard);
  });

  test("comes when something has been pointed at for a moment, not at once", async () => {
    vi.useFakeTimers();
    shown();
    fireEvent.pointerOver(screen.getByRole("button", { name: "Legal" }));
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(tip()).toBeUndefined();
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(tip()).toBe("Legal");
  });
});
