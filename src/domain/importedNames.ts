import { importedMark } from "./people.ts";

/**
 * Somebody whom only a document that was brought in names, as the author of a tracked change, is no person here, whatever
 * account has the same name: nothing is credited to them, and they are called by the name in the file with this mark.
 */
export function importedName(name: string): string {
  return name + importedMark;
}

/**
 * An id for such a name, made of a new UUID: of version 8, which no account's id is. The database holds people and
 * imported names to that, so that neither can ever be taken for the other.
 */
export function importedId(uuid: string): string {
  return `${uuid.slice(0, 14)}8${uuid.slice(15)}`;
}

/** Whether an id is that of an imported name, and no account's. */
export function isImportedId(id: string): boolean {
  return id[14] === "8";
}
