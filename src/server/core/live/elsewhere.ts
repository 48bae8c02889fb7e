import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import type { Deps } from "../deps.ts";

const Guest = z.object({
  place: z.string(),
  person: z.string(),
  name: z.string(),
  seq: z.number().int(),
  anchor: z.number().int().nullable(),
  head: z.number().int().nullable(),
});
/** Somebody who has the story open in another process, and where their caret is; without one it is null. */
export type Guest = z.output<typeof Guest>;

/**
 * What the hub carries on the topic `carets`: who has a story open in one room, all of them each time, so that one that
 * is lost or told twice does no harm. `asks` = the others are to say the same of theirs.
 */
export const CaretsHint = z.object({
  storyId: z.string(),
  room: z.string(),
  asks: z.boolean(),
  guests: z.array(Guest),
});
type CaretsHint = z.output<typeof CaretsHint>;

/** So often at most a room tells the others where its carets are, however many there are. */
const everyMs = 250;
const heartbeatMs = 10_000;
/** Whose process has not been heard of for so long is gone with it. */
const goneAfterMs = 25_000;
/** A message of the hub is short: who comes after so many is not seen elsewhere. */
const mostBytes = 7000;

/** What a room is told of guests. */
export interface GuestsTold {
  came(guest: Guest): void;
  moved(guest: Guest): void;
  left(guest: Guest): void;
}

/** Who has one story open in other processes. Hints: never stored, and late by a quarter of a second. */
export class Elsewhere {
  readonly #hub: Deps["hub"];
  readonly #storyId: StoryId;
  readonly #own: () => readonly Guest[];
  readonly #told: GuestsTold;
  readonly #room: string;
  readonly #rooms = new Map<string, { heardAt: number; guests: ReadonlyMap<string, Guest> }>();
  #saidAt = Number.NEGATIVE_INFINITY;
  #asks = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    { hub, ids }: Pick<Deps, "hub" | "ids">,
    storyId: StoryId,
    own: () => readonly Guest[],
    told: GuestsTold,
  ) {
    this.#hub = hub;
    this.#storyId = storyId;
    this.#own = own;
    this.#told = told;
    this.#room = ids.next();
  }

  /** Everybody who is in the story elsewhere, as they were told last. */
  get guests(): readonly Guest[] {
    return [...this.#rooms.values()].flatMap(({ guests }) => [...guests.values()]);
  }

  /** Somebody has come or gone here, and the others hear it; `asks` = they are to say who is there. */
  changed({ asks }: { readonly asks: boolean }): void {
    this.#asks ||= asks;
    // Whoever is the last to go may be the last that this room says.
    if (this.#own().length === 0) this.#say();
    else this.#sayInTurn();
  }

  /** A caret has moved here: the others hear it, where there are any. */
  moved(): void {
    if (this.#rooms.size > 0) this.#sayInTurn();
  }

  /** Forgets who is elsewhere, as nobody is here to be told when they go. */
  forget(): void {
    this.#rooms.clear();
  }

  heard({ room, asks, guests }: CaretsHint): void {
    if (room === this.#room) return;
    const before = this.#rooms.get(room)?.guests ?? new Map<string, Guest>();
    const now = new Map(guests.map((guest) => [guest.place, guest]));
    if (now.size === 0) this.#rooms.delete(room);
    else this.#rooms.set(room, { heardAt: performance.now(), guests: now });
    for (const guest of before.values()) if (!now.has(guest.place)) this.#told.left(guest);
    for (const guest of now.values()) this.#tell(before.get(guest.place), guest);
    if (asks && this.#own().length > 0) this.#sayInTurn();
  }

  /** To be called every few seconds while anybody is here: says that they still are, and forgets who is not. */
  look(): void {
    const now = performance.now();
    for (const [room, { heardAt, guests }] of this.#rooms) {
      if (now - heardAt < goneAfterMs) continue;
      this.#rooms.delete(room);
      for (const guest of guests.values()) this.#told.left(guest);
    }
    if (now - this.#saidAt >= heartbeatMs) this.#say();
  }

  #tell(before: Guest | undefined, guest: Guest): void {
    if (before === undefined) this.#told.came(guest);
    const isMoved = before?.seq !== guest.seq || before.anchor !== guest.anchor || before.head !== guest.head;
    if (isMoved && (before !== undefined || guest.anchor !== null)) this.#told.moved(guest);
  }

  #sayInTurn(): void {
    if (this.#timer !== null) return;
    const waitMs = this.#saidAt + everyMs - performance.now();
    if (waitMs <= 0) this.#say();
    else this.#timer = setTimeout(() => this.#say(), waitMs);
  }

  #say(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#saidAt = performance.now();
    let left = mostBytes;
    const guests = this.#own().filter((guest) => (left -= bytesOf(guest)) > 0);
    const hint: CaretsHint = { storyId: this.#storyId, room: this.#room, asks: this.#asks, guests };
    this.#asks = false;
    this.#hub.publish("carets", JSON.stringify(hint));
  }
}

function bytesOf(guest: Guest): number {
  return new TextEncoder().encode(JSON.stringify(guest)).length + 1;
}
