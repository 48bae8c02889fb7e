import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef, useState } from "react";
import { describe, expect, test, vi } from "vitest";
import type { HistoryEntry } from "#contract/history.ts";
import { Tray } from "#client/features/story/Tray.tsx";
import { type TrayTold, whyTrayed } from "#client/features/story/trayWords.ts";
import type { TrayPiece } from "#editor/tray.ts";

const fiona = { id: "fiona", name: "Fiona Patterson" };
const passed: HistoryEntry = {
  id: "1",
  at: "2026-11-23T21:00:00.000Z",
  by: "Fiona Patterson",
  action: "story.passed",
  from: "subbing",
  to: "ready",
  says: "Fiona Patterson passed it to the editor",
  words: null,
  overrides: [],
  quotes: [],
};
const told: TrayTold = { meId: "leyi", people: [fiona], history: [passed] };
const piece: TrayPiece = {
  id: "a",
  text: "The lock-keeper rows across",
  why: "place-gone",
  by: "fiona",
  at: "2026-11-23T21:12:00.000Z",
};
const now = Date.parse("2026-11-23T21:40:00.000Z");

interface Given {
  readonly tray?: readonly TrayPiece[];
  readonly mayEdit?: boolean;
  readonly onPutBack?: (piece: TrayPiece) => void;
  readonly onLetGo?: (piece: TrayPiece) => void;
}

function Opened({ tray = [piece], mayEdit = true, onPutBack = () => undefined, onLetGo = () => undefined }: Given) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Tray
      tray={tray}
      told={told}
      mayEdit={mayEdit}
      zone="Europe/London"
      now={now}
      isOpen={isOpen}
      onOpen={setOpen}
      opener={createRef()}
      onPutBack={onPutBack}
      onLetGo={onLetGo}
    />
  );
}

const bar = () => screen.getByRole("button", { name: /found no place/ });

describe("the tray", () => {
  test("is one line that says how much and why, until it is opened", async () => {
    render(<Opened />);
    expect(bar().getAttribute("aria-expanded")).toBe("false");
    expect(bar().textContent).toBe(
      "Words of yours found no placeFiona Patterson deleted the paragraph that you were in",
    );
    expect(screen.queryByRole("button", { name: "Put back here" })).toBeNull();
    await userEvent.click(bar());
    expect(bar().getAttribute("aria-expanded")).toBe("true");
    const item = screen.getByRole("listitem", {
      name: "Fiona Patterson deleted the paragraph that you were in, 21:12",
    });
    expect(within(item).getByText(piece.text)).toBeTruthy();
  });

  test("counts the pieces", () => {
    render(<Opened tray={[piece, { ...piece, id: "b" }, { ...piece, id: "c" }]} />);
    expect(bar().textContent).toContain("3 pieces of yours found no place");
  });

  test("puts a piece back or lets it go", async () => {
    const putBack = vi.fn<(piece: TrayPiece) => void>();
    const letGo = vi.fn<(piece: TrayPiece) => void>();
    render(<Opened onPutBack={putBack} onLetGo={letGo} />);
    await userEvent.click(bar());
    await userEvent.click(screen.getByRole("button", { name: "Put back here" }));
    expect(putBack).toHaveBeenCalledExactlyOnceWith(piece);
    await userEvent.click(screen.getByRole("button", { name: "Let go" }));
    expect(letGo).toHaveBeenCalledExactlyOnceWith(piece);
  });

  test("puts nothing back for somebody who only reads, and says so", async () => {
    const putBack = vi.fn<(piece: TrayPiece) => void>();
    render(<Opened mayEdit={false} onPutBack={putBack} />);
    await userEvent.click(bar());
    await userEvent.click(screen.getByRole("button", { name: "Put back here" }));
    expect(putBack).not.toHaveBeenCalled();
    expect(screen.getByText(/You cannot edit the copy now/)).toBeTruthy();
  });

  test("is not there when nothing is in it", () => {
    const { container } = render(<Opened tray={[]} />);
    expect(container.textContent).toBe("");
  });
});

describe("why words are in it", () => {
  const at = "2026-11-23T21:12:00.000Z";
  test.each([
    ["place-gone", "fiona", "Fiona Patterson deleted the paragraph that you were in"],
    ["place-gone", null, "The paragraph that you were in was deleted"],
    ["place-gone", "somebody who is not known", "The paragraph that you were in was deleted"],
    ["place-gone", "leyi", "You yourself, in another tab, deleted the paragraph that you were in"],
    ["unseen-words", "fiona", "It would have taken out words that Fiona Patterson had just written"],
    ["no-fit", "fiona", "It no longer fits where you wrote it, after what Fiona Patterson changed there"],
    [
      "mode",
      null,
      "Fiona Patterson passed it to the editor before your words had come, and you could no longer edit it",
    ],
    ["a code of a newer server", null, "The newsroom did not take this change"],
  ])("is said of %s by %s", (why, by, says) => {
    expect(whyTrayed({ why, by, at }, told)).toBe(says);
  });

  test("names the move that was the newest when the words came, and not a later one", () => {
    const published = { ...passed, id: "2", at: "2026-11-24T08:00:00.000Z", says: "Somebody published it" };
    const says = whyTrayed({ why: "mode", by: null, at }, { ...told, history: [published, passed] });
    expect(says).toContain("Fiona Patterson passed it");
  });
});
