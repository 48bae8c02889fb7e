import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test } from "vitest";
import { Combobox } from "#client/ui/Combobox.tsx";
import { faultsIn } from "./axe.ts";

interface Someone {
  readonly id: string;
  readonly name: string;
}

const people: readonly Someone[] = [
  { id: "1", name: "Fiona Patterson" },
  { id: "2", name: "Leyi Chen" },
  { id: "3", name: "Sam Okafor" },
];

function Picker({ takesOthers = false }: { readonly takesOthers?: boolean }) {
  const [value, setValue] = useState<Someone | null>(null);
  return (
    <>
      <Combobox
        label="Words by"
        items={people}
        value={value}
        onChange={setValue}
        keyOf={(each) => each.id}
        nameOf={(each) => each.name}
        ownWords={takesOthers ? (name) => ({ id: "", name }) : undefined}
      />
      <output>{value === null ? "nobody" : `${value.name} (${value.id})`}</output>
    </>
  );
}

const field = () => screen.getByRole("combobox", { name: "Words by" });
const offered = async () =>
  within(await screen.findByRole("listbox"))
    .getAllByRole("option")
    .map((each) => each.textContent);

describe("a combobox", () => {
  test("offers what has the typed letters in it, whatever their case, and takes it with Enter", async () => {
    render(<Picker />);
    await userEvent.type(field(), "oka");
    expect(await offered()).toEqual(["Sam Okafor"]);
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByText("Sam Okafor (3)")).toBeDefined());
    expect(field()).toHaveProperty("value", "Sam Okafor");
  });

  test("is walked with the arrow keys and tells which row that is", async () => {
    render(<Picker />);
    await userEvent.type(field(), "e");
    await screen.findByRole("listbox");
    await userEvent.keyboard("{ArrowDown}");
    await waitFor(() => {
      const current = document.getElementById(field().getAttribute("aria-activedescendant") ?? "");
      expect(current?.textContent).toBe("Leyi Chen");
    });
  });

  test("closes on Escape and keeps focus in the field", async () => {
    render(<Picker />);
    await userEvent.type(field(), "f");
    await screen.findByRole("listbox");
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
    expect(document.activeElement).toBe(field());
  });

  test("says so when nobody matches", async () => {
    render(<Picker />);
    await userEvent.type(field(), "zz");
    expect(await screen.findByText("Nobody by that name")).toBeDefined();
  });

  test("takes words of one's own only where it may, and not over a name that is known", async () => {
    render(<Picker takesOthers />);
    await userEvent.type(field(), "Leyi Chen");
    expect(await offered()).toEqual(["Leyi Chen"]);
    await userEvent.type(field(), "g");
    await waitFor(async () => expect(await offered()).toEqual(["Use “Leyi Cheng”"]));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByText("Leyi Cheng ()")).toBeDefined());
  });

  test("takes words of one's own that stand when the field is left", async () => {
    render(<Picker takesOthers />);
    await userEvent.type(field(), "Tom Reyes");
    await offered();
    field().blur();
    await waitFor(() => expect(screen.getByText("Tom Reyes ()")).toBeDefined());
  });

  test("is in order for axe", async () => {
    const { container } = render(<Picker />);
    expect(await faultsIn(container)).toEqual([]);
    await userEvent.type(field(), "e");
    expect(await faultsIn(await screen.findByRole("listbox"))).toEqual([]);
  });
});
