import type { Transaction } from "@tiptap/pm/state";
import type { Node } from "prosemirror-model";
import type { Mapping } from "prosemirror-transform";
import { isTyped, lettersOf } from "./letters.ts";

/** What is asked of a caret. */
export type CaretHolds = "stays behind its letter" | "lies in the copy";

/** A caret behind the last thing that was done, which has to stay behind its letter whatever comes in. */
export class Caret {
  readonly faults: string[] = [];
  #at = 0;

  /** It goes behind what a change put in, or to where it took something out. */
  standAtChange(tr: Transaction) {
    tr.mapping.maps.at(-1)?.forEach((_from, _to, _newFrom, newTo) => {
      this.#at = newTo;
    });
  }

  /**
   * It follows what came in by `along`. It stays in the copy; and where the letter before it stands on, and nobody
   * has ever put it in again, it stays behind that letter.
   */
  follow(
    tr: Transaction,
    along: Mapping,
    { holds, putAgain }: { readonly holds: CaretHolds; readonly putAgain: ReadonlySet<string> },
  ) {
    if (!tr.docChanged) return;
    const letter = letterBefore(tr.before, this.#at);
    this.#at = along.map(Math.min(this.#at, tr.before.content.size), -1);
    if (this.#at < 0 || this.#at > tr.doc.content.size) {
      this.faults.push(`a caret at ${this.#at} in a copy of ${tr.doc.content.size}`);
      this.#at = 0;
    }
    if (
      holds === "lies in the copy" ||
      !isTyped(letter) ||
      letterBefore(tr.doc, this.#at) === letter ||
      putAgain.has(letter)
    )
      return;
    if (lettersOf(tr.doc).get(letter) === 1) this.faults.push(`a caret behind ${letter} is behind it no more`);
  }
}

function letterBefore(doc: Node, at: number): string {
  return at > 0 && at <= doc.content.size ? doc.textBetween(at - 1, at) : "";
}
