import type { PGlite } from "@electric-sql/pglite";
import type { Shipped } from "./shipped.ts";

/** What every name of ours in a browser's storage begins with. */
export const shelfName = "stet-newsroom";

/** Which of the databases on a shelf is the newsroom, and which was before the last reset. Only whole ones are noted. */
export interface Note {
  readonly engine: string;
  readonly current: string;
  readonly previous: string | null;
}

/** A place in this browser that holds databases, each under a name. */
export interface Shelf {
  /** Whether what stands on it outlives the tab. */
  readonly isKept: boolean;
  noted(): Promise<Note | null>;
  note(note: Note): Promise<void>;
  /** Opens a database: the one of that name or, with a dump, a new one. Rejects having let go of everything. */
  open(name: string, shipped: Shipped, dump: Blob | null): Promise<PGlite>;
  /** Removes every database but the named ones. */
  keepOnly(names: readonly string[]): Promise<void>;
}
