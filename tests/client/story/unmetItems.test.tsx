import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { describe, expect, test, vi } from "vitest";
import type { UnmetField } from "#contract/problem.ts";
import { type StoryPlace, unmetItems } from "#client/features/story/unmetItems.tsx";

function open(paragraphs: readonly number[]): UnmetField {
  const where = paragraphs.map(
    (paragraph): StoryPlace => ({ field: "body", paragraph, says: `Paragraph ${paragraph}`, id: null }),
  );
  return { code: "open-suggestions", sentence: `${paragraphs.length} open suggestions`, overridable: false, where };
}

describe("a condition that is not met in many places", () => {
  test("names each place, those of one name by number, with its way there", async () => {
    const go = vi.fn<(place: StoryPlace) => void>();
    const [item] = unmetItems([open([1, 1, 1, 3])], go);
    render(<MemoryRouter>{item?.detail}</MemoryRouter>);
    expect(screen.getAllByRole("link").map((each) => each.textContent)).toEqual([
      "Paragraph 1, 1 of 3",
      "Paragraph 1, 2 of 3",
      "Paragraph 1, 3 of 3",
      "Paragraph 3",
    ]);
    await userEvent.click(screen.getByRole("link", { name: "Paragraph 3" }));
    expect(go).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ paragraph: 3 }));
  });

  test("shows twenty of them and counts the rest", () => {
    const [item] = unmetItems([open(Array.from({ length: 200 }, (_, i) => i + 1))], () => undefined);
    const { container } = render(<MemoryRouter>{item?.detail}</MemoryRouter>);
    expect(screen.getAllByRole("link")).toHaveLength(20);
    expect(container.textContent).toMatch(/Paragraph 20 and 180 more places$/);
  });

  test("in one place is a way there itself", () => {
    const [item] = unmetItems([open([2])], () => undefined);
    expect(item?.onGo).toBeTypeOf("function");
    expect(item?.detail).toBeUndefined();
  });
});
