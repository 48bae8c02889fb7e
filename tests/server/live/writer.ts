import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import type { ServerFrame } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import {
  type ClientLog,
  inOrder,
  isSaved,
  openedLog,
  takeCommit,
  type TrayWords,
  withLocal,
} from "#document/clientLog.ts";
import { allRules } from "#document/rebase.ts";
import { type Received, receive } from "#document/receive.ts";
import { receiveRefusal } from "#document/receiveRefusal.ts";
import { receiveWhole, type WholeCopy } from "#document/receiveWhole.ts";
import { schema } from "#document/schema.ts";
import type { Mode } from "#domain/mode.ts";

type CommitFrame = Extract<ServerFrame, { type: "commit" }>;
type CopyFrame = Extract<ServerFrame, { type: "copy" }>;

/** What a writer needs of a connection. */
export interface Line {
  send(frame: object): void;
  hear(heard: (frame: ServerFrame) => void): void;
}

/** Somebody who writes in one story over a line, with the client's own log: sends, takes in, keeps and sends again. */
export class Writer<Own extends Line = Line> {
  tab: Own;
  readonly story: StoryId;
  doc: Node = schema.topNodeType.createAndFill() ?? schema.node("doc");
  log: ClientLog = openedLog(0, 0);
  mode: Mode = "read";
  tray: readonly TrayWords[] = [];
  /** Told of the answer to each commit of this writer's own. */
  onAnswer: (commit: CommitFrame) => void = () => {};
  #held: readonly { seq: number; ref: string; steps: readonly unknown[]; kept: readonly number[] }[] = [];
  #whole: WholeCopy | null = null;
  #isOpen = false;
  #have: number | null = null;
  #opened: () => void = () => {};

  private constructor(tab: Own, story: StoryId) {
    this.tab = tab;
    this.story = story;
  }

  /** Opens the story over a line, and gives the writer once the copy has come. */
  static async in<Own extends Line>(tab: Own, story: { readonly id: StoryId }): Promise<Writer<Own>> {
    const writer = new Writer(tab, story.id);
    await writer.#open(null);
    return writer;
  }

  /** Goes on over another line, as after the connection has broken: catches up, and sends again what was not answered. */
  async comeBack(tab: Own): Promise<void> {
    this.tab = tab;
    await this.#open(this.log.seq);
    this.sendAgain();
  }

  async #open(have: number | null): Promise<void> {
    this.#isOpen = false;
    this.#have = have;
    const opened = new Promise<void>((resolve) => {
      this.#opened = resolve;
    });
    this.tab.hear((frame) => this.#hear(frame));
    this.tab.send({ type: "open", story: this.story, have });
    await opened;
  }

  get isSaved(): boolean {
    return isSaved(this.log);
  }

  /** The text of one paragraph of the body, by its number. */
  paragraph(index: number): string {
    return this.doc.lastChild?.child(index).textContent ?? "";
  }

  /** The copy's words, a line for each field and paragraph. */
  get words(): string {
    return this.doc.textBetween(0, this.doc.content.size, "\n");
  }

  /** Types words at the end of a paragraph, or behind some of its words. */
  type(words: string, { paragraph = 0, behind }: { paragraph?: number; behind?: string } = {}): void {
    const at = this.#place(paragraph, behind);
    this.change((tr) => tr.insert(at, schema.text(words)));
  }

  /** Takes words out of a paragraph. */
  cut(words: string, { paragraph = 0 }: { paragraph?: number } = {}): void {
    const end = this.#place(paragraph, words);
    this.change((tr) => tr.delete(end - words.length, end));
  }

  change(make: (tr: Transform) => void): void {
    const tr = new Transform(this.doc);
    make(tr);
    this.log = withLocal(this.log, tr);
    this.doc = tr.doc;
    this.#flush();
  }

  /** Sends the commit in flight once more, as after an answer that was lost. */
  sendAgain(): void {
    if (this.log.inflight !== null) this.tab.send({ type: "commit", story: this.story, ...this.log.inflight });
  }

  #place(paragraph: number, behind: string | undefined): number {
    const { lastChild: body } = this.doc;
    if (!body) throw new Error("The copy has no body");
    let at = this.doc.content.size - body.nodeSize + 1;
    for (let i = 0; i < paragraph; i++) at += body.child(i).nodeSize;
    const text = body.child(paragraph).textContent;
    const found = behind === undefined ? text.length : text.indexOf(behind) + behind.length;
    if (behind !== undefined && !text.includes(behind)) throw new Error(`"${behind}" is not in "${text}"`);
    return at + 1 + found;
  }

  #hear(frame: ServerFrame): void {
    if (!("story" in frame) || frame.story !== this.story) return;
    if (frame.type === "copy") this.#heardCopy(frame);
    if (frame.type === "commit") {
      const isOwn = frame.ref === this.log.inflight?.ref;
      if (isOwn) this.onAnswer(frame);
      this.#heardCommits([frame]);
      if (isOwn) this.#goWhole(frame);
    }
    if (frame.type === "mode") this.#setMode(frame.mode, frame.epoch);
    // The store did not answer to the opening: as a client does, it asks again.
    if (frame.type === "refused" && frame.code === "unavailable" && !this.#isOpen)
      setTimeout(() => this.tab.send({ type: "open", story: this.story, have: this.#have }), 10);
    if (frame.type === "refused" && frame.code !== "unavailable") {
      this.#take((tr) => receiveRefusal(this.log, tr, { ref: frame.ref, code: frame.code, rules: allRules }));
      this.#goWhole(null);
      if (frame.mode !== null) this.mode = frame.mode;
      this.#flush();
    }
  }

  #heardCopy({ seq, epoch, mode, doc, maps, commits }: CopyFrame): void {
    if (doc !== undefined && this.isSaved) {
      this.doc = schema.nodeFromJSON(doc);
      this.log = openedLog(seq, epoch);
    } else if (doc !== undefined) {
      this.#whole = { seq, epoch, doc: schema.nodeFromJSON(doc), maps: maps ?? null };
    }
    this.#isOpen = true;
    this.#setMode(mode, epoch);
    if (this.log.inflight === null) this.#goWhole(null);
    this.#heardCommits(commits ?? []);
    this.#opened();
  }

  /** Takes nothing in before a copy that waits whole. */
  #heardCommits(commits: readonly Omit<CommitFrame, "type" | "story">[]): void {
    this.#held = [...this.#held, ...commits];
    if (this.#whole === null) {
      const { run, later } = inOrder(this.log.seq, this.#held);
      this.#held = later;
      if (run.length > 0) this.#take((tr) => receive(this.log, tr, run, allRules));
    }
    this.#flush();
  }

  /** Goes over to a copy that came whole over unsaved work, once it is known what became of the commit in flight. */
  #goWhole(answer: CommitFrame | null): void {
    const whole = this.#whole;
    if (whole === null) return;
    this.#whole = null;
    this.#take((tr) => receiveWhole(this.log, tr, whole, { answer, rules: allRules }));
    this.#heardCommits([]);
  }

  #setMode(mode: Mode, epoch: number): void {
    this.mode = mode;
    this.log = { ...this.log, epoch };
  }

  #take(work: (tr: Transform) => Received): void {
    const tr = new Transform(this.doc);
    const received = work(tr);
    this.doc = tr.doc;
    this.log = received.log;
    this.tray = [...this.tray, ...received.tray];
  }

  #flush(): void {
    if (!this.#isOpen || this.#whole !== null || this.mode === "read") return;
    const taken = takeCommit(this.log, crypto.randomUUID());
    if (taken === null) return;
    this.log = taken.log;
    this.tab.send({ type: "commit", story: this.story, ...taken.commit });
  }
}
