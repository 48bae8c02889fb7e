import { channels, type FromLeader, locks, type ToLeader } from "./messages.ts";

/** The other end of a socket that this tab opened: what the page's own WebSocket is told. */
export interface PageSocket {
  send(data: string): void;
  close(code: number, reason: string): void;
}

interface Waiting {
  readonly message: ToLeader;
  answer(response: Response): void;
}

const sessionKey = "stet-mock-session";

/**
 * This tab's way to the newsroom: requests and socket frames out, answers and frames in. When another worker takes
 * over, what waits is sent to it again with its id and its Idempotency-Key, so that it is done once; open sockets are
 * closed as by a server that restarts, and the client's own code opens them anew.
 */
export class Bridge {
  readonly #tab = crypto.randomUUID();
  readonly #inbox = new BroadcastChannel(channels.inbox);
  readonly #waiting = new Map<string, Waiting>();
  readonly #sockets = new Map<string, PageSocket>();
  readonly #ready: Promise<void>;
  #epoch = "";
  #heardReady: () => void = () => {};
  #heardFailed: (why: Error) => void = () => {};
  /** Told when the newsroom was reset, here or in another tab. */
  onReset: () => void = () => {};

  constructor() {
    this.#ready = new Promise((ready, failed) => {
      this.#heardReady = ready;
      this.#heardFailed = failed;
    });
    // Held for as long as this page lives, so that the leader hears when it is gone.
    void navigator.locks.request(locks.tab(this.#tab), () => new Promise(() => {}));
    const all = new BroadcastChannel(channels.all);
    const mine = new BroadcastChannel(channels.tab(this.#tab));
    for (const channel of [all, mine])
      channel.addEventListener("message", ({ data }: MessageEvent<FromLeader>) => this.#hear(data));
    this.#send({ type: "hello", tab: this.#tab });
  }

  /** Settles once a newsroom answers; fails with its sentence when none can be opened. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  get session(): string | null {
    return sessionStorage.getItem(sessionKey);
  }

  async fetch(request: Request): Promise<Response> {
    const id = crypto.randomUUID();
    const hasBody = request.method !== "GET" && request.method !== "HEAD";
    const message: ToLeader = {
      type: "request",
      tab: this.#tab,
      id,
      method: request.method,
      url: request.url,
      headers: [...request.headers],
      body: hasBody ? await request.arrayBuffer() : null,
      session: this.session,
    };
    return new Promise((answer) => {
      this.#waiting.set(id, { message, answer });
      this.#send(message);
    });
  }

  /** Opens a socket to the newsroom for the page; gives what the page's frames and its closing go to. */
  connect(page: PageSocket): { frame(data: string): void; close(): void } {
    const socket = crypto.randomUUID();
    this.#sockets.set(socket, page);
    this.#send({ type: "open", tab: this.#tab, socket, session: this.session });
    return {
      frame: (data) => this.#send({ type: "frame", tab: this.#tab, socket, data }),
      close: () => {
        this.#sockets.delete(socket);
        this.#send({ type: "shut", tab: this.#tab, socket });
      },
    };
  }

  /** Puts the newsroom back as it was shipped, or, with `undo`, as it was before that. */
  reset({ undo }: { readonly undo: boolean }): void {
    this.#send({ type: "reset", tab: this.#tab, undo });
  }

  #send(message: ToLeader): void {
    this.#inbox.postMessage(message);
  }

  #hear(message: FromLeader): void {
    switch (message.type) {
      case "leader":
        return this.#follow(message.epoch, message.isReset);
      case "failed":
        return this.#heardFailed(new Error(message.why));
      case "response": {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.session !== undefined) this.#keepSession(message.session);
        const isBodiless = [101, 204, 205, 304].includes(message.status);
        const headers = new Headers();
        for (const [name, value] of message.headers) headers.append(name, value);
        return waiting?.answer(new Response(isBodiless ? null : message.body, { status: message.status, headers }));
      }
      case "frame":
        return this.#sockets.get(message.socket)?.send(message.data);
      case "shut": {
        const socket = this.#sockets.get(message.socket);
        this.#sockets.delete(message.socket);
        return socket?.close(message.code, message.reason);
      }
      default:
        return message satisfies never;
    }
  }

  #follow(epoch: string, isReset: boolean): void {
    if (epoch === this.#epoch) return;
    const isFirst = this.#epoch === "";
    this.#epoch = epoch;
    this.#heardReady();
    if (isReset && !isFirst) return this.onReset();
    if (!isFirst) {
      for (const socket of this.#sockets.values()) socket.close(1012, "The newsroom has moved to another tab");
      this.#sockets.clear();
    }
    for (const { message } of this.#waiting.values()) this.#send(message);
  }

  #keepSession(session: string | null): void {
    if (session === null) sessionStorage.removeItem(sessionKey);
    else sessionStorage.setItem(sessionKey, session);
  }
}
