import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { describe, expect, test, vi } from "vitest";
import { importedId } from "#domain/importedNames.ts";
import { PersonId } from "#contract/fields.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { CommandKeys } from "#client/app/CommandKeys.tsx";
import { newQueryClient } from "#client/app/queryClient.ts";
import { manyRows } from "#client/features/story/manySuggestions.ts";
import { SuggestionsTab } from "#client/features/story/SuggestionsTab.tsx";
import type { LedgerCard, Suggestions } from "#client/features/story/useSuggestions.ts";
import { keys } from "#client/lib/keys.ts";
import { aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { faultsIn } from "../ui/axe.ts";

const leyi = PersonId.parse("00000000-0000-7000-8000-000000000001");
const fiona = PersonId.parse("00000000-0000-7000-8000-000000000002");
const people = [
  { id: leyi, name: "Leyi Chen" },
  { id: fiona, name: "Fiona Patterson" },
];
const names = (id: string) => people.find((each) => each.id === id)?.name ?? "";

const copy = aRichCopy({
  headline: ["Ferry to run ", struck("all night", "h", fiona), proposed("till dawn", "h", fiona)],
  body: [
    aParagraph(["The ", proposed("night ", "n", leyi), "ferry"]),
    suggested(aParagraph("Buses go instead"), "insertion", "p", fiona),
  ],
});
const made = { madeAt: "2026-11-23T21:00:00.000Z", words: {}, dated: null, settled: null, isOpen: true };
const cards: readonly LedgerCard[] = suggestionCards(copy).map((card) => ({
  ...card,
  quotes: [],
  ledger: {
    ...made,
    id: card.id,
    by: { id: PersonId.parse(card.by), name: names(card.by) },
    changedBy: card.id === "n" ? { id: fiona, name: "Fiona Patterson" } : null,
  },
}));
const now = Date.parse("2026-11-23T21:40:00.000Z");
const show = vi.fn<Suggestions["show"]>(() => true);
const settle = vi.fn<Suggestions["settle"]>(() => Promise.resolve());
const giveReason = vi.fn<Suggestions["giveReason"]>(() => Promise.resolve());
const leaveReason = vi.fn<Suggestions["leaveReason"]>();
const onCopy = vi.fn<() => void>();

function aSuggestions(changes: Partial<Suggestions> = {}): Suggestions {
  show.mockClear();
  settle.mockClear();
  const told = { onCards: () => undefined, onQuotes: () => undefined, onCaret: () => undefined };
  return {
    cards,
    current: null,
    told,
    nameOf: names,
    whyNot: () => null,
    settle,
    asked: null,
    giveReason,
    leaveReason,
    takeBack: null,
    show,
    ...changes,
  };
}

function drawn(suggestions = aSuggestions()) {
  const client = newQueryClient();
  client.setQueryData(keys.people, people);
  const page = (shown: Suggestions) => (
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <aside>
          <button type="button">History</button>
          <SuggestionsTab suggestions={shown} onCopy={onCopy} me={leyi} zone="Europe/London" now={now} />
        </aside>
        <button type="button">Elsewhere</button>
        <CommandKeys />
      </MemoryRouter>
    </QueryClientProvider>
  );
  const { container, rerender } = render(page(suggestions));
  return { container, become: (next: Suggestions) => rerender(page(next)) };
}

const goTo = (name: RegExp) => screen.getByRole("button", { name });
const replaced = /^Replace “all night” with “till dawn”, suggested by Fiona Patterson, Headline$/;
const inserted = /^Insert “night”, suggested by Leyi Chen, Paragraph 1$/;
const split = /^Start a new paragraph at “Buses go instead”, suggested by Fiona Patterson, Paragraph 2$/;

describe("the list of suggestions", () => {
  test("has a card each in the order of the copy, named by what it does, whose it is and where", () => {
    drawn();
    const list = screen.getByRole("list", { name: "Open suggestions" });
    const names = within(list)
      .getAllByRole("listitem")
      .map((item) => item.querySelector("button")?.getAttribute("aria-label") ?? "");
    expect(names).toHaveLength(3);
    for (const [index, name] of [replaced, inserted, split].entries()) expect(names[index]).toMatch(name);
    expect(goTo(replaced).innerHTML).toMatch(/<del>all night<\/del>.*<ins>till dawn<\/ins>/);
    expect(screen.getByRole("heading", { name: "3 to settle" })).toBeTruthy();
  });

  test("calls each by what is to be seen on it, also where that is long", () => {
    const [card] = cards;
    const [part] = card?.parts ?? [];
    if (card === undefined || part?.does !== "reword") throw new Error("no card");
    const long = { ...part, was: "The ferry will run all night, the board said. ".repeat(4), times: 2 };
    drawn(aSuggestions({ cards: [...cards, { ...card, id: "long", parts: [long] }] }));
    for (const button of screen.getAllByRole("button", { name: /, suggested by / }))
      expect(button.getAttribute("aria-label")).toContain(button.textContent?.replace(/\s+/g, " ").trim());
  });

  test("says of one from a document whose it is by the name there, that it was brought in, and when it is dated", () => {
    const by = importedId("01890000-0000-7000-8000-0000000000b1");
    const [card] = cards;
    if (card?.ledger == null) throw new Error("no card");
    const named = { id: PersonId.parse(by), name: "Ann Bee (imported)" };
    const ledger = { ...card.ledger, by: named, dated: "2026-11-20T10:00:00.000Z" };
    drawn(aSuggestions({ cards: [{ ...card, by, ledger }], nameOf: () => named.name, whyNot: () => null }));
    expect(screen.getByText("Ann Bee (imported)")).toBeTruthy();
    expect(screen.getByText("Fri 10:00").getAttribute("title")).toMatch(
      /^Friday,? 20 November 2026 at 10:00 by the document; brought in Monday/,
    );
    expect(screen.getByRole("button", { name: /suggested by Ann Bee \(imported\), Headline$/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Withdraw/ })).toBeNull();
    expect(screen.getByRole("button", { name: /^Reject/ })).toBeTruthy();
  });

  test("says who has changed one since, before it is settled", () => {
    drawn();
    expect(goTo(inserted).getAttribute("aria-describedby")).not.toBeNull();
    expect(screen.getByText(/has changed its words since it was suggested/).textContent).toMatch(/^Fiona Patterson/);
    expect(goTo(replaced).getAttribute("aria-describedby")).toBeNull();
  });

  test("goes to a card's place in the copy when it is pressed", async () => {
    drawn();
    await userEvent.click(goTo(inserted));
    expect(show).toHaveBeenCalledExactlyOnceWith("n", true);
  });

  test("accepts and rejects by button and by keys, and focus goes on to the next", async () => {
    drawn();
    await userEvent.click(screen.getByRole("button", { name: "Accept: Replace “all night” with “till dawn”" }));
    expect(settle).toHaveBeenLastCalledWith([cards[0]], true, "Accepted. The copy reads “till dawn”.");
    expect(document.activeElement).toBe(goTo(inserted));
    await userEvent.keyboard("{Control>}{Backspace}{/Control}");
    expect(settle).toHaveBeenLastCalledWith([cards[1]], false, "Rejected. The words are not in the copy.");
    expect(document.activeElement).toBe(goTo(split));
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(settle).toHaveBeenLastCalledWith([cards[2]], true, "Accepted: start a new paragraph at “Buses go instead”.");
    expect(document.activeElement).toBe(goTo(inserted));
  });

  test("lets one that is settled fade, and keeps focus where it had it", async () => {
    const { become } = drawn();
    goTo(inserted).focus();
    become(aSuggestions({ cards: cards.filter(({ id }) => id !== "n") }));
    await waitFor(() =>
      expect(document.querySelector('[data-suggestion="n"]')?.hasAttribute("data-leaving")).toBe(true),
    );
    await waitFor(() => expect(document.querySelector('[data-suggestion="n"]')).toBeNull());
    expect(document.activeElement?.contains(screen.getByRole("list", { name: "Open suggestions" }))).toBe(true);
    expect(document.activeElement).not.toBe(document.body);
  });

  test("says what it is for when there is none", () => {
    drawn(aSuggestions({ cards: [] }));
    expect(screen.getByText("No suggestions are open")).toBeTruthy();
  });

  test("is in order for axe", async () => {
    const { container } = drawn();
    expect(await faultsIn(container)).toEqual([]);
  });
});

/** A writer may withdraw their own here, and nothing else. */
const whyNot: Suggestions["whyNot"] = ({ by }, accept) =>
  by === leyi && !accept ? null : "Whoever may edit settles it. You can withdraw your own.";

describe("for somebody who may only suggest", () => {
  test("refuses the others' with the reason, and calls rejecting their own withdrawing", async () => {
    drawn(aSuggestions({ whyNot }));
    await userEvent.click(screen.getByRole("button", { name: "Accept: Replace “all night” with “till dawn”" }));
    expect(settle).not.toHaveBeenCalled();
    expect(screen.getAllByText(/You can withdraw your own/).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("button", { name: "Withdraw: Insert “night”" }));
    expect(settle).toHaveBeenCalledExactlyOnceWith([cards[1]], false, expect.any(String));
  });
});

describe("settling many at once", () => {
  const says = (suggestions: Suggestions) =>
    manyRows(suggestions, { me: leyi, nameOf: names }).map((row) => ("says" in row ? row.says : ""));

  test("offers all, all of a person and all of a kind, each with how many", () => {
    expect(says(aSuggestions())).toEqual([
      "Accept",
      "Accept all (3)",
      "Accept all by Fiona Patterson (2)",
      "Accept all by Leyi Chen (1)",
      "Accept all of words (2)",
      "Accept all of paragraphs (1)",
      "Reject",
      "Reject all (3)",
      "Reject all by Fiona Patterson (2)",
      "Reject all by Leyi Chen (1)",
      "Reject all of words (2)",
      "Reject all of paragraphs (1)",
    ]);
  });

  test("offers only what is this person's to settle", () => {
    expect(says(aSuggestions({ whyNot }))).toEqual(["Withdraw", "Withdraw all (1)"]);
    expect(says(aSuggestions({ whyNot: () => "No" }))).toEqual(["Nothing here is yours to settle"]);
  });

  test("settles those, from the menu", async () => {
    drawn();
    await userEvent.click(screen.getByRole("button", { name: "Settle many…" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Accept all by Fiona Patterson (2)" }));
    expect(settle).toHaveBeenCalledExactlyOnceWith([cards[0], cards[2]], true, "Accepted 2 suggestions");
  });
});

describe("a long list of suggestions", () => {
  const [one] = cards;
  const many = Array.from({ length: 250 }, (_, i): LedgerCard => {
    if (one === undefined) throw new Error("no card");
    return { ...one, id: `m${i}` };
  });
  const shown = () => screen.getAllByRole("button", { name: /^Accept: / });

  test("is drawn a hundred at a time, and focus goes on to the first that is new", async () => {
    drawn(aSuggestions({ cards: many }));
    expect(screen.getByRole("heading", { name: "250 to settle" })).toBeTruthy();
    expect(shown()).toHaveLength(100);
    await userEvent.click(screen.getByRole("button", { name: "Show more: 150 are not shown" }));
    expect(shown()).toHaveLength(200);
    expect(document.activeElement?.closest("[data-suggestion]")?.getAttribute("data-suggestion")).toBe("m100");
    await userEvent.click(screen.getByRole("button", { name: "Show more: 50 are not shown" }));
    expect(shown()).toHaveLength(250);
    expect(screen.queryByRole("button", { name: /^Show more/ })).toBeNull();
  });

  test("goes as far as the one that the caret is in", () => {
    drawn(aSuggestions({ cards: many, current: many[130] ?? null }));
    expect(shown()).toHaveLength(200);
  });
});
