import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Toasts } from "#client/ui/Toasts.tsx";
import { dropToast, showToast } from "#client/ui/toast.ts";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import { faultsIn } from "./axe.ts";

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

describe("a toast", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("that is shown before anything can draw it is drawn as soon as that is loaded", async () => {
    render(<UiRoot>The desk</UiRoot>);
    act(() => showToast({ says: "Filed lido-roof" }));
    vi.useRealTimers();
    expect((await screen.findByRole("status")).textContent).toBe("Filed lido-roof");
  });

  test("is a status, and goes after six seconds", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "Spiked choir-profile" }));
    await pass(5800);
    expect(screen.getByRole("status").textContent).toBe("Spiked choir-profile");
    await pass(1000);
    expect(screen.queryByRole("status")).toBeNull();
  });

  test("takes the place of the one before it that is about the same", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "Next: council-coats", about: "next story", undo: () => undefined }));
    act(() => showToast({ says: "Filed lido-roof" }));
    act(() => showToast({ says: "Next: ward-boundary", about: "next story" }));
    await pass(500);
    expect(screen.getAllByRole("status").map((each) => each.textContent)).toEqual([
      "Filed lido-roof",
      "Next: ward-boundary",
    ]);
  });

  test("goes once what it is about has passed, and takes no other with it", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "Resolved the query", about: "q", undo: () => undefined }));
    act(() => showToast({ says: "Resolved the note", about: "n", undo: () => undefined }));
    act(() => dropToast("q"));
    await pass(500);
    expect(screen.getAllByRole("status").map((each) => each.textContent)).toEqual(["Resolved the note"]);
  });

  test("stays while it is pointed at", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "Spiked choir-profile" }));
    await pass(1000);
    fireEvent.mouseEnter(screen.getByRole("region", { name: "Just now" }));
    await pass(20_000);
    expect(screen.getByRole("status").textContent).toBe("Spiked choir-profile");
    fireEvent.mouseLeave(screen.getByRole("region", { name: "Just now" }));
    await pass(7000);
    expect(screen.queryByRole("status")).toBeNull();
  });

  test("stays while it has focus", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "Spiked choir-profile", undo: () => undefined }));
    await pass(1000);
    fireEvent.keyDown(window, { key: "F6" });
    await pass(20_000);
    expect(screen.getByRole("status").textContent).toBe("Spiked choir-profile");
  });

  test("takes back what was done, once, and goes", async () => {
    const undo = vi.fn();
    render(<Toasts />);
    act(() => showToast({ says: "Accepted 3 suggestions", undo }));
    await pass(100);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    await pass(1000);
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByRole("status")).toBeNull();
  });

  test("that must not be missed stays until it is closed", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "Another window has the desk", staysUntilClosed: true }));
    await pass(60_000);
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    await pass(1000);
    expect(screen.queryByRole("status")).toBeNull();
  });

  test("stands below the one before it, and both are in order for axe", async () => {
    render(<Toasts />);
    act(() => showToast({ says: "First" }));
    act(() => showToast({ says: "Second", undo: () => undefined }));
    await pass(100);
    expect(screen.getAllByRole("status").map((each) => each.textContent)).toEqual(["First", "Second"]);
    vi.useRealTimers();
    expect(await faultsIn(screen.getByRole("region", { name: "Just now" }))).toEqual([]);
  });
});
