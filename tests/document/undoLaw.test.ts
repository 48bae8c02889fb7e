import { fc, test } from "@fast-check/vitest";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { Slice } from "prosemirror-model";
import { describe, expect } from "vitest";
import { type ClientLog, openedLog, takeCommit, withLocal } from "#document/clientLog.ts";
import { decide } from "#document/decide.ts";
import { noLedger } from "#document/ledger.ts";
import { allRules } from "#document/rebase.ts";
import { type LogCommit, receive } from "#document/receive.ts";
import { schema } from "#document/schema.ts";
import type { UndoWay } from "#document/undo.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { letterAt } from "./fuzz/letters.ts";
import { OwnHistory } from "./fuzz/ownHistory.ts";

const changes = ["type", "paste", "delete", "replace", "split"] as const;
const kinds = [...changes, "type", "undo", "undo", "redo", "send", "hear", "meet", "meet", "meet"] as const;

/** What somebody does, where among the body's places, and over how many of them. */
const anyDeed = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom(...kinds),
  at: fc.nat(1000),
  size: fc.integer({ min: 1, max: 6 }),
});
type Deed = typeof anyDeed extends fc.Arbitrary<infer Done> ? Done : never;

const start = aCopy({ headline: "H", paragraphs: ["ab", "cd"] });
const bodyStart = start.content.size - (start.lastChild?.nodeSize ?? 0) + 1;

interface Writer {
  readonly name: string;
  readonly history: OwnHistory;
  state: EditorState;
  log: ClientLog;
}

/** Three people at two short paragraphs, so that they write into each other's words all the time. */
class ShortCopy {
  readonly writers: readonly Writer[] = ["ann", "bob", "cyd"].map((name) => ({
    name,
    history: new OwnHistory(name, () => null),
    state: EditorState.create({ doc: start }),
    log: openedLog(0, 1),
  }));
  readonly #commits: LogCommit[] = [];
  readonly #docs = [start];
  #letters = 0;

  do(deed: Deed) {
    const { kind } = deed;
    const writer = this.writers[deed.who];
    if (!writer) return;
    if (kind === "meet") this.#meet(writer);
    else if (kind === "send") this.#send(writer);
    else if (kind === "hear") this.#hear(writer);
    else if (kind === "undo" || kind === "redo") this.#goBack(writer, kind);
    else this.#change(writer, this.#made(writer, deed));
  }

  settle() {
    for (const writer of this.writers) {
      while (writer.log.unconfirmed.length > 0) this.#send(writer);
      this.#hear(writer);
    }
    for (const writer of this.writers) this.#hear(writer);
  }

  /** What somebody has done reaches everybody. */
  #meet(writer: Writer) {
    this.#send(writer);
    for (const each of this.writers) this.#hear(each);
  }

  #made({ state: { tr }, history }: Writer, { kind, at, size }: Deed): Transaction {
    const from = bodyStart + 1 + (at % (tr.doc.content.size - bodyStart - 2));
    const to = Math.min(from + size, tr.doc.content.size - 2);
    const letters = () => history.typed(Array.from({ length: size }, () => letterAt(this.#letters++)).join(""));
    const isText = tr.doc.resolve(from).parent.isTextblock;
    if (!isText) return tr;
    if (kind === "type") return tr.insertText(letters(), from);
    if (kind === "replace") return tr.insertText(letters(), from, Math.min(to, tr.doc.resolve(from).end()));
    if (kind === "split") return tr.split(from);
    if (kind === "delete") return tr.delete(from, Math.max(from, to));
    const pasted = [letters(), letters()].map((text) => schema.node("paragraph", null, schema.text(text)));
    return tr.replace(from, from, Slice.maxOpen(schema.node("body", null, pasted).content));
  }

  #change(writer: Writer, tr: Transaction) {
    writer.history.made(tr, false);
    this.#applied(writer, tr);
  }

  #goBack(writer: Writer, way: UndoWay) {
    const tr = writer.history.goBack(writer.state, way);
    if (tr) this.#applied(writer, tr);
  }

  #applied(writer: Writer, tr: Transaction) {
    writer.log = withLocal(writer.log, tr);
    writer.state = writer.state.apply(tr);
    writer.state.doc.check();
  }

  #send(writer: Writer) {
    const taken = takeCommit(writer.log, `${writer.name}-${this.#commits.length}`);
    const doc = this.#docs.at(-1);
    if (!taken || !doc) return;
    writer.log = taken.log;
    const since = this.#commits.slice(taken.commit.base).flatMap(({ seq }) => this.#maps[seq] ?? []);
    const decision = decide({
      doc,
      seq: this.#commits.length,
      epoch: 1,
      since,
      commit: taken.commit,
      person: writer.name,
      mode: "edit",
      ledger: noLedger,
      rules: allRules,
    });
    if (!decision.ok) throw new Error(decision.detail);
    const seq = this.#commits.length + 1;
    const { kept, dropped } = decision;
    const steps = decision.steps.map((step): unknown => step.toJSON());
    this.#maps[seq] = decision.steps.map((step) => step.getMap());
    this.#docs.push(decision.doc);
    this.#commits.push({ seq, ref: taken.commit.ref, steps, kept, dropped });
    this.#hear(writer);
  }

  readonly #maps: Record<number, ReturnType<typeof mapsOf>> = {};

  #hear(writer: Writer) {
    const { tr } = writer.state;
    const received = receive(writer.log, tr, this.#commits.slice(writer.log.seq), allRules);
    writer.history.received(tr, received);
    writer.log = received.log;
    writer.state = writer.state.apply(tr);
  }
}

const mapsOf = (tr: Transaction) => tr.mapping.maps;

describe("undo over merged histories", () => {
  test.prop([fc.array(anyDeed, { minLength: 20, maxLength: 80 })], { numRuns: 300 })(
    "R14 takes out no letter of another's, gives back the copy from before, and leaves all with one copy",
    (deeds) => {
      const copy = new ShortCopy();
      for (const each of deeds) copy.do(each);
      expect(copy.writers.flatMap(({ history }) => history.faults)).toEqual([]);
      copy.settle();
      const [first, ...rest] = copy.writers;
      for (const { state } of rest) expect(state.doc.eq(first?.state.doc ?? start)).toBe(true);
    },
    60_000,
  );
});
