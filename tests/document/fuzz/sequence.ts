import type { Node } from "prosemirror-model";
import { CommitToSend } from "#contract/live.ts";
import { isSaved } from "#document/clientLog.ts";
import type { Rules } from "#document/rebase.ts";
import type { LogCommit } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { wordsOf } from "#document/stepWords.ts";
import { FuzzEditor } from "./editor.ts";
import { differingLetters, letterAt, lettersOf } from "./letters.ts";
import { Network } from "./network.ts";
import { faultsAtRest, type Outcome, outcomeOf, type Played } from "./outcome.ts";
import type { Profile } from "./profiles.ts";
import { type Random, randomFrom } from "./random.ts";
import { FuzzServer } from "./server.ts";
import { startingCopy } from "./startingCopy.ts";

/** What is told of one letter: where it appears, and where it goes. */
export interface Follow {
  readonly letter: string;
  tell(line: string): void;
}

/**
 * Plays one sequence: some people edit one story over a network that loses, delays and reorders, on a server that has
 * its moments, in pages that are loaded anew, until all have done what they do and everything is answered. The same
 * seed plays the same. `follow` is told of one letter.
 */
export function playSequence(
  seed: number,
  profile: Profile,
  { rules, follow }: { readonly rules: Rules; readonly follow: Follow | null },
): Outcome {
  return new Sequence(seed, profile, rules, follow).play();
}

/** How many ticks a change is kept after, which stand for a quarter of a second. */
const keptAfter = 2;

class Sequence {
  readonly #random: Random;
  readonly #profile: Profile;
  readonly #follow: Follow | null;
  readonly #network: Network;
  readonly #server: FuzzServer;
  readonly #played: Played;
  readonly #holders = new Map<string, boolean>();
  #left: number;
  #given = 0;

  constructor(seed: number, profile: Profile, rules: Rules, follow: Follow | null) {
    this.#random = randomFrom(seed);
    this.#profile = profile;
    this.#left = profile.gestures;
    this.#follow = follow;
    this.#network = new Network(this.#random);
    const start = startingCopy();
    this.#server = new FuzzServer(start, rules);
    const [atLeast, atMost] = profile.people;
    const people = atLeast + this.#random.below(atMost - atLeast + 1);
    const putAgain = new Set<string>();
    this.#played = {
      seed,
      start,
      server: this.#server,
      editors: Array.from({ length: people }, (_, i) => {
        const mode = profile.modes[i] ?? "edit";
        this.#server.modes.set(`p${i}`, mode);
        return new FuzzEditor(`p${i}`, start, { rules, putAgain, mode });
      }),
      typed: [],
      unkept: new Set(),
      putAgain,
      faults: [],
      gestures: 0,
    };
  }

  play(): Outcome {
    const { faults } = this.#played;
    try {
      while (this.#left > 0) this.#tick();
      this.#settle();
      faults.push(...faultsAtRest(this.#played));
    } catch (error) {
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    return outcomeOf(this.#played);
  }

  #tick() {
    const { offline } = this.#profile;
    this.#network.pass(1);
    for (const editor of this.#played.editors) {
      if (this.#left > 0 && this.#random.chance(0.5)) this.#act(editor);
      if (!this.#isOffline(editor) && this.#random.chance(offline.likelihood))
        editor.offlineUntil = this.#network.now + this.#between(offline.ticks);
      if (this.#random.chance(0.4)) this.#send(editor);
      if (this.#random.chance(0.05)) this.#catchUp(editor);
      if (this.#random.chance(0.003)) this.#reload(editor);
      if (this.#random.chance(0.001)) this.#turnMode(editor);
    }
    if (this.#random.chance(0.05)) this.#server.notes.make(this.#server.doc, this.#server.seq, this.#random);
  }

  #between([atLeast, atMost]: readonly [number, number]): number {
    return atLeast + this.#random.below(atMost - atLeast + 1);
  }

  #act(editor: FuzzEditor) {
    this.#left--;
    if (editor.mode === "read") return;
    const from = this.#given;
    const before = { doc: editor.state.doc, steps: editor.log.unconfirmed.length };
    if (editor.act(this.#random, (count) => this.#fresh(count))) this.#played.gestures++;
    this.#note(editor, before, from);
    this.#look(editor.name, editor.state.doc, "a gesture");
    this.#keepSoon(editor);
  }

  /** Letters that nobody has typed yet. */
  #fresh(count: number): string {
    const from = this.#given;
    this.#given += count;
    return Array.from({ length: count }, (_, i) => letterAt(from + i)).join("");
  }

  /**
   * Notes what a gesture put in. A paste may be turned away where it does not fit: only what came to stand on the screen
   * was typed. What is not new was put in again, by a move or by undo.
   */
  #note(editor: FuzzEditor, before: { readonly doc: Node; readonly steps: number }, from: number) {
    const { typed, putAgain } = this.#played;
    const fresh = new Set(Array.from({ length: this.#given - from }, (_, i) => letterAt(from + i)));
    const standing = differingLetters(before.doc, editor.state.doc).after;
    const came = [...fresh].filter((letter) => standing.has(letter));
    typed.push(...came);
    editor.kept.noteTyped(came);
    for (const { step } of editor.log.unconfirmed.slice(before.steps))
      for (const letter of wordsOf(step)) if (!fresh.has(letter)) putAgain.add(letter);
  }

  #keepSoon(editor: FuzzEditor) {
    this.#network.post(keptAfter, () => editor.keep());
  }

  #isOffline(editor: FuzzEditor): boolean {
    return this.#network.now < editor.offlineUntil;
  }

  #send(editor: FuzzEditor) {
    const { now } = this.#network;
    const isResend = editor.log.inflight !== null;
    if (this.#isOffline(editor) || (isResend && now - editor.sentAt < 12)) return;
    const sent = editor.toSend();
    if (!sent) return;
    editor.sentAt = now;
    if (this.#random.chance(0.08)) return;
    const frame = JSON.stringify(sent);
    this.#network.post(5, () => this.#answer(editor, CommitToSend.parse(JSON.parse(frame))));
  }

  #answer(sender: FuzzEditor, sent: CommitToSend) {
    const answer = this.#server.receive(sender.name, sent, this.#trouble());
    if ("refused" in answer) return this.#refuse(sender, sent, answer);
    this.#look("server", this.#server.doc, sent.ref);
    for (const editor of this.#played.editors) {
      if (this.#random.chance(0.06)) continue;
      this.#network.post(8, () => this.#isOffline(editor) || this.#hear(editor, [answer.commit]));
    }
  }

  #trouble(): "behind" | "unavailable" | null {
    if (this.#random.chance(0.01)) return "behind";
    return this.#random.chance(0.01) ? "unavailable" : null;
  }

  #refuse(sender: FuzzEditor, { ref, epoch }: CommitToSend, { refused, detail }: { refused: string; detail: string }) {
    const mode = this.#server.modeOf(sender.name);
    // Others' commits may make more of a suggestion than one, on its way; it is made anew. And whoever edits may bring
    // another's suggested words back by undo, of which the server alone knows whether they ever stood so.
    const isRemade = mode === "suggest" && (refused === "changesCopy" || refused === "others");
    const isUndone = mode === "edit" && refused === "forged" && this.#profile.modes.length > 0;
    const isLate = mode === "read" || epoch < this.#server.epoch;
    const isExpected = ["behind", "unavailable"].includes(refused) || isRemade || isUndone || isLate;
    if (isRemade) sender.refused++;
    if (!isExpected) this.#played.faults.push(`refused ${refused}: ${detail}`);
    if (refused === "unavailable" || this.#random.chance(0.05)) return;
    this.#network.post(8, () => {
      if (this.#isOffline(sender) || sender.log.inflight?.ref !== ref) return;
      sender.hearRefusal(ref, refused, mode);
      this.#look(sender.name, sender.state.doc, `refusal of ${ref}`);
      this.#keepSoon(sender);
      this.#catchUp(sender);
    });
  }

  #hear(editor: FuzzEditor, commits: readonly LogCommit[]) {
    const { doc } = editor.state;
    editor.hear(commits);
    if (doc !== editor.state.doc) this.#look(editor.name, editor.state.doc, commits.map(({ ref }) => ref).join(" "));
    this.#keepSoon(editor);
  }

  /** What a client is told when it opens the copy: what it lacks, or the whole if that is much, and its mode. */
  #catchUp(editor: FuzzEditor) {
    if (this.#isOffline(editor)) return;
    const { seq } = editor.log;
    if (this.#server.seq - seq > this.#profile.mostBehind) {
      editor.hearWhole(this.#whole(seq));
      this.#look(editor.name, editor.state.doc, "the copy whole");
      this.#keepSoon(editor);
    } else this.#hear(editor, this.#server.log.slice(seq));
    editor.hearMode(this.#server.modeOf(editor.name), this.#server.epoch);
  }

  #whole(have: number | null) {
    const copy = this.#server.whole(have);
    return { ...copy, doc: schema.nodeFromJSON(copy.doc) };
  }

  /**
   * The page is loaded anew. One that closes in order keeps what it has; one that crashes has what it kept last, and
   * without that, and without a network, it does not open.
   */
  #reload(editor: FuzzEditor) {
    if (this.#random.chance(0.5)) editor.keep();
    if (editor.kept.isEmpty && this.#isOffline(editor)) return;
    for (const letter of editor.reload(this.#whole(null))) this.#played.unkept.add(letter);
    this.#look(editor.name, editor.state.doc, "a page loaded anew");
  }

  /** From now on this person may do less, or what they could again. They hear it at once, or when they are back. */
  #turnMode(editor: FuzzEditor) {
    const { modes } = this.#server;
    const most = this.#profile.modes[this.#played.editors.indexOf(editor)] ?? "edit";
    if (modes.get(editor.name) === most) {
      const mayEdit = most === "edit" && this.#profile.modes.length > 0;
      modes.set(editor.name, mayEdit && this.#random.chance(0.7) ? "suggest" : "read");
      this.#network.post(40, () => modes.get(editor.name) !== most && this.#turnMode(editor));
    } else modes.set(editor.name, most);
    this.#server.epoch++;
    this.#network.post(5, () => this.#catchUp(editor));
  }

  #settle() {
    const { editors } = this.#played;
    for (const editor of editors) editor.offlineUntil = -1;
    for (let round = 0; round < 400; round++) {
      this.#network.pass(20);
      for (const editor of editors) {
        this.#catchUp(editor);
        this.#send(editor);
      }
      if (this.#network.isQuiet && editors.every(({ log }) => isSaved(log))) break;
    }
    for (const editor of editors) this.#catchUp(editor);
  }

  #look(holder: string, doc: Node, cause: string) {
    if (!this.#follow) return;
    const holds = lettersOf(doc).has(this.#follow.letter);
    if ((this.#holders.get(holder) ?? false) === holds) return;
    this.#holders.set(holder, holds);
    this.#follow.tell(`${this.#network.now} ${holder} ${holds ? "has it" : "has it no more"}, by ${cause}`);
  }
}
