import { act, render, screen, within } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { SaveState, SaveStateNow } from "#client/features/story/SaveState.tsx";
import { StageSteps } from "#client/features/story/StageSteps.tsx";
import { StoppedBar } from "#client/features/story/StoppedBar.tsx";
import type { Stage } from "#domain/stage.ts";
import type { CopyStatus, SaveState as Save } from "#editor/copyStatus.ts";

const status = (save: Save, isKeeping = true): CopyStatus => ({
  isOpen: true,
  save,
  mode: "edit",
  isKeeping,
  others: [],
  tray: [],
  unsent: [],
});

describe("the save state", () => {
  test.each<[Save, string]>([
    ["saved", "Saved"],
    ["saving", "Saving…"],
    ["offline", "Offline: kept on this device"],
    ["asking", "Kept on this device"],
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

  test("R3: says at once that words are not stored, and that they are once no more come for a moment", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let now = status("saved");
    const heard = new Set<() => void>();
    const watched = {
      latest: () => now,
      watch: (each: () => void) => {
        heard.add(each);
        return () => heard.delete(each);
      },
    };
    const becomes = (save: Save) =>
      act(() => {
        now = status(save);
        for (const each of heard) each();
      });
    const says = () => screen.getByRole("status").textContent;
    const passes = (ms: number) =>
      act(() => {
        vi.advanceTimersByTime(ms);
      });
    render(<SaveStateNow watched={watched} />);
    expect(says()).toBe("Saved");
    becomes("saving");
    expect(says()).toBe("Saving…");
    becomes("saved");
    passes(200);
    becomes("saving");
    becomes("saved");
    passes(300);
    expect(says()).toBe("Saving…");
    passes(200);
    expect(says()).toBe("Saved");
    becomes("saved");
    becomes("offline");
    passes(1000);
    expect(says()).toBe("Offline: kept on this device");
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
