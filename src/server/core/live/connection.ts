import { type ClientFrame, type CommitToSend, closeCodes, type RefusedCode, type ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Mode } from "#domain/mode.ts";
import type { Person } from "#domain/people.ts";
import type { Deps } from "../deps.ts";
import type { Socket } from "../socket.ts";
import { FrameRate, readFrame } from "./frames.ts";
import { refusedCommit } from "./refusedCommit.ts";
import type { Member, Room } from "./room.ts";

/** What a connection needs of what holds it. */
export interface Holder {
  readonly deps: Deps;
  room(storyId: StoryId): Room;
  /** Writes down that somebody tried to write under another's name. */
  sayForged(storyId: StoryId, person: Person): Promise<void>;
  /** Says that the session is in use. */
  used(connection: Connection): void;
  gone(connection: Connection): void;
}

/** What may wait to be read by the other side before it is cut off; it comes back and catches up. */
const mostUnreadBytes = 8_000_000;
const mostWaiting = 100;
const mostOpen = 100;
const mostForged = 3;

/** One socket: frames in, in their order, and frames out. It belongs to the person whose session it came with. */
export class Connection implements Member {
  readonly place: string;
  readonly tokenHash: string;
  person: Person;
  readonly #holder: Holder;
  readonly #socket: Socket;
  readonly #rate = new FrameRate();
  readonly #rooms = new Map<StoryId, Room>();
  #turn: Promise<void> = Promise.resolve();
  #waiting = 0;
  #forged = 0;
  #isClosed = false;

  constructor(holder: Holder, socket: Socket, who: { place: string; tokenHash: string; person: Person }) {
    this.#holder = holder;
    this.#socket = socket;
    this.place = who.place;
    this.tokenHash = who.tokenHash;
    this.person = who.person;
  }

  send(frame: ServerFrame): void {
    if (this.#isClosed) return;
    try {
      this.#socket.send(JSON.stringify(frame));
    } catch (fault) {
      // One connection that breaks as it is written to keeps nothing from the others.
      this.#holder.deps.log.error("socket.notSent", { why: String(fault) });
      return this.close(closeCodes.goingAway, "The connection broke");
    }
    if (this.#socket.waitingBytes() > mostUnreadBytes) this.close(closeCodes.tooMany, "Too much is waiting to be read");
  }

  close(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.ended();
    this.#socket.close(code, reason);
  }

  /** The socket has ended, whoever ended it. */
  ended(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const room of this.#rooms.values()) room.leave(this);
    this.#rooms.clear();
    this.#holder.gone(this);
  }

  /** Ends once everything that was heard is answered. */
  settled(): Promise<void> {
    return this.#turn;
  }

  hear(message: string | Uint8Array): void {
    if (this.#isClosed) return;
    if (!this.#rate.take()) return this.close(closeCodes.tooMany, "That is too many messages");
    const read = readFrame(message);
    if (!read.ok) return this.close(read.code, read.why);
    const { frame } = read;
    // A caret waits for nothing: it is worth something only at once.
    if (frame.type === "caret") return this.#rooms.get(frame.story)?.moveCaret(this, frame);
    if (this.#waiting >= mostWaiting) return this.close(closeCodes.tooMany, "Too many messages wait");
    this.#waiting += 1;
    this.#turn = this.#turn.then(async () => {
      this.#waiting -= 1;
      if (!this.#isClosed) await this.#take(frame).catch((fault: unknown) => this.#failed(frame, fault));
    });
  }

  #take(frame: Exclude<ClientFrame, { type: "caret" }>): Promise<void> {
    switch (frame.type) {
      case "open":
        return this.#open(frame.story, frame.have);
      case "since":
        return this.#since(frame.story, frame.seq);
      case "close":
        return this.#shut(frame.story);
      case "commit":
        return this.#commit(frame);
      default:
        return frame satisfies never;
    }
  }

  async #open(story: StoryId, have: number | null): Promise<void> {
    if (this.#rooms.size >= mostOpen) return this.close(closeCodes.tooMany, "Too many stories are open");
    const room = this.#rooms.get(story) ?? this.#holder.room(story);
    if (!(await room.enter(this, have))) return this.#refuse(story, { ref: null, code: "unknown", mode: null });
    if (this.#isClosed) room.leave(this);
    else this.#rooms.set(story, room);
  }

  async #since(story: StoryId, seq: number): Promise<void> {
    if (this.#rooms.has(story)) return this.#open(story, seq);
    return this.#refuse(story, { ref: null, code: "unknown", mode: null });
  }

  async #shut(story: StoryId): Promise<void> {
    this.#rooms.get(story)?.leave(this);
    this.#rooms.delete(story);
  }

  async #commit(frame: Extract<ClientFrame, { type: "commit" }>): Promise<void> {
    const { type: _type, story, ...commit } = frame;
    const room = this.#rooms.get(story);
    if (room === undefined) return this.#refuse(story, { ref: commit.ref, code: "unknown", mode: null });
    this.#holder.used(this);
    const answer = await room.add(commit satisfies CommitToSend, this.person);
    if (answer.ok) {
      if (answer.isAgain) room.tellAgain(this, answer.commit);
      return;
    }
    await this.#refuse(story, { ref: commit.ref, code: answer.code, mode: answer.mode });
    if (answer.code === "forged") await this.#heardForged(story);
  }

  async #heardForged(story: StoryId): Promise<void> {
    this.#forged += 1;
    await this.#holder.sayForged(story, this.person);
    if (this.#forged >= mostForged) this.close(closeCodes.forbidden, "Nobody can write under another's name");
  }

  async #refuse(
    story: StoryId,
    refused: { readonly ref: string | null; readonly code: RefusedCode; readonly mode: Mode | null },
  ): Promise<void> {
    const { says } = await refusedCommit(this.#holder.deps, story, refused);
    this.send({ type: "refused", story, ...refused, says });
  }

  /** The store did not answer: what was sent stays with its sender, who sends it again. */
  #failed(frame: ClientFrame, fault: unknown): void {
    this.#holder.deps.log.error("frame.failed", { type: frame.type, story: frame.story, why: String(fault) });
    const ref = frame.type === "commit" ? frame.ref : null;
    const says = "Saving has stopped. What you typed is kept; it is sent again by itself.";
    this.send({ type: "refused", story: frame.story, ref, code: "unavailable", mode: null, says });
  }
}
