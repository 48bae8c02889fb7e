import type { App } from "#server/core/app.ts";
import type { Binding } from "#server/core/binding.ts";
import { channels, type FromLeader, locks, type NewsroomState, type ToLeader } from "./messages.ts";
import { TabSocket } from "./tabSocket.ts";

interface Tab {
  readonly id: string;
  readonly out: BroadcastChannel;
  readonly sockets: Map<string, TabSocket>;
  /** The requests that were taken up. A tab sends what waits to each new leader; this one may have it already. */
  readonly taken: Set<string>;
}

interface Serving {
  readonly isReset: boolean;
  readonly newsroom: NewsroomState;
  /** Asked for by a tab: the newsroom as it is shipped or, with `undo`, as it was before that. */
  reset(undo: boolean): Promise<void>;
}

/** Answers all tabs from the application, under an epoch of its own. Gives the way to end it. */
export function serve(app: App, { isReset, newsroom, reset }: Serving): () => void {
  const epoch = crypto.randomUUID();
  const inbox = new BroadcastChannel(channels.inbox);
  const tabs = new Map<string, Tab>();
  const over = new AbortController();
  const leads: FromLeader = { type: "leader", epoch, isReset, newsroom };

  const tabOf = (id: string): Tab => {
    const known = tabs.get(id);
    if (known !== undefined) return known;
    const made: Tab = { id, out: new BroadcastChannel(channels.tab(id)), sockets: new Map(), taken: new Set() };
    tabs.set(id, made);
    // A page holds its lock for life: to get it is to hear that the page is gone.
    const gone = navigator.locks.request(locks.tab(id), { signal: over.signal }, () => {
      for (const socket of made.sockets.values()) socket.ended();
      made.out.close();
      tabs.delete(id);
    });
    gone.catch(() => {});
    return made;
  };
  const post = (tab: Tab, message: FromLeader): void => {
    if (!over.signal.aborted && tabs.get(tab.id) === tab) tab.out.postMessage(message);
  };

  const hear = (message: ToLeader): void => {
    const tab = tabOf(message.tab);
    switch (message.type) {
      case "hello":
        return post(tab, leads);
      case "request":
        if (tab.taken.has(message.id)) return;
        tab.taken.add(message.id);
        return void answered(app, message).then((response) => post(tab, response));
      case "open": {
        const { socket: id, session: token } = message;
        const socket = new TabSocket(
          id,
          (frame) => post(tab, frame),
          () => tab.sockets.delete(id),
        );
        tab.sockets.set(id, socket);
        return void app
          .connect(socket, { session: { token, set: () => {}, end: () => {} } })
          .catch((fault: unknown) => {
            reportError(fault);
            socket.close(1011, "Something failed");
          });
      }
      case "frame":
        return tab.sockets.get(message.socket)?.hear(message.data);
      case "shut":
        return tab.sockets.get(message.socket)?.ended();
      case "reset":
        return void reset(message.undo).catch(reportError);
      default:
        return message satisfies never;
    }
  };
  inbox.addEventListener("message", ({ data }: MessageEvent<ToLeader>) => hear(data));
  const all = new BroadcastChannel(channels.all);
  all.postMessage(leads);
  return () => {
    over.abort();
    for (const channel of [inbox, all, ...[...tabs.values()].map((tab) => tab.out)]) channel.close();
  };
}

async function answered(app: App, message: Extract<ToLeader, { type: "request" }>): Promise<FromLeader> {
  const kept: { session?: string | null } = {};
  const binding: Binding = {
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
  return {
    type: "response",
    id: message.id,
    status: response.status,
    headers: [...response.headers],
    body: await response.arrayBuffer(),
    ...kept,
  };
}
