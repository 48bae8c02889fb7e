import type { StoryId } from "#contract/fields.ts";
import type { Mode } from "#domain/mode.ts";
import type { Tx } from "../db.ts";
import { type StandingRow, standingsTo } from "../repos/standings.ts";
import { modeOfRow } from "./modes.ts";

/** How people stood to a story when they last wrote. The statement that stores asks whether they still do. */
export class KnownStandings {
  readonly #storyId: StoryId;
  readonly #rows = new Map<string, StandingRow>();

  constructor(storyId: StoryId) {
    this.#storyId = storyId;
  }

  /**
   * What each of the people may do. What was read before is taken as it is at first, since nothing is stored, and nobody
   * refused, on the strength of it where it no longer holds: a role that was taken away holds for the next commit,
   * whether or not anybody told us. `isAgain` = it may be so, and is read anew.
   */
  async modes(tx: Tx, persons: readonly string[], isAgain: boolean): Promise<ReadonlyMap<string, Mode>> {
    const unread = persons.filter((person) => isAgain || !this.#rows.has(person));
    for (const person of unread) this.#rows.delete(person);
    const rows = unread.length === 0 ? [] : await standingsTo(tx, this.#storyId, unread);
    for (const row of rows) this.#rows.set(row.id, row);
    return new Map(this.of(persons).map((row) => [row.id, modeOfRow(row)]));
  }

  of(persons: readonly string[]): StandingRow[] {
    return persons.flatMap((person) => this.#rows.get(person) ?? []);
  }
}
