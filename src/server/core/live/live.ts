import { closeCodes, type ServerFrame } from "#contract/live.ts";
import { StoryId } from "#contract/fields.ts";
import type { Person } from "#domain/people.ts";
import { sessionLasts } from "#domain/storage.ts";
import { personOfSession } from "../actor.ts";
import { audit } from "../audit.ts";
import type { Deps } from "../deps.ts";
import { sha256 } from "../digest.ts";
import { HubMessage, type Topic } from "../events/outbox.ts";
import { jobContext } from "../jobs/jobContext.ts";
import { holdersOf } from "../repos/openSessions.ts";
import * as sessions from "../repos/sessions.ts";
import type { Socket } from "../socket.ts";
import { inTransaction } from "../transaction.ts";
import { CopyHint } from "./authority.ts";
import { Connection, type Holder } from "./connection.ts";
import { CaretsHint } from "./elsewhere.ts";
import { listingTopic } from "./listing.ts";
import { Room } from "./room.ts";

const deskTopics: readonly Topic[] = ["story", "people", "desks", "notices"];
const lookEveryMs = 2000;
const emptyForMs = 30_000;
const seenEveryMs = 5 * 60_000;

const all = new WeakMap<Deps, Live>();

/** The live copy of one application: the one that goes with these deps. */
export function liveOf(deps: Deps): Live {
  const known = all.get(deps);
  if (known !== undefined) return known;
  const made = new Live(deps);
  all.set(deps, made);
  return made;
}

/** Every socket and every open story of one process. */
export class Live implements Holder {
  readonly deps: Deps;
  readonly #rooms = new Map<StoryId, { readonly room: Room; emptyAt: number }>();
  readonly #connections = new Set<Connection>();
  readonly #usedAt = new Map<string, number>();
  readonly #unsubscribe: (() => void)[];
  #timer: ReturnType<typeof setInterval> | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(deps: Deps) {
    this.deps = deps;
    const { hub } = deps;
    this.#unsubscribe = [
      ...deskTopics.map((topic) => hub.subscribe(topic, (message) => this.#heard(topic, message))),
      hub.subscribe("copy", (message) => this.#heardCopy(message)),
      hub.subscribe("carets", (message) => this.#heardCarets(message)),
      hub.subscribe(listingTopic, (storyId) => this.#tellDesks("story", storyId, null)),
    ];
  }

  /**
   * Takes a socket in, with the token of the session that it came with; whoever is not signed in is closed with 4401.
   * Frames that come while this is looked up wait.
   */
  async connect(socket: Socket, token: string | null): Promise<void> {
    const early: (string | Uint8Array)[] = [];
    let hear = (message: string | Uint8Array): void => void early.push(message);
    let ended = false;
    let onEnd = (): void => {
      ended = true;
    };
    socket.onMessage((message) => hear(message));
    socket.onClose(() => onEnd());
    const admitted = await this.#admitted(token);
    if (ended) return;
    if (admitted === "later" || this.#isStopped) return socket.close(closeCodes.goingAway, "Come back in a moment");
    if (admitted === null) return socket.close(closeCodes.signIn, "Not signed in");
    const connection = new Connection(this, socket, { place: this.deps.ids.next(), ...admitted });
    this.#connections.add(connection);
    this.#watch();
    hear = (message) => connection.hear(message);
    onEnd = () => connection.ended();
    for (const message of early.splice(0)) connection.hear(message);
  }

  /** The room of a story, made when nobody has it open. */
  room(storyId: StoryId): Room {
    const known = this.#rooms.get(storyId);
    if (known !== undefined) return known.room;
    const room = new Room(this.deps, storyId);
    this.#rooms.set(storyId, { room, emptyAt: performance.now() });
    this.#watch();
    return room;
  }

  /** Stores and answers what was sent, and ends every connection: each comes back by itself to the next process. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    await this.#looking;
    await Promise.all([...this.#connections].map((connection) => connection.settled()));
    await Promise.all([...this.#rooms.values()].map(({ room }) => room.settle()));
    for (const connection of [...this.#connections]) connection.close(closeCodes.goingAway, "The server is stopping");
    this.#rooms.clear();
  }

  async sayForged(storyId: StoryId, person: Person): Promise<void> {
    const ctx = { ...jobContext(this.deps), actor: person };
    await inTransaction(ctx, (tx) => audit(tx, ctx, "copy.forged", storyId));
  }

  /** Typing keeps a session alive as requests do; this is written down now and then only. */
  used({ tokenHash }: Connection): void {
    const now = performance.now();
    if (now - (this.#usedAt.get(tokenHash) ?? Number.NEGATIVE_INFINITY) < seenEveryMs) return;
    this.#usedAt.set(tokenHash, now);
    void sessions
      .seen(this.deps.db, tokenHash, this.deps.clock.now().toISOString())
      .catch((fault: unknown) => this.deps.log.error("session.notSeen", { why: String(fault) }));
  }

  gone(connection: Connection): void {
    this.#connections.delete(connection);
    this.#usedAt.delete(connection.tokenHash);
  }

  #heard(topic: Topic, message: string): void {
    const read = HubMessage.safeParse(JSON.parse(message));
    if (!read.success) return;
    const { storyId, revision, personId } = read.data;
    if (topic === "notices") return this.#tellOf(personId);
    if (topic === "people") void this.#look();
    else if (storyId !== null) void this.#rooms.get(StoryId.parse(storyId))?.room.check();
    this.#tellDesks(topic, storyId, revision);
  }

  #heardCopy(message: string): void {
    const read = CopyHint.safeParse(JSON.parse(message));
    if (read.success) this.#rooms.get(StoryId.parse(read.data.storyId))?.room.hint(read.data.seq);
  }

  #heardCarets(message: string): void {
    const read = CaretsHint.safeParse(JSON.parse(message));
    if (read.success) this.#rooms.get(StoryId.parse(read.data.storyId))?.room.heardOfGuests(read.data);
  }

  #tellDesks(topic: Topic, storyId: string | null, revision: number | null): void {
    const frame: ServerFrame = { type: "desk", topic, storyId, revision };
    for (const connection of [...this.#connections]) connection.send(frame);
  }

  /** That somebody is told something is heard on their own desks alone. */
  #tellOf(personId: string | null): void {
    for (const connection of [...this.#connections])
      if (connection.person.id === personId)
        connection.send({ type: "desk", topic: "notices", storyId: null, revision: null });
  }

  /** Looks now and then while anything is open: hints can be lost, sessions run out, and rooms become empty. */
  #watch(): void {
    if (this.#timer !== null || this.#isStopped) return;
    this.#timer = setInterval(() => void this.#look(), lookEveryMs);
  }

  #look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      try {
        await this.#lookAtSessions();
      } catch (fault) {
        this.deps.log.error("live.notLooked", { why: String(fault) });
      }
      await Promise.all([...this.#rooms].map(([storyId]) => this.#lookAtRoom(storyId)));
      if (this.#rooms.size > 0 || this.#connections.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    });
    return this.#looking;
  }

  /** Whoever has left, signed out or been away too long is let go; a new name is the one that carets show. */
  async #lookAtSessions(): Promise<void> {
    const open = [...this.#connections];
    if (open.length === 0) return;
    const now = this.deps.clock.now();
    const idleSince = new Date(now.getTime() - sessionLasts.idleHours * 3_600_000).toISOString();
    const hashes = [...new Set(open.map((connection) => connection.tokenHash))];
    const holders = await holdersOf(this.deps.db, hashes, { now: now.toISOString(), idleSince });
    for (const connection of open) {
      const holder = holders.find((each) => each.token_hash === connection.tokenHash);
      if (holder === undefined) connection.close(closeCodes.signIn, "Not signed in");
      else connection.person = { kind: "person", id: holder.id, name: holder.name, roles: holder.roles };
    }
  }

  async #lookAtRoom(storyId: StoryId): Promise<void> {
    const held = this.#rooms.get(storyId);
    if (held === undefined) return;
    if (!held.room.isEmpty) {
      held.emptyAt = performance.now();
      return held.room.look();
    }
    if (performance.now() - held.emptyAt < emptyForMs) return;
    await held.room.settle();
    if (held.room.isEmpty) this.#rooms.delete(storyId);
  }

  /** Who comes with this token; null = nobody who is signed in. `later` = it cannot be found out now. */
  async #admitted(token: string | null): Promise<{ person: Person; tokenHash: string } | "later" | null> {
    try {
      const person = await personOfSession(this.deps, token);
      return person === null || token === null ? null : { person, tokenHash: await sha256(token) };
    } catch (fault) {
      this.deps.log.error("socket.notAdmitted", { why: String(fault) });
      return "later";
    }
  }
}
