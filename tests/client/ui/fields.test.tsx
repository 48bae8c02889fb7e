import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import { Options } from "#client/ui/Options.tsx";
import { Select } from "#client/ui/Select.tsx";
import { Switch } from "#client/ui/Switch.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { faultsIn } from "./axe.ts";

describe("a field", () => {
  test("is named by its label and what stands beside it, and described by its error, then its hint", async () => {
    const { container } = render(
      <TextField
        label="Slug"
        aside="In the address"
        hint="Small letters"
        error="It is in use."
        value="x"
        onChange={vi.fn()}
      />,
    );
    const field = screen.getByRole("textbox", {
      name: "Slug In the address",
      description: "It is in use. Small letters",
    });
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(await faultsIn(container)).toEqual([]);
  });

  test("without an error is not called invalid", () => {
    render(<TextField label="Slug" value="" onChange={vi.fn()} />);
    expect(screen.getByRole("textbox").hasAttribute("aria-invalid")).toBe(false);
  });
});

function Choosing() {
  const [kind, setKind] = useState<"update" | "correction" | null>(null);
  const [desk, setDesk] = useState<"home" | "culture">("home");
  const [isLegal, setLegal] = useState(false);
  const [isOn, setOn] = useState(false);
  return (
    <>
      <Options
        label="Kind"
        value={kind}
        onChange={setKind}
        options={[
          { value: "update", says: "Update", detail: "New facts" },
          { value: "correction", says: "Correction" },
        ]}
      />
      <Select
        label="Desk"
        value={desk}
        onChange={setDesk}
        choices={[
          { value: "home", says: "Home news" },
          { value: "culture", says: "Culture" },
        ]}
      />
      <Checkbox label="Needs a legal read" detail="A lawyer is told" isChecked={isLegal} onChange={setLegal} />
      <Switch label="Suggesting" isOn={isOn} onChange={setOn} />
    </>
  );
}

describe("what is chosen and ticked", () => {
  test("has its label as its name and its second line as its description", async () => {
    const { container } = render(<Choosing />);
    expect(screen.getByRole("radio", { name: "Update", description: "New facts", checked: false })).toBeDefined();
    expect(screen.getByRole("checkbox", { name: "Needs a legal read", description: "A lawyer is told" })).toBeDefined();
    expect(screen.getByRole("group", { name: "Kind" })).toBeDefined();
    expect(await faultsIn(container)).toEqual([]);
  });

  test("changes by mouse and by key", async () => {
    render(<Choosing />);
    await userEvent.click(screen.getByText("Correction"));
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Desk" }), "Culture");
    await userEvent.click(screen.getByText("Needs a legal read"));
    screen.getByRole("switch").focus();
    await userEvent.keyboard(" ");
    expect(screen.getByRole("radio", { name: "Correction", checked: true })).toBeDefined();
    expect(screen.getByRole("combobox", { name: "Desk" })).toHaveProperty("value", "culture");
    expect(screen.getByRole("checkbox", { checked: true })).toBeDefined();
    expect(screen.getByRole("switch", { name: "Suggesting", checked: true })).toBeDefined();
  });
});
