import { type ClientFrame, ServerFrame } from "#contract/live.ts";

/** What a connection says of itself. */
export interface ConnectionHeard {
  /** There is a connection. */
  open(): void;
  /** The one that there was has ended; `code` is the socket's own. */
  lost(code: number): void;
  /** None could be had: so many tries in a row have failed. */
  failed(tries: number): void;
  frame(frame: ServerFrame): void;
}

/** How long a new socket may take to open. */
const openWithinMs = 10_000;
/** After this much silence it is asked whether the other side is there: sooner where an answer is waited for. */
const askAfterMs = { waiting: 4000, idle: 25_000 } as const;
/** The time that an answer to that may take, and besides a millisecond for every eight bytes that were sent before it. */
const answerWithinMs = 6000;
const bytesInAMs = 8;
const lookEveryMs = 2000;
/** A page that nobody looked at for so long was asleep, with the computer: what was open then is most likely dead. */
const asleepAfterMs = 20_000;
const longestPauseMs = 30_000;

/**
 * One WebSocket that comes back by itself: with growing, jittered pauses up to 30 seconds, and at once when the browser
 * says that the network is back, that the page is seen again, or when the computer was asleep. A network that the
 * browser says is gone counts as a lost connection, and so does a socket on which nothing is answered: the browser
 * itself would notice minutes later.
 */
export class LiveConnection {
  readonly #address: string;
  readonly #heard: ConnectionHeard;
  #socket: WebSocket | null = null;
  #isWanted = false;
  #tries = 0;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #looks: ReturnType<typeof setInterval> | undefined;
  #lookedAt = 0;
  #since = 0;
  #heardAt = 0;
  #isWaiting = false;
  #bytesSent = 0;
  #askedAt: number | null = null;

  constructor(address: string, heard: ConnectionHeard) {
    this.#address = address;
    this.#heard = heard;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects and stays connected until `stop`. */
  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    addEventListener("online", this.#seenAgain);
    addEventListener("offline", this.#cut);
    addEventListener("pageshow", this.#seenAgain);
    document.addEventListener("visibilitychange", this.#seenAgain);
    this.#lookedAt = Date.now();
    this.#looks = setInterval(() => this.#look(), lookEveryMs);
    this.#connect();
  }

  stop(): void {
    this.#isWanted = false;
    removeEventListener("online", this.#seenAgain);
    removeEventListener("offline", this.#cut);
    removeEventListener("pageshow", this.#seenAgain);
    document.removeEventListener("visibilitychange", this.#seenAgain);
    clearInterval(this.#looks);
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close(1000);
  }

  /** Tries at once, where there is no connection. */
  retry(): void {
    if (!this.#isWanted || this.#socket !== null) return;
    this.#tries = 0;
    clearTimeout(this.#retry);
    this.#connect();
  }

  send(frame: ClientFrame): void {
    if (!this.isOpen) return;
    const text = JSON.stringify(frame);
    if (frame.type !== "caret" && frame.type !== "close" && frame.type !== "ping") this.#isWaiting = true;
    this.#bytesSent += text.length;
    this.#socket?.send(text);
  }

  #connect(): void {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#since = Date.now();
    socket.addEventListener("open", () => {
      if (this.#socket !== socket) return;
      this.#tries = 0;
      this.#failures = 0;
      this.#hears();
      this.#heard.open();
    });
    socket.addEventListener("message", ({ data }) => {
      if (this.#socket !== socket) return;
      this.#hears();
      const read = ServerFrame.safeParse(JSON.parse(String(data)));
      if (read.success) this.#heard.frame(read.data);
    });
    let wasOpen = false;
    socket.addEventListener("open", () => {
      wasOpen = true;
    });
    socket.addEventListener("close", ({ code }) => {
      if (this.#socket === socket) this.#ended(wasOpen, code);
    });
  }

  /** The socket is no more; it may still be closing. */
  #ended(wasOpen: boolean, code: number): void {
    this.#socket = null;
    this.#connectLater();
    if (wasOpen) return this.#heard.lost(code);
    this.#failures += 1;
    this.#heard.failed(this.#failures);
  }

  #connectLater(): void {
    if (!this.#isWanted) return;
    const pause = Math.min(longestPauseMs, 600 * 2 ** this.#tries) * (0.5 + Math.random() / 2);
    this.#tries += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#connect(), pause);
  }

  #hears(): void {
    this.#heardAt = Date.now();
    this.#isWaiting = false;
    this.#bytesSent = 0;
    this.#askedAt = null;
  }

  /** Looks whether the other side is still there, and whether this one was asleep. */
  #look(): void {
    const now = Date.now();
    // A page that is not seen is looked at seldom by the browser itself, and was not asleep for it.
    const wasAsleep = !document.hidden && now - this.#lookedAt > asleepAfterMs;
    this.#lookedAt = now;
    if (wasAsleep) return this.#anew();
    const socket = this.#socket;
    if (socket?.readyState === WebSocket.CONNECTING && now - this.#since > openWithinMs) return this.#giveUp(socket);
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (this.#askedAt === null) {
      const silentMs = now - this.#heardAt;
      if (silentMs >= (this.#isWaiting ? askAfterMs.waiting : askAfterMs.idle)) this.#ask(now);
    } else if (now - this.#askedAt > answerWithinMs + this.#bytesSent / bytesInAMs) this.#giveUp(socket);
  }

  #ask(now: number): void {
    this.#askedAt = now;
    this.send({ type: "ping" });
  }

  #giveUp(socket: WebSocket): void {
    const wasOpen = socket.readyState === WebSocket.OPEN;
    this.#ended(wasOpen, 1006);
    socket.close();
  }

  /** A new connection in place of the one that there was, which is not waited for. */
  #anew(): void {
    const socket = this.#socket;
    const wasOpen = socket?.readyState === WebSocket.OPEN;
    this.#socket = null;
    socket?.close();
    if (wasOpen) this.#heard.lost(1006);
    this.retry();
  }

  readonly #cut = (): void => {
    const socket = this.#socket;
    if (socket !== null) this.#giveUp(socket);
  };

  readonly #seenAgain = (): void => {
    if (document.hidden || !this.#isWanted) return;
    const now = Date.now();
    this.#lookedAt = now;
    if (this.#socket === null) return this.retry();
    const isSilent = this.isOpen && now - this.#heardAt > askAfterMs.idle + answerWithinMs;
    if (isSilent) this.#anew();
  };
}
