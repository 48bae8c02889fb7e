import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { HistoryEntry } from "#contract/history.ts";
import type { CopyStatus, SaveState } from "#editor/copyStatus.ts";
import { OfflineAsked } from "#client/features/story/OfflineAsked.tsx";

const filed = { from: "draft", to: "filed", says: "Leyi Chen filed it", id: "filed" } as const;
const passed = { from: "subbing", to: "ready", says: "Duty Editor passed it", id: "passed" } as const;

const saidOfMove = () => screen.getByText(/while you were offline/).textContent;

test("the question on work offline names the move that came meanwhile, whichever came first: it, the copy or neither", () => {
  const { rerender } = asked("saving", []);
  const comes = (save: SaveState, history: readonly Move[]) => rerender(shown(save, history));
  comes("saved", [filed]);
  comes("offline", [filed]);
  // The newsroom answers again, and the copy's own connection comes back a moment later.
  comes("offline", [passed, filed]);
  comes("asking", [passed, filed]);
  expect(saidOfMove()).toBe("Duty Editor passed it while you were offline.");

  comes("saved", [passed, filed]);
  comes("offline", [passed, filed]);
  comes("asking", [passed, filed]);
  expect(saidOfMove()).toBe("The story moved on while you were offline.");
  comes("asking", [{ ...filed, id: "again" }, passed, filed]);
  expect(saidOfMove()).toBe("Leyi Chen filed it while you were offline.");
});

test("the question on work that was kept from before the page was opened names the last move", () => {
  const { rerender } = asked("offline", [passed, filed], { isOpen: false });
  rerender(shown("asking", [passed, filed]));
  expect(saidOfMove()).toBe("Duty Editor passed it while you were offline.");
});

type Move = Pick<HistoryEntry, "id" | "from" | "to" | "says">;

const asked = (...props: Parameters<typeof shown>) => render(shown(...props));

function shown(save: SaveState, history: readonly Move[], { isOpen } = { isOpen: true }) {
  const status: CopyStatus = { isOpen, save, mode: "suggest", isKeeping: true, others: [], tray: [], unsent: [] };
  const rest = { at: "", by: "", action: "", words: null, overrides: [], quotes: [] };
  const entries = history.map((move) => ({ ...rest, ...move }));
  return <OfflineAsked status={status} history={entries} editor={{ current: null }} onAnswered={() => {}} />;
}
