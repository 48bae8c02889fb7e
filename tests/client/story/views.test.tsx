import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter } from "react-router";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PersonId, StoryId } from "#contract/fields.ts";
import type { HistoryEntry } from "#contract/history.ts";
import { CommandKeys } from "#client/app/CommandKeys.tsx";
import { newQueryClient } from "#client/app/queryClient.ts";
import { useShownWords, useWords } from "#client/features/story/useCopyWords.ts";
import { useViews } from "#client/features/story/useViews.ts";
import { ViewLine } from "#client/features/story/ViewLine.tsx";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import { faultsIn } from "../ui/axe.ts";

const storyId = StoryId.parse("00000000-0000-7000-8000-0000000000aa");
let someone = 0;
/** Somebody who has chosen nothing yet. */
const aPerson = () => PersonId.parse(`00000000-0000-7000-8000-${String(++someone).padStart(12, "0")}`);
const filing: HistoryEntry = {
  id: "h1",
  at: "2026-11-23T21:00:00.000Z",
  by: "Leyi Chen",
  action: "story.filed",
  from: "draft",
  to: "filed",
  says: "Leyi Chen filed it",
  words: null,
  overrides: [],
  quotes: [],
};
const version = { number: 2, name: "As filed", cause: "filed", words: 3, by: "Leyi Chen", at: filing.at };
let isDown = false;
const server = setupServer(
  http.get("*/versions", () =>
    isDown ? HttpResponse.error() : HttpResponse.json({ items: [{ ...version, number: 3, cause: "named" }, version] }),
  ),
  http.get("*/versions/2", () => HttpResponse.json({ ...version, copy: { type: "doc" } })),
);
beforeAll(() => server.listen());
afterAll(() => server.close());
beforeEach(() => {
  isDown = false;
});

const liveCount = { reads: 12, stood: 14 };
const liveWords = { latest: () => liveCount, watch: () => () => undefined };

function Page({ me, history }: { readonly me: PersonId; readonly history: readonly HistoryEntry[] }) {
  const views = useViews(storyId, me, history);
  const words = useWords(useShownWords(liveWords, views));
  return (
    <>
      <ViewLine views={views} zone="Europe/London" />
      <output>{`${views.view} ${JSON.stringify(views.filed?.copy ?? null)}`}</output>
      <p>{`${words?.reads} words`}</p>
      <button type="button" onClick={views.onAllMarks}>
        Next suggestion
      </button>
      <CommandKeys />
    </>
  );
}

function drawn(me: PersonId, history: readonly HistoryEntry[] = [filing]) {
  return render(
    <QueryClientProvider client={newQueryClient()}>
      <MemoryRouter>
        <UiRoot>
          <Page me={me} history={history} />
        </UiRoot>
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const shown = () => screen.getByRole("status", { name: "" }).textContent;
const button = (name: string) => screen.findByRole("button", { name: `View: ${name}` });

describe("the view of the copy", () => {
  test("is all marks for whoever has not chosen, said in words, with the others in a group of its menu", async () => {
    const { container } = drawn(aPerson());
    expect(await faultsIn(container)).toEqual([]);
    await userEvent.click(await button("All marks"));
    const choices = await screen.findAllByRole("menuitemradio");
    expect(
      choices.map((each) => [each.textContent?.replace(/(Shift|Ctrl|Alt).*/, ""), each.getAttribute("aria-checked")]),
    ).toEqual([
      ["All marks", "true"],
      ["Simple marks", "false"],
      ["As it will read", "false"],
      ["As filed", "false"],
    ]);
    expect(screen.getByRole("group", { name: "View of the copy" })).toBeDefined();
    expect(await faultsIn(screen.getByRole("menu"))).toEqual([]);
  });

  test("is chosen in the menu, and kept for this person alone in this browser", async () => {
    const [me, other] = [aPerson(), aPerson()];
    drawn(me).unmount();
    const first = drawn(me);
    await userEvent.click(await button("All marks"));
    await userEvent.click(await screen.findByRole("menuitemradio", { name: /Simple marks/ }));
    await button("Simple marks");
    expect(localStorage.getItem(`stet-copy-view ${me}`)).toBe("simple");
    first.unmount();
    const again = drawn(me);
    await button("Simple marks");
    again.unmount();
    drawn(other);
    await button("All marks");
  });

  test.each([
    ["{Control>}{F9}{/Control}", "Simple marks"],
    ["{Control>}{Shift>}{F9}{/Shift}{/Control}", "As it will read"],
    ["{Alt>}{Shift>}{F9}{/Shift}{/Alt}", "As filed"],
  ])("goes over by %s to %s, and back by Shift and F9", async (keys, name) => {
    drawn(aPerson());
    await button("All marks");
    await userEvent.keyboard(keys);
    expect(await button(name)).toBeDefined();
    await userEvent.keyboard("{Shift>}{F9}{/Shift}");
    expect(await button("All marks")).toBeDefined();
  });

  test("of what was filed has the version that was kept then, and says whose it was and that it is only read", async () => {
    drawn(aPerson());
    await userEvent.keyboard("{Alt>}{Shift>}{F9}{/Shift}{/Alt}");
    await waitFor(() => expect(shown()).toBe('filed {"type":"doc"}'));
    expect(screen.getByText("Read only: filed by Leyi Chen, Monday, 23 November 2026 at 21:00")).toBeDefined();
  });

  test("of what was filed counts its words, and the live ones again in every other", async () => {
    drawn(aPerson());
    expect(screen.getByText("12 words")).toBeDefined();
    await userEvent.keyboard("{Alt>}{Shift>}{F9}{/Shift}{/Alt}");
    expect(await screen.findByText("3 words")).toBeDefined();
    await userEvent.keyboard("{Control>}{Shift>}{F9}{/Shift}{/Control}");
    expect(await screen.findByText("12 words")).toBeDefined();
  });

  test("of what was filed cannot be had where nothing ever was, and says so", async () => {
    const me = aPerson();
    localStorage.setItem(`stet-copy-view ${me}`, "filed");
    drawn(me, []);
    await userEvent.click(await button("All marks"));
    const filed = await screen.findByRole("menuitemradio", { name: /As filed/ });
    expect(filed.getAttribute("aria-disabled")).toBe("true");
    expect(filed.textContent).toBe("As filedThis story was never filed");
  });

  test("stays all marks while what was filed does not come, says why, and asks again", async () => {
    isDown = true;
    drawn(aPerson());
    await userEvent.keyboard("{Alt>}{Shift>}{F9}{/Shift}{/Alt}");
    await screen.findByText(/What was filed could not be loaded/, undefined, { timeout: 8000 });
    expect(shown()).toBe("marks null");
    isDown = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(shown()).toBe('filed {"type":"doc"}'));
  });

  test("goes back to all marks where something has to be seen that it has not, and says so", async () => {
    drawn(aPerson());
    await userEvent.keyboard("{Control>}{Shift>}{F9}{/Shift}{/Control}");
    await button("As it will read");
    await userEvent.click(screen.getByRole("button", { name: "Next suggestion" }));
    await button("All marks");
    expect(await screen.findByText("All marks are shown again")).toBeDefined();
  });
});
