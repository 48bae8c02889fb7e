import { channels, type FromLeader, locks, type NewsroomState, type ToLeader } from "./messages.ts";

/** The other end of a socket that this tab opened: what the page's own WebSocket is told. */
export interface PageSocket {
  send(data: string): void;
  close(code: number, reason: string): void;
}

/** What a tab does about its newsroom. */
export interface BridgeHeard {
  /** A newsroom answers: the first, or another one. */
  onNewsroom(newsroom: NewsroomState): void;
  /** The newsroom was reset, here or in another tab. */
  onReset(): void;
  /** It has been silent for over a second, or it answers again. */
  onSilent(isSilent: boolean): void;
  /** None can be opened. */
  onFailed(why: string): void;
}

interface Waiting {
  readonly message: ToLeader;
  answer(response: Response): void;
}

const sessionKey = "stet-mock-session";
const askAfterMs = 600;
const silentAfterMs = 400;
const bodiless: readonly number[] = [101, 204, 205, 304];

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
  readonly #tell: BridgeHeard;
  #epoch = "";
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: BridgeHeard) {
    this.#tell = tell;
    for (const name of [channels.all, channels.tab(this.#tab)])
      new BroadcastChannel(name).addEventListener("message", ({ data }: MessageEvent<FromLeader>) => this.#hear(data));
    // Held for as long as this page lives, so that the leader hears when it is gone. Nothing is sent before it is.
    void navigator.locks.request(locks.tab(this.#tab), () => {
      this.#inbox.postMessage({ type: "hello", tab: this.#tab } satisfies ToLeader);
      return new Promise(() => {});
    });
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
      session: sessionStorage.getItem(sessionKey),
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
    this.#send({ type: "open", tab: this.#tab, socket, session: sessionStorage.getItem(sessionKey) });
    return {
      frame: (data) => this.#send({ type: "frame", tab: this.#tab, socket, data }),
      close: () => {
        if (this.#sockets.delete(socket)) this.#send({ type: "shut", tab: this.#tab, socket });
      },
    };
  }

  /** Puts the newsroom back as it was shipped, or, with `undo`, as it was before that. */
  reset({ undo }: { readonly undo: boolean }): void {
    this.#send({ type: "reset", tab: this.#tab, undo });
  }

  #send(message: ToLeader): void {
    this.#inbox.postMessage(message);
    this.#silence ??= setTimeout(() => this.#ask(), askAfterMs);
  }

  /** Asks whether anybody is there: an answer may be long in the making, but this one is given at once. */
  #ask(): void {
    this.#inbox.postMessage({ type: "hello", tab: this.#tab } satisfies ToLeader);
    this.#silence = setTimeout(() => this.#tell.onSilent(true), silentAfterMs);
  }

  #heardSomething(): void {
    clearTimeout(this.#silence);
    this.#silence = this.#waiting.size > 0 ? setTimeout(() => this.#ask(), askAfterMs) : undefined;
    this.#tell.onSilent(false);
  }

  #hear(message: FromLeader): void {
    if (message.type === "failed") return this.#tell.onFailed(message.why);
    this.#heardSomething();
    switch (message.type) {
      case "leader":
        return this.#follow(message);
      case "response":
        return this.#answer(message);
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

  #follow({ epoch, isReset, newsroom }: Extract<FromLeader, { type: "leader" }>): void {
    if (epoch === this.#epoch) return;
    const isFirst = this.#epoch === "";
    this.#epoch = epoch;
    if (isReset && !isFirst) return this.#tell.onReset();
    this.#tell.onNewsroom(newsroom);
    for (const socket of this.#sockets.values()) socket.close(1012, "The newsroom has moved to another tab");
    this.#sockets.clear();
    for (const { message } of this.#waiting.values()) this.#send(message);
  }

  #answer({ id, status, headers, body, session }: Extract<FromLeader, { type: "response" }>): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    if (session === null) sessionStorage.removeItem(sessionKey);
    else if (session !== undefined) sessionStorage.setItem(sessionKey, session);
    const list = new Headers();
    for (const [name, value] of headers) list.append(name, value);
    waiting.answer(new Response(bodiless.includes(status) ? null : body, { status, headers: list }));
  }
}
