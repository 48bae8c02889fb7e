import type { ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import { personColour } from "#domain/personColour.ts";
import type { Member } from "./room.ts";

/** Where somebody's caret is, in the copy at `seq`; null = gone. */
export interface Caret {
  readonly seq: number;
  readonly anchor: number | null;
  readonly head: number | null;
}

interface Shown {
  caret: Caret;
  sentAt: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/** At most ten a second of each connection. */
const everyMs = 100;

/**
 * The carets in one story. They are told and never stored, the last of several in a moment only; name and colour come
 * from the session, whatever is sent.
 */
export class Carets {
  readonly #storyId: StoryId;
  readonly #members: () => Iterable<Member>;
  readonly #shown = new Map<Member, Shown>();

  constructor(storyId: StoryId, members: () => Iterable<Member>) {
    this.#storyId = storyId;
    this.#members = members;
  }

  move(member: Member, caret: Caret): void {
    const shown = this.#shown.get(member) ?? { caret, sentAt: Number.NEGATIVE_INFINITY, timer: null };
    this.#shown.set(member, shown);
    shown.caret = caret;
    if (shown.timer !== null) return;
    const waitMs = shown.sentAt + everyMs - performance.now();
    if (waitMs <= 0) this.#send(member, shown);
    else
      shown.timer = setTimeout(() => {
        shown.timer = null;
        this.#send(member, shown);
      }, waitMs);
  }

  /** Shows everybody's caret to somebody who has come. */
  show(to: Member): void {
    for (const [member, { caret }] of this.#shown) if (member !== to) to.send(this.#frame(member, caret));
  }

  /** Takes the caret of somebody who has left from everybody's screen. */
  drop(member: Member): void {
    const shown = this.#shown.get(member);
    if (shown === undefined) return;
    if (shown.timer !== null) clearTimeout(shown.timer);
    this.#shown.delete(member);
    this.#tell(member, { seq: shown.caret.seq, anchor: null, head: null });
  }

  #send(member: Member, shown: Shown): void {
    shown.sentAt = performance.now();
    this.#tell(member, shown.caret);
  }

  #tell(from: Member, caret: Caret): void {
    const frame = this.#frame(from, caret);
    for (const member of this.#members()) if (member !== from) member.send(frame);
  }

  #frame({ place, person }: Member, caret: Caret): ServerFrame {
    return {
      type: "caret",
      story: this.#storyId,
      place,
      person: person.id,
      name: person.name,
      colour: personColour(person.id),
      seq: caret.seq,
      anchor: caret.anchor,
      head: caret.head,
    };
  }
}
