import { closeCodes, type ClientFrame, ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { CopyChannel, CopyMessage } from "#editor/channel.ts";
import { saySignedOut } from "./api.ts";

type DeskFrame = Extract<ServerFrame, { type: "desk" }>;
type Heard = Parameters<CopyChannel["listen"]>[0];

/**
 * The tab's one socket: it carries desk events and any number of open stories, comes back by itself with growing,
 * jittered pauses up to 30 seconds, and at once when the browser says that the network is back. A network that the
 * browser says is gone counts as a lost connection: the socket itself would notice minutes later. Copy is not kept
 * here: each channel's editor sends again what was not acknowledged.
 */
export class LiveSocket {
  #socket: WebSocket | null = null;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;
  readonly #stories = new Map<string, Set<Heard>>();
  readonly #desk = new Set<(frame: DeskFrame | null) => void>();
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** Connects and stays connected until `stop`. */
  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    addEventListener("online", this.#again);
    addEventListener("offline", this.#cut);
    document.addEventListener("visibilitychange", this.#again);
    this.#connect();
  }

  stop(): void {
    this.#isWanted = false;
    removeEventListener("online", this.#again);
    removeEventListener("offline", this.#cut);
    document.removeEventListener("visibilitychange", this.#again);
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
  }

  /** Tries at once, as after signing in again. */
  retry(): void {
    this.#again();
  }

  get isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Hears what changed on the desk; null after a gap in the connection, when anything may have. */
  onDesk(heard: (frame: DeskFrame | null) => void): () => void {
    this.#desk.add(heard);
    return () => this.#desk.delete(heard);
  }

  /** The way to one story's copy. Frames given to it while there is no connection are let go: the editor sends again. */
  channel(story: StoryId): CopyChannel {
    return {
      open: (have) => this.#send({ type: "open", story, have }),
      commit: (commit) =>
        this.#send({ type: "commit", story, ...commit, steps: [...commit.steps], gone: [...commit.gone] }),
      since: (seq) => this.#send({ type: "since", story, seq }),
      caret: (caret) => this.#send({ type: "caret", story, ...caret }),
      listen: (heard) => this.#listen(story, heard),
    };
  }

  #listen(story: StoryId, heard: Heard): () => void {
    const listeners = this.#stories.get(story) ?? new Set<Heard>();
    this.#stories.set(story, listeners);
    listeners.add(heard);
    heard.connected(this.isConnected);
    return () => {
      listeners.delete(heard);
      if (listeners.size > 0) return;
      this.#stories.delete(story);
      this.#send({ type: "close", story });
    };
  }

  #send(frame: ClientFrame): void {
    if (this.isConnected) this.#socket?.send(JSON.stringify(frame));
  }

  #connect(): void {
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#tries = 0;
      for (const heard of this.#desk) heard(null);
      this.#tellConnected(true);
    });
    socket.addEventListener("message", ({ data }) => this.#hear(String(data)));
    socket.addEventListener("close", ({ code }) => {
      if (this.#socket !== socket) return;
      this.#tellConnected(false);
      if (code === closeCodes.signIn) saySignedOut();
      this.#connectLater();
    });
  }

  #connectLater(): void {
    if (!this.#isWanted) return;
    const pause = Math.min(30_000, 300 * 2 ** this.#tries) * (0.5 + Math.random());
    this.#tries += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), pause);
  }

  readonly #cut = (): void => {
    const socket = this.#socket;
    if (socket === null || !this.isConnected) return;
    this.#socket = null;
    socket.close();
    this.#tellConnected(false);
    this.#connectLater();
  };

  readonly #again = (): void => {
    const isLost = this.#socket === null || this.#socket.readyState === WebSocket.CLOSED;
    if (!this.#isWanted || document.hidden || !isLost) return;
    this.#tries = 0;
    clearTimeout(this.#timer);
    this.#connect();
  };

  #hear(data: string): void {
    const read = ServerFrame.safeParse(JSON.parse(data));
    if (!read.success) return;
    const frame = read.data;
    if (frame.type === "desk") {
      for (const heard of this.#desk) heard(frame);
      return;
    }
    const { story, ...message } = frame;
    for (const heard of this.#stories.get(story) ?? []) heard.message(message satisfies CopyMessage);
  }

  #tellConnected(isConnected: boolean): void {
    for (const listeners of this.#stories.values()) for (const heard of listeners) heard.connected(isConnected);
  }
}
