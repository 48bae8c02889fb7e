import { QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { http, HttpResponse, ws } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { DeskRouter } from "#client/app/DeskRouter.tsx";
import { newQueryClient } from "#client/app/queryClient.ts";
import { Root } from "#client/app/Root.tsx";
import { useSingleKeys } from "#client/lib/hotkeys.ts";
import { useNoticesPanel } from "#client/lib/noticesPanel.ts";
import { showTheme, useTheme } from "#client/lib/theme.ts";
import type { TestApp } from "#tests/server/support/app.ts";
import type { PersonName } from "#tests/server/support/newsroom.ts";

/** Who this browser is to the server, and what stands between the two. */
const browser: { app: TestApp | null; cookie: string | null; isSocketOn: boolean; fault: Fault | null } = {
  app: null,
  cookie: null,
  isSocketOn: true,
  fault: null,
};
type Fault = (request: Request) => Response | null;

const server = setupServer(
  http.all("*", async ({ request }) => browser.fault?.(request) ?? answer(request)),
  ws.link("ws://localhost:3000/api/live").addEventListener("connection", ({ client }) => {
    const { app, cookie } = browser;
    if (app === null || !browser.isSocketOn) return client.close(1012, "off");
    const token = /=([^;]+)/.exec(cookie ?? "")?.[1] ?? null;
    void app.app.connect(
      {
        send: (text) => client.send(text),
        close: (code, reason) => client.close(code, reason),
        waitingBytes: () => 0,
        onMessage: (heard) => client.addEventListener("message", ({ data }) => heard(String(data))),
        onClose: (heard) => client.addEventListener("close", heard),
      },
      { session: { token, set: () => undefined, end: () => undefined } },
    );
  }),
);

/** Has everything that the desk asks answered by the application itself, in this file's tests. */
export function answerFromTheServer(): void {
  vi.setConfig({ testTimeout: 30_000 });
  configure({ asyncUtilTimeout: 8000 });
  beforeAll(() => {
    server.listen();
    // The page is drawn as answers come, which no test foresees: each waits for what a person would see.
    globalThis.IS_REACT_ACT_ENVIRONMENT = false;
  });
  afterEach(() => {
    Object.assign(browser, { app: null, cookie: null, isSocketOn: true, fault: null });
    localStorage.clear();
    // What a page has read of that, or keeps until it is left.
    useSingleKeys.setState({ isOn: true });
    useTheme.setState({ theme: "device" });
    showTheme("device");
    useNoticesPanel.setState({ isOpen: false });
  });
  afterAll(() => server.close());
}

interface Opening {
  /** Null for somebody who is not signed in. */
  readonly as: PersonName | null;
  readonly at: string;
  /** Whether the desk hears what others do. */
  readonly isSocketOn?: boolean;
}

/** Opens the whole client at an address, as somebody's browser would. */
export async function open(desk: TestApp, { as, at, isSocketOn = true }: Opening) {
  const cookie = as === null ? null : (await desk.signedInAs(as)).cookie;
  Object.assign(browser, { app: desk, cookie, isSocketOn });
  history.replaceState(null, "", at);
  const drawn = render(
    <QueryClientProvider client={newQueryClient()}>
      <DeskRouter>
        <Root />
      </DeskRouter>
    </QueryClientProvider>,
  );
  return { ...drawn, person: userEvent.setup({ delay: null }) };
}

/** Ends the session on the server alone, as its time running out would. */
export async function endSession(desk: TestApp): Promise<void> {
  await desk.app.fetch(asBrowser(new Request("http://localhost:3000/api/session", { method: "DELETE" }), null));
}

/** Stands between the desk and the server: what it gives is answered in the server's place, null lets through. */
export function standBetween(fault: Fault | null): void {
  browser.fault = fault;
}

/** What a server whose own fault it is answers. */
export function faulty(): Response {
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

export const address = () => `${location.pathname}${location.search}`;
export const button = (name: string | RegExp) => screen.findByRole("button", { name });
export const dialog = (name: string | RegExp) => screen.findByRole("dialog", { name });

async function answer(request: Request): Promise<Response> {
  if (browser.app === null) return HttpResponse.error();
  const body = request.method === "GET" ? null : await request.arrayBuffer();
  const response = await browser.app.app.fetch(asBrowser(request, body));
  const set = response.headers.get("set-cookie");
  if (set !== null) browser.cookie = /^([^=]+=[^;]+)/.exec(set)?.[1] ?? null;
  return response;
}

function asBrowser(request: Request, body: ArrayBuffer | null): Request {
  const headers = new Headers(request.headers);
  if (browser.cookie !== null) headers.set("cookie", browser.cookie);
  headers.set("origin", "http://localhost:3000");
  headers.set("sec-fetch-site", "same-origin");
  return new Request(request.url, { method: request.method, headers, body });
}
