import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { SaveState } from "#client/features/story/SaveState.tsx";
import { StageSteps } from "#client/features/story/StageSteps.tsx";
import { StoppedBar } from "#client/features/story/StoppedBar.tsx";
import { Tray } from "#client/features/story/Tray.tsx";
import type { Stage } from "#domain/stage.ts";
import type { CopyStatus, SaveState as Save } from "#editor/copyStatus.ts";

const status = (save: Save, isKeeping = true): CopyStatus => ({
  isOpen: true,
  save,
  mode: "edit",
  isKeeping,
  others: [],
  tray: [],
});

describe("the save state", () => {
  test.each<[Save, string]>([
    ["saved", "Saved"],
    ["saving", "Saving…"],
    ["offline", "Offline: kept on this device"],
  ])("of %s words reads %s", (save, says) => {
    render(<SaveState status={status(save)} />);
    expect(screen.getByRole("status").textContent).toBe(says);
  });

  test("says nothing before the copy is open, and never that words are kept which are not", () => {
    const { rerender } = render(<SaveState status={null} />);
    expect(screen.getByRole("status").textContent).toBe("");
    rerender(<SaveState status={status("offline", false)} />);
    expect(screen.getByRole("status").textContent).toBe("Offline");
  });

  test("R-02 gives way to a bar when saving has stopped, which says whether the words are kept", () => {
    const { rerender } = render(<StoppedBar status={status("stopped")} />);
    expect(screen.getByRole("alert").textContent).toBe(
      "Saving has stopped. Your words are kept in this browser and are sent again by themselves.",
    );
    rerender(<StoppedBar status={status("stopped", false)} />);
    expect(screen.getByRole("alert").textContent).toMatch(/^Saving has stopped\. Not kept if you close this tab/);
    rerender(<StoppedBar status={status("saving")} />);
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the steps", () => {
  test.each<[Stage, string[]]>([
    ["draft", ["Draft now", "Filed", "Subbing", "Ready", "Published"]],
    ["subbing", ["Draft, done", "Filed, done", "Subbing now", "Ready", "Published"]],
    ["scheduled", ["Draft, done", "Filed, done", "Subbing, done", "Ready, done", "Scheduled now", "Published"]],
    ["published", ["Draft, done", "Filed, done", "Subbing, done", "Ready, done", "Published now"]],
    ["withdrawn", ["Draft, done", "Filed, done", "Subbing, done", "Ready, done", "Published, done", "Withdrawn now"]],
    ["spiked", ["Spiked now"]],
  ])("of a story in %s say what is done and where it is", (stage, says) => {
    render(<StageSteps stage={stage} />);
    const steps = within(screen.getByRole("list", { name: "Stage" })).getAllByRole("listitem");
    const said = steps.map(
      (step) => `${step.textContent}${step.getAttribute("aria-current") === "step" ? " now" : ""}`,
    );
    expect(said).toEqual(says);
  });
});

describe("the tray", () => {
  const words = { text: "The lock-keeper rows across", why: "place-gone" };

  test("says why words found no place, and puts them back or lets them go", async () => {
    const putBack = vi.fn<() => void>();
    const letGo = vi.fn<() => void>();
    render(<Tray tray={[words]} mayEdit onPutBack={putBack} onLetGo={letGo} />);
    expect(screen.getByText("Somebody deleted the paragraph that you were in")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Put back here" }));
    expect(putBack).toHaveBeenCalledExactlyOnceWith(words);
    await userEvent.click(screen.getByRole("button", { name: "Let go" }));
    expect(letGo).toHaveBeenCalledExactlyOnceWith(words);
  });

  test("puts nothing back for somebody who only reads, and says so", async () => {
    const putBack = vi.fn<() => void>();
    render(<Tray tray={[words]} mayEdit={false} onPutBack={putBack} onLetGo={() => undefined} />);
    await userEvent.click(screen.getByRole("button", { name: "Put back here" }));
    expect(putBack).not.toHaveBeenCalled();
    expect(screen.getByText(/You cannot edit the copy now/)).toBeTruthy();
  });

  test("is not there when nothing is in it", () => {
    const { container } = render(<Tray tray={[]} mayEdit onPutBack={() => undefined} onLetGo={() => undefined} />);
    expect(container.textContent).toBe("");
  });
});
