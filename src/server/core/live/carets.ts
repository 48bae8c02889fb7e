import type { ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import { broughtTo, type PassedCommit } from "#document/carets.ts";
import { personColour } from "#domain/personColour.ts";
import type { Deps } from "../deps.ts";
import { Elsewhere, type Guest } from "./elsewhere.ts";
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

/** A caret that comes with the copy of longer ago is told as it came; its owner's next one will be right. */
const mostPassed = 300;

/**
 * Who is in one story, and where their carets are. Told and never stored, the last of several in a moment only; name
 * and colour come from the session, whatever is sent.
 */
export class Carets {
  readonly #storyId: StoryId;
  readonly #members: () => Iterable<Member>;
  readonly #shown = new Map<Member, Shown>();
  /** Those who have the story open in other processes. */
  readonly elsewhere: Elsewhere;
  #passed: readonly PassedCommit[] = [];

  constructor(deps: Deps, storyId: StoryId, members: () => Iterable<Member>) {
    this.#storyId = storyId;
    this.#members = members;
    this.elsewhere = new Elsewhere(deps, storyId, () => this.#asGuests(), {
      came: (guest) => this.#tellOthers(null, this.#here(guest, true)),
      moved: (guest) => this.#tellOthers(null, this.#frame(guest, guest)),
      left: (guest) => {
        this.#tellOthers(null, this.#frame(guest, { ...guest, anchor: null, head: null }));
        this.#tellOthers(null, this.#here(guest, false));
      },
    });
  }

  move(member: Member, caret: Caret): void {
    const shown = this.#shown.get(member) ?? { caret, sentAt: Number.NEGATIVE_INFINITY, timer: null };
    this.#shown.set(member, shown);
    shown.caret = this.#now(member.person.id, caret);
    if (shown.timer !== null) return;
    const waitMs = shown.sentAt + everyMs - performance.now();
    if (waitMs <= 0) this.#send(member, shown);
    else
      shown.timer = setTimeout(() => {
        shown.timer = null;
        this.#send(member, shown);
      }, waitMs);
  }

  /**
   * Takes every caret along with a commit that is told. Its owner is silent while it only moves with the copy, and
   * somebody who comes later has no older commits to follow it through.
   */
  follow(commit: PassedCommit): void {
    this.#passed = [...this.#passed, commit].slice(-mostPassed);
    for (const [member, shown] of this.#shown) shown.caret = this.#now(member.person.id, shown.caret);
  }

  /** Tells everybody that somebody has come, who may only read and never put a caret anywhere. */
  come(member: Member): void {
    this.#tellOthers(member, this.#here(whoIs(member), true));
    this.elsewhere.changed({ asks: true });
  }

  /** Shows somebody who has come who is here, and everybody's caret. */
  show(to: Member): void {
    const { guests } = this.elsewhere;
    for (const member of this.#members()) if (member !== to) to.send(this.#here(whoIs(member), true));
    for (const guest of guests) to.send(this.#here(guest, true));
    for (const [member, { caret }] of this.#shown) if (member !== to) to.send(this.#frame(whoIs(member), caret));
    for (const guest of guests) if (guest.anchor !== null) to.send(this.#frame(guest, this.#now(guest.person, guest)));
  }

  /** Takes somebody who has left, and their caret, from everybody's screen. */
  drop(member: Member): void {
    const shown = this.#shown.get(member);
    if (shown !== undefined) {
      if (shown.timer !== null) clearTimeout(shown.timer);
      this.#shown.delete(member);
      this.#tell(member, { seq: shown.caret.seq, anchor: null, head: null });
    }
    this.#tellOthers(member, this.#here(whoIs(member), false));
    this.elsewhere.changed({ asks: false });
    if ([...this.#members()].length === 0) this.elsewhere.forget();
  }

  #now(person: string, caret: Caret): Caret {
    const { anchor, head } = caret;
    const seq = this.#passed.at(-1)?.seq ?? caret.seq;
    if (anchor === null || head === null || caret.seq >= seq) return caret;
    return broughtTo({ seq: caret.seq, anchor, head }, { person, seq, passed: this.#passed }) ?? caret;
  }

  #send(member: Member, shown: Shown): void {
    shown.sentAt = performance.now();
    this.#tell(member, shown.caret);
    this.elsewhere.moved();
  }

  #tell(from: Member, caret: Caret): void {
    this.#tellOthers(from, this.#frame(whoIs(from), caret));
  }

  #asGuests(): Guest[] {
    return [...this.#members()].map((member) => {
      const { seq, anchor, head } = this.#shown.get(member)?.caret ?? { seq: 0, anchor: null, head: null };
      return { ...whoIs(member), seq, anchor, head };
    });
  }

  #tellOthers(from: Member | null, frame: ServerFrame): void {
    for (const member of this.#members()) if (member !== from) member.send(frame);
  }

  #here({ place, person, name }: Who, isHere: boolean): ServerFrame {
    return { type: "here", story: this.#storyId, place, person, name, colour: personColour(person), isHere };
  }

  #frame({ place, person, name }: Who, { seq, anchor, head }: Caret): ServerFrame {
    const who = { place, person, name, colour: personColour(person) };
    return { type: "caret", story: this.#storyId, ...who, seq, anchor, head };
  }
}

type Who = Pick<Guest, "place" | "person" | "name">;

function whoIs({ place, person }: Member): Who {
  return { place, person: person.id, name: person.name };
}
