import { cleanLine } from "./clean.ts";
import type { Draft, DraftField, DraftParagraph, DraftRun } from "./drafts.ts";
import type { ParagraphKind } from "./schema.ts";
import { isBlank } from "./words.ts";

/** What is known of a paragraph when its first words are written. */
export interface Opening {
  readonly kind: ParagraphKind;
  readonly level: 0 | 1;
  readonly speaker: string;
  readonly heading: number;
  readonly field: DraftField | null;
}

/** How words are dressed, and whether their spaces are to be kept as they are. */
export interface Dress {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly href: string | null;
  readonly isKept: boolean;
}

/** Gathers words into paragraphs while a foreign document is walked. Spaces are folded as a page would show them. */
export class DraftWriter {
  readonly drafts: Draft[] = [];
  #opening: Opening | null = null;
  #runs: DraftRun[] = [];
  #endsInSpace = true;

  /** Adds words to the open paragraph, or opens one by `opening` if they can be seen. */
  write(text: string, dress: Dress, opening: () => Opening): void {
    const folded = dress.isKept ? text : text.replace(/[ \t\n\r\f]+/gu, " ");
    const words = this.#endsInSpace && !dress.isKept ? folded.replace(/^ /u, "") : folded;
    if (words === "" || (this.#opening === null && isBlank(words))) return;
    this.#opening ??= opening();
    this.#endsInSpace = words.endsWith(" ");
    const { isBold, isItalic, href } = dress;
    const last = this.#runs.at(-1);
    if (last?.isBold === isBold && last.isItalic === isItalic && last.href === href)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + words };
    else this.#runs.push({ text: words, isBold, isItalic, href });
  }

  /** Closes the open paragraph, if there is one. */
  close(): void {
    const opening = this.#opening;
    if (opening !== null) {
      const runs = trimmed(this.#runs.map((run) => ({ ...run, text: cleanLine(run.text) })));
      const paragraph: DraftParagraph = { type: "paragraph", ...opening, runs };
      if (runs.length > 0) this.drafts.push(paragraph);
    }
    this.#opening = null;
    this.#runs = [];
    this.#endsInSpace = true;
  }

  /** Adds a block that is no paragraph. */
  add(draft: Draft): void {
    this.close();
    this.drafts.push(draft);
  }
}

/** The runs without white space at the two ends, and without empty ones. */
function trimmed(runs: readonly DraftRun[]): readonly DraftRun[] {
  const from = runs.findIndex((run) => !isBlank(run.text));
  const to = runs.findLastIndex((run) => !isBlank(run.text));
  if (from < 0) return [];
  return runs
    .slice(from, to + 1)
    .map((run, i) => ({ ...run, text: i === 0 ? run.text.trimStart() : run.text }))
    .map((run, i) => ({ ...run, text: i === to - from ? run.text.trimEnd() : run.text }))
    .filter((run) => run.text !== "");
}
