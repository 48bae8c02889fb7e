import { goesOnForMs } from "#document/suggestionId.ts";
import type { Author } from "./tracked.ts";

/** A tracked change that gets its suggestion: `moves` = the name of the move that it is one end of. */
export interface Change extends Author {
  readonly move: string | null;
}

/** A suggestion that was made of tracked changes: whose by the id for their name, and when it was begun by the file. */
export interface FileSuggestion {
  readonly id: string;
  readonly by: string;
  readonly dated: string | null;
}

/** A change with the suggestion that it belongs to. */
interface Suggested<Made> {
  readonly change: Made;
  readonly is: FileSuggestion;
}

type Changed = "words" | "dress";

interface Begun extends FileSuggestion {
  readonly at: number | null;
}

/**
 * Gathers tracked changes into suggestions as somebody makes them here: what one person changed in one stretch, within
 * ten minutes, is one, and so are the two ends of a move. The changes are asked for in the order of the text.
 */
export class SuggestionIds {
  readonly all: FileSuggestion[] = [];
  readonly #idOf: (name: string) => string;
  /** What was changed just before, by whom: it can be gone on with. Words go on with words, and dress with dress. */
  readonly #last = new Map<Changed, ReadonlyMap<string, Begun>>();
  readonly #moves = new Map<string, Begun>();

  constructor(idOf: (name: string) => string) {
    this.#idOf = idOf;
  }

  /** The suggestions for the changes that one stretch of words, or one boundary, stands in; none ends what was under way. */
  here<Made extends Change>(what: Changed, changes: readonly Made[]): readonly Suggested<Made>[] {
    const now = new Map<string, Begun>();
    const found = changes.map((change) => {
      const is = now.get(change.name) ?? this.#found(what, change);
      now.set(change.name, is);
      return { change, is };
    });
    this.#last.set(what, now);
    return found;
  }

  /** A suggestion of its own, which nothing goes on with. */
  alone(change: Author): FileSuggestion {
    return this.#begin({ ...change, move: null });
  }

  #found(what: Changed, change: Change): Begun {
    const key = change.move === null ? null : JSON.stringify([change.move, change.name]);
    const moved = key === null ? undefined : this.#moves.get(key);
    if (moved !== undefined) return moved;
    const last = key === null ? this.#last.get(what)?.get(change.name) : undefined;
    if (last !== undefined && isSoonAfter(last, change)) return last;
    const begun = this.#begin(change);
    if (key !== null) this.#moves.set(key, begun);
    return begun;
  }

  #begin({ name, at }: Change): Begun {
    const id = `w${this.all.length + 1}`;
    const begun = { id, by: this.#idOf(name), dated: at, at: at === null ? null : Date.parse(at) };
    this.all.push(begun);
    return begun;
  }
}

function isSoonAfter(last: Begun, { at }: Change): boolean {
  return last.at === null || at === null || Math.abs(Date.parse(at) - last.at) < goesOnForMs;
}
