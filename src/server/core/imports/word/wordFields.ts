interface Field {
  code: string;
  isInCode: boolean;
  href: string | null;
}

/**
 * The fields that are open where a document is read. A field is code, which is not shown, and what came of it, which is
 * words of the text; one can stand in another, and go on over several paragraphs.
 */
export class WordFields {
  readonly #open: Field[] = [];

  /** Whether the place is in a field's code. */
  get isInCode(): boolean {
    return this.#open.some((field) => field.isInCode);
  }

  /** Where the innermost link leads that the place is in. */
  get href(): string | null {
    return this.#open.findLast((field) => field.href !== null)?.href ?? null;
  }

  /** A field begins, comes to its result or ends; `safe` gives an address as it may stand in copy. */
  hear(edge: string, safe: (href: string | null) => string | null): void {
    const last = this.#open.at(-1);
    if (edge === "begin") this.#open.push({ code: "", isInCode: true, href: null });
    else if (edge === "end") this.#open.pop();
    else if (edge === "separate" && last !== undefined) {
      last.isInCode = false;
      last.href = safe(this.linkIn(last.code));
    }
  }

  /** More of the code of the field that was begun last. */
  say(code: string): void {
    const last = this.#open.at(-1);
    if (last?.isInCode === true) last.code += code;
  }

  /** The address in the code of a link, or null: also where it leads to a place of the same document. */
  linkIn(code: string): string | null {
    const [, quoted, bare] = /^\s*HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]+))/iu.exec(code) ?? [];
    return quoted ?? bare ?? null;
  }
}
