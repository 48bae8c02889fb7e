import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes } from "react-router";
import { describe, expect, test, vi } from "vitest";
import { Button } from "#client/ui/Button.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import { faultsIn } from "./axe.ts";

async function opened(onChoose = vi.fn<(says: string) => void>()) {
  render(
    <MemoryRouter>
      <Menu
        trigger={<Button>More</Button>}
        rows={[
          { kind: "heading", says: "harbour-night-ferry" },
          { kind: "action", says: "Send back", onChoose: () => onChoose("Send back") },
          { kind: "action", says: "Publish", whyNot: "Not from Subbing", onChoose: () => onChoose("Publish") },
          { kind: "line" },
          { kind: "choice", says: "Only mine", isChosen: true, onChoose: () => onChoose("Only mine") },
          { kind: "link", says: "History", to: "/history" },
        ]}
      />
      <Routes>
        <Route path="/history" element={<h1>History of it</h1>} />
        <Route path="*" element={null} />
      </Routes>
    </MemoryRouter>,
  );
  screen.getByRole("button", { name: "More" }).focus();
  await userEvent.keyboard("{Enter}");
  await screen.findByRole("menu");
  return onChoose;
}

const highlighted = () => document.activeElement?.textContent;

describe("a menu", () => {
  test("says on its button that it is one before it has ever been opened", () => {
    render(
      <MemoryRouter>
        <Menu trigger={<Button>More</Button>} rows={[]} />
      </MemoryRouter>,
    );
    const button = screen.getByRole("button", { name: "More", expanded: false });
    expect(button.getAttribute("aria-haspopup")).toBe("menu");
  });

  test("is walked with the arrow keys and takes with Enter", async () => {
    const choose = await opened();
    await userEvent.keyboard("{Home}{Enter}");
    expect(choose).toHaveBeenCalledExactlyOnceWith("Send back");
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  test("lets what cannot be chosen be reached and read, and does nothing with it", async () => {
    const choose = await opened();
    await userEvent.keyboard("{Home}{ArrowDown}");
    await waitFor(() => expect(highlighted()).toBe("PublishNot from Subbing"));
    await userEvent.keyboard("{Enter}");
    expect(choose).not.toHaveBeenCalled();
  });

  test("goes to a row by its first letter", async () => {
    await opened();
    await userEvent.keyboard("o");
    await waitFor(() => expect(highlighted()).toBe("Only mine"));
    expect(screen.getByRole("menuitemcheckbox", { name: "Only mine", checked: true })).toBe(document.activeElement);
  });

  test("goes where a link row points", async () => {
    await opened();
    await userEvent.keyboard("{End}{Enter}");
    expect(await screen.findByRole("heading", { name: "History of it" })).toBeDefined();
  });

  test("closes on Escape and gives focus back to its button", async () => {
    await opened();
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "More" })));
    expect(screen.queryByRole("menu")).toBeNull();
  });

  test("is in order for axe", async () => {
    await opened();
    expect(await faultsIn(screen.getByRole("menu"))).toEqual([]);
  });

  test("has one of a few in a group with a name, of which one holds, and says why one cannot", async () => {
    const choose = vi.fn<(value: string) => void>();
    render(
      <MemoryRouter>
        <Menu
          trigger={<Button>Size</Button>}
          rows={[
            {
              kind: "oneOf",
              says: "Size of the copy",
              chosen: "small",
              choices: [
                { value: "small", says: "Small" },
                { value: "large", says: "Large" },
                { value: "huge", says: "Huge", whyNot: "Not on a telephone" },
              ],
              onChoose: choose,
            },
          ]}
        />
      </MemoryRouter>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Size" }));
    const rows = await screen.findAllByRole("menuitemradio");
    expect(rows.map((each) => each.getAttribute("aria-checked"))).toEqual(["true", "false", "false"]);
    expect(rows[2]?.textContent).toBe("HugeNot on a telephone");
    expect(screen.getByRole("group", { name: "Size of the copy" })).toBeDefined();
    await userEvent.click(screen.getByRole("menuitemradio", { name: "Large" }));
    expect(choose).toHaveBeenCalledExactlyOnceWith("large");
  });
});
