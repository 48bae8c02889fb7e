import { type Node, Node as ProseMirrorNode } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { CommitToSend } from "#contract/live.ts";
import { isSaved } from "#document/clientLog.ts";
import { allRules, type Rules } from "#document/rebase.ts";
import type { LogCommit } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import { FuzzEditor, lettersOf } from "./editor.ts";
import { type Random, randomFrom } from "./random.ts";
import { FuzzServer } from "./server.ts";

/** How bad a network, and how long a day. */
export interface Profile {
  readonly gestures: number;
  /** How likely an editor goes offline at each tick, and for how long at most. */
  readonly offline: { readonly likelihood: number; readonly ticks: number };
}

/** What a sequence ended with. Every list but the counts has to be empty. */
export interface Outcome {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly lost: readonly string[];
  readonly typed: number;
  readonly inTray: number;
  readonly commits: number;
  readonly gestures: number;
}

/**
 * Plays one sequence: three to five people edit one story over a network that loses, delays and reorders, until all
 * have done what they do and everything is answered. The same seed plays the same. `follow` is told, for one letter,
 * where it appears and where it goes.
 */
export function playSequence(
  seed: number,
  profile: Profile,
  { rules = allRules, follow = null }: { rules?: Rules; follow?: Follow | null } = {},
): Outcome {
  const sequence = new Sequence(seed, profile, rules, follow);
  return sequence.play();
}

export interface Follow {
  readonly letter: string;
  tell(line: string): void;
}

interface Message {
  readonly at: number;
  readonly arrive: () => void;
}

class Sequence {
  readonly #seed: number;
  readonly #random: Random;
  readonly #profile: Profile;
  readonly #follow: Follow | null;
  readonly #start: Node = startingCopy();
  readonly #server: FuzzServer;
  readonly #editors: readonly FuzzEditor[];
  readonly #faults: string[] = [];
  readonly #typed: string[] = [];
  readonly #holders = new Map<string, boolean>();
  #wire: Message[] = [];
  #now = 0;
  #left: number;
  #done = 0;
  #given = 0;

  constructor(seed: number, profile: Profile, rules: Rules, follow: Follow | null) {
    this.#seed = seed;
    this.#random = randomFrom(seed);
    this.#profile = profile;
    this.#left = profile.gestures;
    this.#follow = follow;
    this.#server = new FuzzServer(this.#start, rules);
    const people = 3 + this.#random.below(3);
    this.#editors = Array.from({ length: people }, (_, i) => new FuzzEditor(`p${i}`, this.#start, rules));
  }

  play(): Outcome {
    try {
      while (this.#left > 0) this.#tick();
      this.#settle();
      this.#compare();
    } catch (error) {
      this.#faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const trays = new Set(this.#editors.flatMap(({ tray }) => [...tray.join("")]));
    const standing = lettersOf(this.#server.doc);
    const isAccountedFor = (letter: string) =>
      standing.has(letter) || trays.has(letter) || this.#editors.some(({ removed }) => removed.has(letter));
    return {
      seed: this.#seed,
      faults: this.#faults,
      lost: this.#typed.filter((letter) => !isAccountedFor(letter)),
      typed: this.#typed.length,
      inTray: this.#typed.filter((letter) => trays.has(letter) && !standing.has(letter)).length,
      commits: this.#server.seq,
      gestures: this.#done,
    };
  }

  #tick() {
    this.#now++;
    this.#deliver();
    for (const editor of this.#editors) {
      if (this.#left > 0 && this.#random.chance(0.5)) this.#act(editor);
      if (!this.#isOffline(editor) && this.#random.chance(this.#profile.offline.likelihood))
        editor.offlineUntil = this.#now + this.#random.below(this.#profile.offline.ticks);
      if (this.#random.chance(0.4)) this.#send(editor);
      if (this.#random.chance(0.05)) this.#catchUp(editor);
    }
  }

  #act(editor: FuzzEditor) {
    this.#left--;
    const before = this.#given;
    if (editor.act(this.#random, (count) => this.#fresh(count))) this.#done++;
    if (this.#given > before) this.#noteTyped(before, editor.state.doc);
    this.#look(editor.name, editor.state.doc);
  }

  /** Letters that nobody has typed yet: ideographs, then Hangul, so that each is one code unit. */
  #fresh(count: number): string {
    const from = this.#given;
    this.#given += count;
    return Array.from({ length: count }, (_, i) => letterAt(from + i)).join("");
  }

  /** A paste may be turned away where it does not fit: only what came to stand on the screen was typed. */
  #noteTyped(from: number, doc: Node) {
    const standing = lettersOf(doc);
    for (let i = from; i < this.#given; i++) if (standing.has(letterAt(i))) this.#typed.push(letterAt(i));
  }

  #isOffline(editor: FuzzEditor): boolean {
    return this.#now < editor.offlineUntil;
  }

  #deliver() {
    const due = this.#wire.filter(({ at }) => at <= this.#now);
    this.#wire = this.#wire.filter(({ at }) => at > this.#now);
    due.sort(() => this.#random.next() - 0.5);
    for (const { arrive } of due) arrive();
  }

  #send(editor: FuzzEditor) {
    const isResend = editor.log.inflight !== null;
    if (this.#isOffline(editor) || (isResend && this.#now - editor.sentAt < 12)) return;
    const sent = editor.toSend();
    if (!sent) return;
    editor.sentAt = this.#now;
    if (this.#random.chance(0.08)) return;
    const frame = JSON.stringify(sent);
    this.#post(5, () => this.#answer(editor, CommitToSend.parse(JSON.parse(frame))));
  }

  #answer(sender: FuzzEditor, sent: CommitToSend) {
    const answer = this.#server.receive(sender.name, sent);
    if ("refused" in answer) {
      if (answer.refused !== "behind") this.#faults.push(`refused ${answer.refused}: ${answer.detail}`);
      this.#post(8, () => {
        sender.refused(sent.ref, answer.refused);
        this.#catchUp(sender);
      });
      return;
    }
    this.#look("server", this.#server.doc, sent.ref);
    for (const editor of this.#editors) {
      if (this.#random.chance(0.06)) continue;
      this.#post(8, () => this.#isOffline(editor) || this.#hear(editor, [answer.commit]));
    }
  }

  #post(delay: number, arrive: () => void) {
    this.#wire.push({ at: this.#now + 1 + this.#random.below(delay), arrive });
  }

  #hear(editor: FuzzEditor, commits: readonly LogCommit[]) {
    editor.hear(commits);
    this.#look(editor.name, editor.state.doc, commits.map(({ ref }) => ref).join(" "));
  }

  #catchUp(editor: FuzzEditor) {
    if (!this.#isOffline(editor)) this.#hear(editor, this.#server.log.slice(editor.log.seq));
  }

  #settle() {
    for (const editor of this.#editors) editor.offlineUntil = -1;
    for (let round = 0; round < 400; round++) {
      this.#now += 20;
      this.#deliver();
      for (const editor of this.#editors) {
        this.#catchUp(editor);
        this.#send(editor);
      }
      if (this.#wire.length === 0 && this.#editors.every(({ log }) => isSaved(log))) break;
    }
    for (const editor of this.#editors) this.#catchUp(editor);
  }

  /** At rest every document, the server's and one rebuilt from the log are equal, and sound. */
  #compare() {
    this.#server.doc.check();
    for (const { name, log, state } of this.#editors) {
      if (!isSaved(log)) this.#faults.push(`${name} never settled`);
      if (!state.doc.eq(this.#server.doc)) this.#faults.push(`${name} diverged`);
    }
    let rebuilt = this.#start;
    for (const { steps } of this.#server.log)
      for (const json of steps) rebuilt = Step.fromJSON(schema, json).apply(rebuilt).doc ?? rebuilt;
    const stored = ProseMirrorNode.fromJSON(schema, JSON.parse(JSON.stringify(this.#server.doc)));
    if (!rebuilt.eq(this.#server.doc)) this.#faults.push("the log rebuilds another copy");
    if (!stored.eq(this.#server.doc)) this.#faults.push("the stored copy is another one");
  }

  #look(holder: string, doc: Node, cause = "a gesture") {
    if (!this.#follow) return;
    const holds = lettersOf(doc).has(this.#follow.letter);
    if ((this.#holders.get(holder) ?? false) === holds) return;
    this.#holders.set(holder, holds);
    this.#follow.tell(`${this.#now} ${holder} ${holds ? "has it" : "has it no more"}, by ${cause}`);
  }
}

function letterAt(index: number): string {
  return String.fromCharCode(index < 0x5200 ? 0x4e00 + index : 0xac00 + index - 0x5200);
}

function startingCopy(): Node {
  const paragraph = (text: string, kind = "text", level = 0) =>
    schema.node("paragraph", { kind, level }, text === "" ? [] : [schema.text(text)]);
  return schema.node("doc", null, [
    schema.node("headline", null, [schema.text("Headline here")]),
    schema.node("standfirst", null, [schema.text("what it says")]),
    schema.node("lead", null, [schema.node("caption"), schema.node("credit", null, [schema.text("Photo")])]),
    schema.node("body", null, [
      paragraph("alpha beta gamma"),
      paragraph("cross", "crosshead"),
      paragraph("item one", "bullet"),
      paragraph("item two", "bullet", 1),
      paragraph("delta epsilon"),
      schema.node("divider"),
      paragraph("quoted words", "quote"),
      paragraph("zeta"),
    ]),
  ]);
}
