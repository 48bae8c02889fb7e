import type { ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import type { Deps } from "#server/core/deps.ts";
import { type Member, Room } from "#server/core/live/room.ts";
import type { ComparedTimes } from "../figures.ts";
import { letterAt } from "../live/storyWriter.ts";
import type { SignedInPerson } from "./newsroom.ts";

/** Somebody who opens stories in this process, without a socket, and writes in them. */
export class RoomVisitor {
  readonly #deps: Deps;
  readonly #member: Member;
  #last: ServerFrame | null = null;

  constructor(deps: Deps, { person }: SignedInPerson) {
    this.#deps = deps;
    const send = (frame: ServerFrame) => {
      this.#last = frame;
    };
    this.#member = { place: person.id, person, send };
  }

  /** Opens a story that nobody has open: its room is a new one. Gives how long the copy took, and the room. */
  async open(story: StoryId): Promise<{ readonly tookMs: number; readonly room: Room }> {
    const room = new Room(this.#deps, story);
    const startedAt = performance.now();
    await room.enter(this.#member, null);
    // As it goes over the socket.
    JSON.stringify(this.#last);
    const tookMs = performance.now() - startedAt;
    await room.settle();
    return { tookMs, room };
  }

  /** How long two stories' copies take, by turns, each in a new room. */
  async openByTurns({ ours, floor }: { readonly ours: StoryId; readonly floor: StoryId }): Promise<ComparedTimes> {
    const rooms: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
    for (let i = 0; i < roomsOpened; i++) {
      rooms.ours.push((await this.open(ours)).tookMs);
      rooms.floor.push((await this.open(floor)).tookMs);
    }
    return rooms;
  }

  /** Adds commits of a letter each to an open story until it has so many, at a place that is in it. */
  async write(room: Room, until: number, at: number): Promise<void> {
    const { person } = this.#member;
    for (let base = 0; base < until; base += together) {
      const letters = Array.from({ length: Math.min(together, until - base) }, () => ({
        ref: crypto.randomUUID(),
        base,
        epoch: 0,
        steps: [letterAt(at)],
        gone: [""],
      }));
      const answers = await Promise.all(letters.map((commit) => room.add(commit, person)));
      if (!answers.every(({ ok }) => ok)) throw new Error("A commit of the bench was refused");
    }
    await room.settle();
  }
}

const roomsOpened = 30;
/** As many as the server stores in one. */
const together = 50;
