import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect, Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { closeCodes } from "#contract/live.ts";
import { listen, listenerOf, PortRefused } from "#server/node/listen.ts";
import { carrySockets } from "#server/node/liveSockets.ts";
import { readSettings } from "#server/node/settings.ts";
import { anApp } from "../support/app.ts";
import { emailOf, password } from "../support/newsroom.ts";
import { freePort } from "../support/freePort.ts";

/** The application on a port of its own, as the server carries it. */
async function aServer() {
  const port = await freePort();
  const settings = readSettings({ PORT: String(port) });
  const newsroom = await anApp({ settings: { siteUrl: settings.siteUrl } });
  const listening = await listen(settings);
  listening.answerWith(listenerOf((request, remote) => newsroom.app.fetch(request, { remote })));
  const sockets = carrySockets(listening.server, newsroom.app, settings.siteUrl, "refused");
  onTestFinished(async () => {
    await newsroom.app.stop();
    await sockets.end(100);
    await listening.close(100);
  });
  return { ...newsroom, port, settings, listening, address: settings.siteUrl };
}

/** What the server says to bytes that no client library would send. */
async function said(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const heard: Buffer[] = [];
  socket.on("data", (chunk) => heard.push(chunk));
  socket.on("error", () => {});
  socket.end(bytes);
  await once(socket, "close");
  return Buffer.concat(heard).toString();
}

async function signedIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ email: emailOf("Leyi Chen"), password }),
  });
  return /^[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0] ?? "";
}

/** How an upgrade is answered: with a status, or with an open connection. */
async function upgraded(address: string, headers: Record<string, string>): Promise<number | Socket> {
  const key = Buffer.from("sixteen bytes...").toString("base64");
  const asked = request(`${address}/api/live`, {
    headers: {
      connection: "upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": key,
      ...headers,
    },
  });
  asked.end();
  const open = once(asked, "upgrade").then(([, socket]: unknown[]) => socket as Socket);
  const refused = once(asked, "response").then(([response]: unknown[]) => {
    const { statusCode = 0 } = response as IncomingMessage;
    asked.destroy();
    return statusCode;
  });
  return Promise.race([open, refused]);
}

describe("the server", () => {
  test("answers on its port", async () => {
    const { address } = await aServer();
    const answer = await fetch(`${address}/api/health`);
    expect(await answer.json()).toMatchObject({ ok: true });
  });

  test("says that it is starting until it can answer", async () => {
    const port = await freePort();
    const listening = await listen(readSettings({ PORT: String(port) }));
    onTestFinished(() => listening.close(100));
    const answer = await fetch(`http://localhost:${port}/api/health`);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test("says so in a sentence when its port is taken", async () => {
    const { settings } = await aServer();
    await expect(listen(settings)).rejects.toThrow(PortRefused);
    await expect(listen(settings)).rejects.toThrow(/^Port \d+ is taken\. Stop what runs there, or choose another/);
  });

  test.each([
    ["a length that is no number", "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: five\r\n\r\n{}"],
    [
      "two lengths",
      "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    ],
    [
      "a length and chunks",
      "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a bare carriage return", "GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n"],
  ])("closes a connection that brings %s (bad input 9)", async (_, bytes) => {
    const { port } = await aServer();
    expect(await said(port, bytes)).toMatch(/^HTTP\/1\.1 400 .*connection: close/is);
  });

  test("closes a connection whose head is over 16 KB (bad input 9)", async () => {
    const { port } = await aServer();
    const bytes = `GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(17_000)}\r\n\r\n`;
    expect(await said(port, bytes)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test("answers 421 for another host, whatever a header says that it is (bad input 12)", async () => {
    const { port } = await aServer();
    const asked =
      "GET /api/health HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\nConnection: close\r\n\r\n";
    expect(await said(port, asked)).toMatch(/^HTTP\/1\.1 421 /);
  });

  test("answers 405 to TRACE (bad input 11)", async () => {
    const { port } = await aServer();
    const asked = `TRACE /api/health HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`;
    expect(await said(port, asked)).toMatch(/^HTTP\/1\.1 405 .*allow: /is);
  });

  test.each([
    "/..%2f..%2fpackage.json",
    "/%2e%2e/package.json",
    "//etc/passwd",
    "/\\etc\\passwd",
    "/%c0%ae%c0%ae/",
    "/%",
  ])("answers 404 and no file at %s (bad input 13)", async (path) => {
    const { port } = await aServer();
    const asked = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`;
    expect(await said(port, asked)).toMatch(/^HTTP\/1\.1 404 /);
  });
});

describe("a socket (bad input 23)", () => {
  test("opens for somebody signed in, from this site's page", async () => {
    const { address } = await aServer();
    expect(await upgraded(address, { cookie: await signedIn(address), origin: address })).toBeInstanceOf(Socket);
  });

  test.each([
    ["no origin", ""],
    ["the origin null", "null"],
    ["another site", "https://evil.example"],
    ["a subdomain", "http://desk.localhost"],
    ["another port", "http://localhost:1"],
  ])("is refused before it opens, with %s", async (_, origin) => {
    const { address } = await aServer();
    const cookie = await signedIn(address);
    expect(await upgraded(address, origin === "" ? { cookie } : { cookie, origin })).toBe(403);
  });

  test("is refused before it opens to somebody who is not signed in", async () => {
    const { address } = await aServer();
    expect(await upgraded(address, { origin: address })).toBe(401);
  });

  test("is told that the server goes away, so that its page comes back later", async () => {
    const { address, app } = await aServer();
    const socket = await upgraded(address, { cookie: await signedIn(address), origin: address });
    if (typeof socket === "number") throw new Error(`The socket was refused: ${socket}`);
    const heard = once(socket, "data");
    await app.stop();
    const [frame] = (await heard) as [Buffer];
    // A closing frame: its first byte, its length, then the code in two bytes.
    expect([frame[0], frame.readUInt16BE(2)]).toEqual([0x88, closeCodes.goingAway]);
  });
});
