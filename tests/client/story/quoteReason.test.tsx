import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { describe, expect, test, vi } from "vitest";
import { PersonId } from "#contract/fields.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { newQueryClient } from "#client/app/queryClient.ts";
import { QuoteLine } from "#client/features/story/QuoteLine.tsx";
import { SuggestionsTab } from "#client/features/story/SuggestionsTab.tsx";
import type { AskedReason, LedgerCard, Suggestions } from "#client/features/story/useSuggestions.ts";
import { keys } from "#client/lib/keys.ts";
import { aParagraph, aRichCopy, proposed, struck } from "#tests/builders/richCopy.ts";
import { faultsIn } from "../ui/axe.ts";

const leyi = PersonId.parse("00000000-0000-7000-8000-000000000001");
const fiona = PersonId.parse("00000000-0000-7000-8000-000000000002");
const people = [
  { id: leyi, name: "Leyi Chen" },
  { id: fiona, name: "Fiona Patterson" },
];
const quotes = [{ before: "We will run,", after: "We may run," }];
const cards: readonly LedgerCard[] = suggestionCards(
  aRichCopy({
    body: [
      aParagraph(["“We ", struck("will", "q", leyi), proposed("may", "q", leyi), " run,” he said."]),
      aParagraph(["The ", proposed("night ", "n", leyi), "ferry"]),
    ],
  }),
).map((card) => ({ ...card, ledger: null, quotes: card.id === "q" ? quotes : [] }));
const [quoted] = cards;
const settle = vi.fn<Suggestions["settle"]>(() => Promise.resolve());
const giveReason = vi.fn<Suggestions["giveReason"]>((_reason, onDone) => Promise.resolve(onDone()));
const leaveReason = vi.fn<Suggestions["leaveReason"]>();
const onCopy = vi.fn<() => void>();

const asking = (changes: Partial<AskedReason> = {}): AskedReason => ({
  cards: cards.slice(0, 1),
  says: "Accepted.",
  quotes,
  isFromCopy: false,
  isSending: false,
  problem: null,
  ...changes,
});

function drawn(asked: AskedReason | null = null) {
  for (const mock of [settle, giveReason, leaveReason, onCopy]) mock.mockClear();
  const client = newQueryClient();
  client.setQueryData(keys.people, people);
  const page = (waiting: AskedReason | null) => {
    const suggestions: Suggestions = {
      cards,
      current: null,
      told: { onCards: () => undefined, onQuotes: () => undefined, onCaret: () => undefined },
      nameOf: () => null,
      whyNot: () => null,
      settle,
      asked: waiting,
      giveReason,
      leaveReason,
      takeBack: null,
      show: () => false,
    };
    return (
      <QueryClientProvider client={client}>
        <MemoryRouter>
          <SuggestionsTab suggestions={suggestions} onCopy={onCopy} me={fiona} zone="Europe/London" now={0} />
        </MemoryRouter>
      </QueryClientProvider>
    );
  };
  const { container, rerender } = render(page(asked));
  return { container, become: (next: AskedReason | null) => rerender(page(next)) };
}

const card = (index: number) => {
  const item = screen.getAllByRole("listitem").filter((each) => each.hasAttribute("data-suggestion"))[index];
  if (item === undefined) throw new Error(`There is no card ${index}`);
  return item;
};
const form = () => screen.getByRole("form", { name: "Why quoted words change" });
const field = () => within(form()).getByRole("textbox", { name: "Why may the words change?" });

describe("a card whose suggestion changes quoted words", () => {
  test("S-07: names the words before and after, in its description too, and the others do not", async () => {
    const { container } = drawn();
    const warning = within(card(0)).getByRole("note");
    expect(warning.textContent).toContain("Inside a quotation.");
    expect(warning.querySelector("del")?.textContent).toBe("“We will run,”");
    expect(warning.querySelector("ins")?.textContent).toBe("“We may run,”");
    const described = within(card(0)).getByRole("button", { name: /^Replace “will” with “may”/ });
    expect(described.getAttribute("aria-describedby")).toBe(warning.id);
    expect(within(card(1)).queryByRole("note")).toBeNull();
    expect(await faultsIn(container)).toEqual([]);
  });

  test("is not settled before a reason is given, and focus waits for its form", async () => {
    const { become, container } = drawn();
    const accept = screen.getByRole("button", { name: "Accept: Replace “will” with “may”" });
    await userEvent.click(accept);
    expect(settle).toHaveBeenCalledExactlyOnceWith([quoted], true, "Accepted. The copy reads “may”.");
    expect(document.activeElement).toBe(accept);
    become(asking());
    expect(document.activeElement).toBe(field());
    expect(card(0).contains(form())).toBe(true);
    expect(await faultsIn(container)).toEqual([]);
  });

  test("takes a reason by Enter, and by the keys that accept, and goes on to the next card", async () => {
    drawn(asking());
    await userEvent.keyboard("On the tape.{Enter}");
    expect(giveReason).toHaveBeenCalledExactlyOnceWith("On the tape.", expect.any(Function));
    expect(card(1).contains(document.activeElement)).toBe(true);
    field().focus();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(giveReason).toHaveBeenCalledTimes(2);
    expect(settle).not.toHaveBeenCalled();
  });

  test("takes blanks for no reason, and says so", async () => {
    drawn(asking());
    await userEvent.keyboard("   {Enter}");
    expect(giveReason).not.toHaveBeenCalled();
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Say why first")).toBeTruthy();
  });

  test("is left by Escape, with focus back on the card; in the copy, if it was asked for from there", async () => {
    const { become } = drawn(asking());
    await userEvent.keyboard("half{Escape}");
    expect(leaveReason).toHaveBeenCalledOnce();
    expect(giveReason).not.toHaveBeenCalled();
    become(null);
    expect(card(0).contains(document.activeElement)).toBe(true);
    become(asking({ isFromCopy: true }));
    await userEvent.keyboard("{Escape}");
    expect(onCopy).toHaveBeenCalledOnce();
  });

  test("keeps what was typed where it is refused all the same", async () => {
    const { become } = drawn(asking());
    await userEvent.keyboard("On the tape.");
    become(asking({ problem: "The newsroom cannot be reached. What you typed is kept; try again." }));
    expect(screen.getByText(/cannot be reached/)).toBeTruthy();
    expect(field()).toHaveProperty("value", "On the tape.");
  });

  test("asks once for many, and lists what each changes", async () => {
    drawn(asking({ cards, quotes: [...quotes, { before: "Out at sea,", after: "" }] }));
    expect(within(form()).getByText("This changes 2 quotations")).toBeTruthy();
    expect(within(form()).getByText("is not quoted any more", { exact: false })).toBeTruthy();
    await userEvent.keyboard("On the tape.");
    await userEvent.click(within(form()).getByRole("button", { name: "Accept all 2" }));
    expect(giveReason).toHaveBeenCalledExactlyOnceWith("On the tape.", expect.any(Function));
    expect(document.activeElement).not.toBe(document.body);
  });

  test("is rejected without a word", async () => {
    drawn();
    await userEvent.click(screen.getByRole("button", { name: "Reject: Replace “will” with “may”" }));
    expect(settle).toHaveBeenCalledExactlyOnceWith([quoted], false, expect.any(String));
  });
});

describe("the quote guard's line under the copy", () => {
  const onPass = vi.fn<() => void>();
  const onTakeBack = vi.fn<() => void>();

  test("S-07: says what was changed, once, and offers to go on or to take it back", async () => {
    const page = (flags: Parameters<typeof QuoteLine>[0]["flags"]) => (
      <QuoteLine flags={flags} onPass={onPass} onTakeBack={onTakeBack} />
    );
    const { container, rerender } = render(page([]));
    expect(screen.getByRole("status").textContent).toBe("");
    rerender(page([{ key: 1, suggestion: "q", quotes }]));
    const says = "You changed a quotation: “We will run,” now reads “We may run,”.";
    expect(screen.getByRole("status").textContent).toBe(`${says} Escape goes on.`);
    const line = screen.getByRole("group", { name: "Quote guard" });
    expect(within(line).getByText(says)).toBeTruthy();
    await userEvent.click(within(line).getByRole("button", { name: "Undo" }));
    await userEvent.click(within(line).getByRole("button", { name: "Go on" }));
    expect([onTakeBack.mock.calls.length, onPass.mock.calls.length]).toEqual([1, 1]);
    expect(await faultsIn(container)).toEqual([]);
  });
});
