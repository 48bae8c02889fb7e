import { QueryClientProvider } from "@tanstack/react-query";
import { renderHook, screen, waitFor, within } from "@testing-library/react";
import { createRef, type ReactNode } from "react";
import { describe, expect, test, vi } from "vitest";
import { readHistory } from "#contract/history.ts";
import { PersonId } from "#contract/fields.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { QuoteFlag } from "#editor/plugins/quoteGuard.ts";
import { newQueryClient } from "#client/app/queryClient.ts";
import { useQuoteFlags } from "#client/features/story/useQuoteFlags.ts";
import { aNewsdesk } from "#tests/server/stories/newsdesk.ts";
import { answerFromTheServer, breakNextWrite, openedBy, sentKeys } from "./storyPage.tsx";

answerFromTheServer();

const flag: QuoteFlag = { key: 0, suggestion: null, quotes: [{ before: "We will run,", after: "We may run," }] };

/** Leyi Chen's draft, with the hook beside its page. */
async function flagged(whenSaved: () => Promise<void> = () => Promise.resolve()) {
  const desk = await aNewsdesk();
  const story = await desk.draft();
  await openedBy(desk, "Leyi Chen", story, "?panel=history");
  const client = newQueryClient();
  const me = PersonId.parse(desk.people["Leyi Chen"].id);
  const editor = createRef<CopyEditorHandle>();
  const hook = renderHook(
    ({ isSaved }: { isSaved: boolean }) => useQuoteFlags(story.id, { me, editor, whenSaved, isSaved }),
    {
      initialProps: { isSaved: false },
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    },
  );
  const kept = async () => {
    const { items } = await (await desk.as("Leyi Chen")).call(readHistory, { params: { storyId: story.id } });
    return items.filter(({ action }) => action === "quote.warned").map(({ quotes }) => quotes);
  };
  return { desk, story, ...hook, kept };
}

describe("what the quote guard has shown", () => {
  test("S-07: stands in the history once it was passed, once", async () => {
    const { desk, story, result, kept } = await flagged();
    result.current.onQuotes([flag], []);
    await waitFor(() => expect(result.current.flags).toEqual([flag]));
    expect(await kept()).toEqual([]);
    result.current.onQuotes([], [flag]);
    await waitFor(async () => expect(await kept()).toEqual([flag.quotes]));
    result.current.onQuotes([], [flag]);
    await waitFor(() => expect(result.current.flags).toEqual([]));
    expect(sentKeys).toHaveLength(1);
    await openedBy(desk, "Leyi Chen", story, "?panel=history");
    const says = "Leyi Chen was shown the quote guard’s warning: a quotation changed";
    const [entry] = (await screen.findAllByText(says)).flatMap((each) => each.closest("li") ?? []);
    if (entry === undefined) throw new Error("It is no entry of the history");
    expect(within(entry).getByRole("list", { name: "Quoted words before and after" }).innerHTML).toMatch(
      /<del>“We will run,”<\/del> <ins>“We may run,”<\/ins>/,
    );
  });

  test("is not told where the change is undone before it was passed", async () => {
    const { result, kept } = await flagged();
    result.current.onQuotes([flag], []);
    await waitFor(() => expect(result.current.flags).toEqual([flag]));
    result.current.onQuotes([], []);
    await waitFor(() => expect(result.current.flags).toEqual([]));
    expect([await kept(), sentKeys]).toEqual([[], []]);
  });

  test("waits while words are not stored, or the server fails, and is told once they are", async () => {
    const whenSaved = vi.fn<() => Promise<void>>(() => Promise.resolve());
    whenSaved.mockRejectedValueOnce(new Error("Not stored yet"));
    const { result, rerender, kept } = await flagged(whenSaved);
    result.current.onQuotes([], [flag]);
    await waitFor(() => expect(whenSaved).toHaveBeenCalledTimes(1));
    expect(await kept()).toEqual([]);
    breakNextWrite();
    rerender({ isSaved: true });
    await waitFor(() => expect(sentKeys).toHaveLength(1));
    expect(await kept()).toEqual([]);
    rerender({ isSaved: false });
    rerender({ isSaved: true });
    await waitFor(async () => expect(await kept()).toEqual([flag.quotes]));
  });
});
