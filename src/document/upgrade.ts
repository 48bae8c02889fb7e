import type { Node } from "prosemirror-model";
import { schema, schemaVersion } from "./schema.ts";

/** Stored copy of a shape that this release does not know: a later one wrote it. */
export class NewerCopy extends Error {
  constructor(version: number) {
    super(`The copy has schema version ${version}; this release reads up to ${schemaVersion}`);
    this.name = "NewerCopy";
  }
}

/**
 * A stored document as today's schema reads it. Version 1 is today's and is read as it stands. Throws `NewerCopy` for a
 * later version, which must not be opened and saved in an older shape, and an `Error` for what no version could hold.
 */
export function readStored(stored: unknown, version: number): Node {
  if (!Number.isInteger(version) || version < 1) throw new Error(`There is no schema version ${version}`);
  if (version > schemaVersion) throw new NewerCopy(version);
  const doc = schema.nodeFromJSON(stored);
  doc.check();
  return doc;
}
