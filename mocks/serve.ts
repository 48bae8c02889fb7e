import type { Socket } from "#server/core/socket.ts";
import { channels, type FromLeader, type HeaderList, locks, type ToLeader } from "./messages.ts";

/** As much of the application as is served here. */
export interface ServedApp {
  fetch(request: Request, binding: ServedBinding): Promise<Response>;
  connect(socket: Socket, binding: ServedBinding): Promise<void> | void;
}

/** A tab's own session, in place of a cookie. */
export interface ServedBinding {
  readonly remote: string;
  readonly session: { readonly token: string | null; set(token: string, expiresAt: Date): void; end(): void };
}

interface TabSocket {
  heard(data: string): void;
  closed(): void;
}

interface Tab {
  readonly out: BroadcastChannel;
  readonly sockets: Map<string, TabSocket>;
  readonly answered: Set<string>;
}

/**
 * Answers all tabs from the application, for as long as this worker leads. `reset` is asked for by a tab and must put
 * the database back and answer under a new epoch.
 */
export function serve(
  app: ServedApp,
  options: { readonly isReset: boolean; reset(undo: boolean): Promise<void> },
): () => void {
  const epoch = crypto.randomUUID();
  const inbox = new BroadcastChannel(channels.inbox);
  const all = new BroadcastChannel(channels.all);
  const tabs = new Map<string, Tab>();
  const leads: FromLeader = { type: "leader", epoch, isReset: options.isReset };

  const tabOf = (id: string): Tab => {
    const known = tabs.get(id);
    if (known !== undefined) return known;
    const made: Tab = { out: new BroadcastChannel(channels.tab(id)), sockets: new Map(), answered: new Set() };
    tabs.set(id, made);
    // A page holds its lock for life: to get it is to hear that the page is gone.
    void navigator.locks.request(locks.tab(id), () => {
      for (const socket of made.sockets.values()) socket.closed();
      made.out.close();
      tabs.delete(id);
    });
    return made;
  };

  const hear = (message: ToLeader): void => {
    const tab = tabOf(message.tab);
    switch (message.type) {
      case "hello":
        return tab.out.postMessage(leads);
      case "request":
        // A tab sends what waits to each new leader; what this one has already is on its way.
        if (tab.answered.has(message.id)) return;
        tab.answered.add(message.id);
        return void answer(app, message).then((response) => tab.out.postMessage(response));
      case "open":
        return open(app, tab, message.socket, message.session);
      case "frame":
        return tab.sockets.get(message.socket)?.heard(message.data);
      case "shut":
        tab.sockets.get(message.socket)?.closed();
        return void tab.sockets.delete(message.socket);
      case "reset":
        return void options.reset(message.undo);
      default:
        return message satisfies never;
    }
  };
  inbox.addEventListener("message", ({ data }: MessageEvent<ToLeader>) => hear(data));
  all.postMessage(leads);
  return () => {
    inbox.close();
    all.close();
    for (const tab of tabs.values()) tab.out.close();
  };
}

async function answer(app: ServedApp, message: Extract<ToLeader, { type: "request" }>): Promise<FromLeader> {
  const kept: { session?: string | null } = {};
  const binding: ServedBinding = {
    remote: message.tab,
    session: {
      token: message.session,
      set: (token) => {
        kept.session = token;
      },
      end: () => {
        kept.session = null;
      },
    },
  };
  const headers = new Headers();
  for (const [name, value] of message.headers) headers.append(name, value);
  const init: RequestInit = { method: message.method, headers };
  if (message.body !== null) init.body = message.body;
  const response = await app.fetch(new Request(message.url, init), binding);
  const sent: HeaderList = [...response.headers];
  return {
    type: "response",
    id: message.id,
    status: response.status,
    headers: sent,
    body: await response.arrayBuffer(),
    ...kept,
  };
}

function open(app: ServedApp, tab: Tab, id: string, session: string | null): void {
  const heard: { message: (data: string) => void; close: () => void } = { message: () => {}, close: () => {} };
  const early: string[] = [];
  const socket: Socket = {
    send: (data) => tab.out.postMessage({ type: "frame", socket: id, data } satisfies FromLeader),
    close: (code, reason) => {
      tab.out.postMessage({ type: "shut", socket: id, code, reason } satisfies FromLeader);
      tab.sockets.delete(id);
      heard.close();
    },
    // A broadcast channel does not say what was taken: nothing waits here.
    waitingBytes: () => 0,
    onMessage: (listener) => {
      heard.message = listener;
      for (const data of early.splice(0)) listener(data);
    },
    onClose: (listener) => {
      heard.close = listener;
    },
  };
  let listens = false;
  tab.sockets.set(id, {
    heard: (data) => (listens ? heard.message(data) : early.push(data)),
    closed: () => heard.close(),
  });
  const binding: ServedBinding = { remote: id, session: { token: session, set: () => {}, end: () => {} } };
  void Promise.resolve(app.connect(socket, binding)).then(() => {
    listens = true;
    for (const data of early.splice(0)) heard.message(data);
  });
}
