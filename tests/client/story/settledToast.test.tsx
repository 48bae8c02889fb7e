import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { PersonId } from "#contract/fields.ts";
import { undoResolve } from "#contract/suggestions.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { newQueryClient } from "#client/app/queryClient.ts";
import { useSuggestions } from "#client/features/story/useSuggestions.ts";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { aCopyDesk, suggestNight } from "#tests/server/live/copyDesk.ts";
import { answerFromTheServer, openedBy } from "./storyPage.tsx";

answerFromTheServer();

test("a toast on what was settled goes, and with it the key that takes it back, once somebody else has opened it again", async () => {
  const desk = await aCopyDesk();
  const story = await desk.filed();
  const leyi = await suggestNight(desk, story);
  const cards = suggestionCards(leyi.doc);
  const { unmount } = await openedBy(desk, "Duty Editor", story, "?panel=history");
  unmount();
  const client = newQueryClient();
  const { result } = renderHook(
    () =>
      useSuggestions(story.id, {
        me: PersonId.parse(desk.people["Duty Editor"].id),
        mode: "edit",
        editor: { current: null },
        whenSaved: () => Promise.resolve(),
        onAsk: () => {},
      }),
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <QueryClientProvider client={client}>
          <UiRoot>{children}</UiRoot>
        </QueryClientProvider>
      ),
    },
  );
  const has = (found: typeof cards) => act(() => result.current.told.onCards(found));
  has(cards);
  await act(() => result.current.settle(cards, true, "Accepted “night”"));
  expect(await screen.findByText("Accepted “night”")).toBeTruthy();
  expect(result.current.takeBack).not.toBeNull();
  // The copy that this page has comes on a moment later, and what was settled is gone from it.
  has(cards);
  has([]);
  expect(screen.getByText("Accepted “night”")).toBeTruthy();
  const { seq } = await readCopyAt(desk.deps.db, story.id);
  const params = { storyId: story.id, seq: String(seq) };
  const body = { ref: crypto.randomUUID() };
  await (await desk.as("Duty Editor")).call(undoResolve, { params, body });
  has(cards);
  await waitFor(() => expect(screen.queryByText("Accepted “night”")).toBeNull());
  expect(result.current.takeBack).toBeNull();
});
