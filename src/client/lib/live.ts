import type { PersonId, StoryId } from "#contract/fields.ts";
import { closeCodes, type ClientFrame, type ServerFrame } from "#contract/live.ts";
import { readSession } from "#contract/session.ts";
import type { CopyChannel, CopyMessage } from "#editor/channel.ts";
import { call, ProblemError, saySignedOut } from "./api.ts";
import { LiveConnection } from "./liveConnection.ts";
import { LongRequests } from "./longRequests.ts";

type DeskFrame = Extract<ServerFrame, { type: "desk" }>;
type Heard = Parameters<CopyChannel["listen"]>[0];

/** So many sockets in a row that could not be opened, while plain requests are answered, and those are used instead. */
const triesBeforeRequests = 3;
/** Without a socket nobody says what has changed on the desk: it is all asked for again so often. */
const deskEveryMs = 20_000;

/**
 * The tab's one way to what is live: desk events and any number of open stories, over one socket. Where the network
 * lets no socket through it goes by long requests, for as long as that is so. Copy is not kept here: each channel's
 * editor sends again what was not acknowledged.
 */
export class LiveSocket {
  readonly #connection: LiveConnection;
  /** The stories that are asked for by requests; null while there is a socket, or nothing. */
  #requests: Map<string, LongRequests> | null = null;
  #deskTimer: ReturnType<typeof setInterval> | undefined;
  #isProbing = false;
  #isWanted = false;
  readonly #stories = new Map<string, Set<Heard>>();
  readonly #desk = new Set<(frame: DeskFrame | null) => void>();

  constructor(address: string) {
    this.#connection = new LiveConnection(address, {
      open: () => {
        this.#leaveRequests();
        this.#sayGap();
        this.#tellConnected(true);
      },
      lost: (code) => {
        this.#tellConnected(false);
        if (code !== closeCodes.signIn) return;
        // Trying on would bring the same answer: `retry` is called once somebody has signed in.
        this.#connection.stop();
        saySignedOut();
      },
      failed: (tries) => void this.#probe(tries),
      frame: (frame) => this.#hear(frame),
    });
  }

  /** Connects and stays connected until `stop`. */
  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    addEventListener("offline", this.#requestsLost);
    this.#connection.start();
  }

  stop(): void {
    this.#isWanted = false;
    removeEventListener("offline", this.#requestsLost);
    const wasConnected = this.isConnected;
    this.#leaveRequests();
    this.#connection.stop();
    if (wasConnected) this.#tellConnected(false);
  }

  /** Tries at once, as after signing in again. */
  retry(): void {
    if (!this.#isWanted) return;
    this.#connection.start();
    this.#connection.retry();
  }

  get isConnected(): boolean {
    return this.#connection.isOpen || this.#requests !== null;
  }

  /** Hears what changed on the desk; null after a gap in the connection, when anything may have. */
  onDesk(heard: (frame: DeskFrame | null) => void): () => void {
    this.#desk.add(heard);
    return () => this.#desk.delete(heard);
  }

  /**
   * The way to one story's copy for one person: another who signs in meanwhile is not given their work. Frames given to
   * it while there is no connection are let go: the editor sends again.
   */
  channel(story: StoryId, person: PersonId): CopyChannel {
    const send = (frame: ClientFrame, byRequests: (requests: LongRequests) => void) => {
      const requests = this.#requestsOf(story, person);
      if (requests === null) this.#connection.send(frame);
      else byRequests(requests);
    };
    return {
      open: (have) => send({ type: "open", story, have, person }, (requests) => requests.open(have)),
      commit: (commit) =>
        send(
          { type: "commit", story, ...commit, steps: [...commit.steps], gone: [...commit.gone] },
          (requests) => void requests.commit(commit),
        ),
      since: (seq) => send({ type: "since", story, seq }, (requests) => requests.open(seq)),
      caret: (caret) => this.#connection.send({ type: "caret", story, ...caret }),
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
      this.#requests?.get(story)?.stop();
      this.#requests?.delete(story);
      this.#connection.send({ type: "close", story });
    };
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === "pong") return;
    if (frame.type === "desk") {
      for (const heard of this.#desk) heard(frame);
      return;
    }
    const { story, ...message } = frame;
    this.#tellStory(story, message);
  }

  #tellStory(story: string, message: CopyMessage): void {
    for (const heard of this.#stories.get(story) ?? []) heard.message(message);
  }

  #tellConnected(isConnected: boolean): void {
    for (const listeners of this.#stories.values()) for (const heard of listeners) heard.connected(isConnected);
  }

  #sayGap(): void {
    for (const heard of this.#desk) heard(null);
  }

  /**
   * A socket that cannot be had says nothing of why: a request does. The session may have ended, which `call` tells;
   * nothing may be there; or plain requests pass where sockets do not.
   */
  async #probe(tries: number): Promise<void> {
    if (this.#isProbing || this.#requests !== null) return;
    this.#isProbing = true;
    try {
      await call(readSession, { signal: AbortSignal.timeout(10_000) });
      if (tries >= triesBeforeRequests && this.#isWanted && !this.isConnected) this.#goByRequests();
    } catch (problem) {
      // Else the next try of the socket asks again.
      if (problem instanceof ProblemError && problem.problem.status === 401) this.#connection.stop();
    } finally {
      this.#isProbing = false;
    }
  }

  #goByRequests(): void {
    this.#requests = new Map();
    this.#deskTimer = setInterval(() => this.#sayGap(), deskEveryMs);
    this.#sayGap();
    this.#tellConnected(true);
  }

  #leaveRequests(): void {
    clearInterval(this.#deskTimer);
    for (const each of this.#requests?.values() ?? []) each.stop();
    this.#requests = null;
  }

  readonly #requestsLost = (): void => {
    if (this.#requests === null) return;
    this.#leaveRequests();
    this.#tellConnected(false);
    this.#connection.retry();
  };

  #requestsOf(story: StoryId, person: PersonId): LongRequests | null {
    if (this.#requests === null) return null;
    const known = this.#requests.get(story);
    if (known !== undefined) return known;
    const made = new LongRequests(
      { story, person },
      { hear: (message) => this.#tellStory(story, message), lost: this.#requestsLost },
    );
    this.#requests.set(story, made);
    return made;
  }
}
