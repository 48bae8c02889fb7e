import type { Node } from "prosemirror-model";
import type { StepMap } from "prosemirror-transform";
import { decide } from "#document/decide.ts";
import { noLedger } from "#document/ledger.ts";
import { allRules } from "#document/rebase.ts";
import type { CopyChannel, CopyMessage, ReceivedCommit, SentCommit } from "#editor/channel.ts";

interface Line {
  readonly person: string;
  readonly heard: Parameters<CopyChannel["listen"]>[0];
  isCut: boolean;
}

/** A log in memory that several editors write to at once, with the product's own `decide`. Lines can be cut. */
export class SharedLog {
  doc: Node;
  readonly #commits: ReceivedCommit[] = [];
  readonly #maps: (readonly StepMap[])[] = [];
  readonly #lines: Line[] = [];

  constructor(doc: Node) {
    this.doc = doc;
  }

  channel(person: string): CopyChannel {
    const line = () => this.#lines.find((each) => each.person === person);
    return {
      open: (have) => this.#open(line(), have),
      since: (seq) => this.#open(line(), seq),
      commit: (commit) => this.#take(line(), commit),
      caret: () => {},
      listen: (heard) => {
        this.#lines.push({ person, heard, isCut: false });
        heard.connected(true);
        return () =>
          void this.#lines.splice(
            this.#lines.findIndex((each) => each.heard === heard),
            1,
          );
      },
    };
  }

  /** Cuts one person's line, or mends it. */
  cut(person: string, isCut: boolean): void {
    const line = this.#lines.find((each) => each.person === person);
    if (line === undefined) return;
    line.isCut = isCut;
    line.heard.connected(!isCut);
  }

  /** The paragraphs of the body. */
  get body(): readonly string[] {
    return (this.doc.lastChild?.children ?? []).map(({ textContent }) => textContent);
  }

  #open(line: Line | undefined, have: number | null): void {
    const now = { type: "copy", seq: this.#commits.length, epoch: 1, mode: "edit" } as const;
    if (have === null) this.#say(line, { ...now, doc: this.doc.toJSON() as unknown });
    else this.#say(line, { ...now, commits: this.#commits.slice(have) });
  }

  #take(line: Line | undefined, commit: SentCommit): void {
    if (line === undefined || line.isCut) return;
    const known = this.#commits.find(({ ref }) => ref === commit.ref);
    if (known !== undefined) return this.#say(line, { type: "commit", ...known });
    const decision = decide({
      doc: this.doc,
      seq: this.#commits.length,
      epoch: 1,
      since: this.#maps.slice(commit.base).flat(),
      commit,
      person: line.person,
      mode: "edit",
      ledger: noLedger,
      rules: allRules,
    });
    if (!decision.ok) throw new Error(decision.detail);
    this.doc = decision.doc;
    this.#maps.push(decision.steps.map((step) => step.getMap()));
    const stored: ReceivedCommit = {
      seq: this.#commits.length + 1,
      ref: commit.ref,
      person: line.person,
      mode: "edit",
      at: "2026-11-24T12:00:00.000Z",
      steps: decision.steps.map((step) => step.toJSON() as unknown),
      kept: decision.kept,
      dropped: decision.dropped,
    };
    this.#commits.push(stored);
    for (const each of this.#lines) this.#say(each, { type: "commit", ...stored });
  }

  #say(line: Line | undefined, message: CopyMessage): void {
    queueMicrotask(() => {
      if (line !== undefined && !line.isCut) line.heard.message(message);
    });
  }
}
