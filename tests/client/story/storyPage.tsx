import { QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import type { Story } from "#contract/stories.ts";
import { newQueryClient } from "#client/app/queryClient.ts";
import { StoryPage } from "#client/features/story/StoryPage.tsx";
import { UiRoot } from "#client/ui/UiRoot.tsx";
import type { PersonName } from "#tests/server/support/newsroom.ts";
import type { Newsdesk } from "#tests/server/stories/newsdesk.ts";

/** The keys under which writes were sent, in order, for a test of what is sent again. */
export const sentKeys: string[] = [];

let answer: (request: Request) => Response | Promise<Response> = () => HttpResponse.error();
let fault: (() => Response) | null = null;
let isDown = false;

const server = setupServer(
  http.all("*", async ({ request }) => {
    if (isDown) return broken();
    if (request.method === "GET") return answer(request);
    sentKeys.push(request.headers.get("idempotency-key") ?? "");
    const failed = fault?.();
    fault = null;
    return failed ?? answer(request);
  }),
);

/** Has what the page asks answered by the application itself, in this file's tests. */
export function answerFromTheServer(): void {
  vi.setConfig({ testTimeout: 30_000 });
  configure({ asyncUtilTimeout: 8000 });
  beforeAll(() => {
    server.listen();
    // The page is drawn as answers come, which no test foresees: each waits for what a person would see.
    globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  });
  afterEach(() => {
    sentKeys.length = 0;
    fault = null;
    isDown = false;
  });
  afterAll(() => server.close());
}

/** Has the next write answered by a fault in place of the application. */
export function breakNextWrite(): void {
  fault = broken;
}

/** Has everything answered by a fault from now on, as where the database is gone. */
export function breakAll(): void {
  isDown = true;
}

function broken(): Response {
  return HttpResponse.json(
    {
      type: "/problems/server/fault",
      title: "Something failed",
      status: 500,
      detail: "It broke. Try again.",
      instance: "r1",
    },
    { status: 500, headers: { "content-type": "application/problem+json" } },
  );
}

/** Opens a story's page as somebody, and waits until it is there. */
export async function openedBy(desk: Newsdesk, name: PersonName, story: Pick<Story, "id">, search = "") {
  const drawn = await drawnFor(desk, name, `/stories/${story.id}${search}`);
  await screen.findByRole("list", { name: "How it stands" });
  return drawn;
}

/** Draws the page that stands at an address, for somebody. */
export async function drawnFor(desk: Newsdesk, name: PersonName, address: string) {
  const { cookie } = await desk.as(name);
  answer = async (request) => {
    const headers = new Headers(request.headers);
    headers.set("cookie", cookie ?? "");
    headers.set("origin", "http://localhost:3000");
    headers.set("sec-fetch-site", "same-origin");
    const body = request.method === "GET" ? null : await request.arrayBuffer();
    return desk.app.fetch(new Request(request.url, { method: request.method, headers, body }));
  };
  const drawn = render(
    <QueryClientProvider client={newQueryClient()}>
      <UiRoot>
        <MemoryRouter initialEntries={[address]}>
          <Routes>
            <Route path="/stories/:storyId" element={<StoryPage />} />
            <Route path="/" element={<p>The desk</p>} />
          </Routes>
        </MemoryRouter>
      </UiRoot>
    </QueryClientProvider>,
  );
  return { ...drawn, person: userEvent.setup({ delay: null }) };
}

export const button = (name: string) => screen.findByRole("button", { name });
export const dialog = (name: string | RegExp) => screen.findByRole("dialog", { name });
export const namesOfButtons = (group: HTMLElement) =>
  [...group.querySelectorAll("button")].map((each) => each.getAttribute("aria-label") ?? each.textContent);
