import {
  type ClientFrame,
  type CommitToSend,
  closeCodes,
  type RefusedCode,
  type ResolveToSend,
  type ServerFrame,
} from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Mode } from "#domain/mode.ts";
import type { Person } from "#domain/people.ts";
import type { Deps } from "../deps.ts";
import type { RecordedSuggestion } from "../repos/suggestions.ts";
import type { Socket } from "../socket.ts";
import type { Asked } from "./asked.ts";
import type { QuotedWords } from "#document/quoteWords.ts";
import { FrameRate, readFrame, textOf } from "./frames.ts";
import { refusedCommit } from "./refusedCommit.ts";
import type { Member, Room } from "./room.ts";

/** A frame that is answered in its turn. */
type Waiting = Exclude<ClientFrame, { type: "caret" | "ping" }>;

interface RefusedFrame {
  readonly ref: string | null;
  readonly code: RefusedCode;
  readonly mode: Mode | null;
  readonly settled?: readonly RecordedSuggestion[];
  readonly quotes?: readonly QuotedWords[] | undefined;
}

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
      this.#socket.send(textOf(frame));
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
    if (frame.type === "ping") return this.send({ type: "pong" });
    // A caret waits for nothing: it is worth something only at once.
    if (frame.type === "caret") return this.#rooms.get(frame.story)?.moveCaret(this, frame);
    if (this.#waiting >= mostWaiting) return this.close(closeCodes.tooMany, "Too many messages wait");
    this.#waiting += 1;
    this.#turn = this.#turn.then(async () => {
      this.#waiting -= 1;
      if (!this.#isClosed) await this.#take(frame).catch((fault: unknown) => this.#failed(frame, fault));
    });
  }

  #take(frame: Waiting): Promise<void> {
    switch (frame.type) {
      case "open":
        return this.#openAs(frame);
      case "since":
        return this.#since(frame.story, frame.seq);
      case "close":
        return this.#shut(frame.story);
      case "commit":
        return this.#commit(frame);
      case "resolve":
        return this.#resolve(frame);
      case "undoResolve":
        return this.#ask(frame.story, { kind: frame.type, ref: frame.ref, seq: frame.seq });
      default:
        return frame satisfies never;
    }
  }

  /** A page that is still somebody's whose session this is not must not write under this person's name (promise R5). */
  async #openAs({ story, have, person }: Extract<Waiting, { type: "open" }>): Promise<void> {
    const isOthers = person !== undefined && person !== this.person.id;
    if (isOthers) return this.close(closeCodes.signIn, "Somebody else is signed in");
    return this.#open(story, have);
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

  #commit({ type: kind, story, ...commit }: Extract<ClientFrame, { type: "commit" }>): Promise<void> {
    return this.#ask(story, { kind, ...(commit satisfies CommitToSend) });
  }

  #resolve({ type: kind, story, ...resolve }: Extract<ClientFrame, { type: "resolve" }>): Promise<void> {
    return this.#ask(story, { kind, ...(resolve satisfies ResolveToSend) });
  }

  async #ask(story: StoryId, asked: Asked): Promise<void> {
    const room = this.#rooms.get(story);
    if (room === undefined) return this.#refuse(story, { ref: asked.ref, code: "unknown", mode: null });
    this.#holder.used(this);
    const answer = await room.ask(asked, this.person);
    // Everybody in the room was told of a new commit, its sender too.
    if (answer.ok) {
      if (answer.isAgain) room.tellAgain(this, answer.commit);
      return;
    }
    const { code, mode, settled, quotes } = answer;
    await this.#refuse(story, { ref: asked.ref, code, mode, settled, quotes });
    if (code === "forged") await this.#heardForged(story);
  }

  async #heardForged(story: StoryId): Promise<void> {
    this.#forged += 1;
    await this.#holder.sayForged(story, this.person);
    if (this.#forged >= mostForged) this.close(closeCodes.forbidden, "Nobody can write under another's name");
  }

  async #refuse(story: StoryId, { settled = [], quotes, ...refused }: RefusedFrame): Promise<void> {
    const { says } = await refusedCommit(this.#holder.deps, story, { ...refused, settled });
    const named = quotes === undefined ? {} : { quotes: quotes.map((each) => ({ ...each })) };
    this.send({ type: "refused", story, ...refused, says, ...named });
  }

  /** The store did not answer: what was sent stays with its sender, who sends it again. */
  #failed(frame: Waiting, fault: unknown): void {
    this.#holder.deps.log.error("frame.failed", { type: frame.type, story: frame.story, why: String(fault) });
    const ref = "ref" in frame ? frame.ref : null;
    const says = "Saving has stopped. What you typed is kept; it is sent again by itself.";
    this.send({ type: "refused", story: frame.story, ref, code: "unavailable", mode: null, says });
  }
}
