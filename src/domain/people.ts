/** The roles a person can have, as the product names them. */
export const roles = ["writer", "sub", "editor", "lawyer", "admin"] as const;
export type Role = (typeof roles)[number];

/** A role as the screen says it. */
export const roleNames: Record<Role, string> = {
  writer: "Writer",
  sub: "Sub-editor",
  editor: "Editor",
  lawyer: "Lawyer",
  admin: "Admin",
};

/** Who asks for something: a person from their session, never from what they send, or Stet itself for its jobs. */
export type Actor = Person | typeof theSystem;

export interface Person {
  readonly kind: "person";
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Stet itself, for what happens at a set time. */
export const theSystem = { kind: "system", id: null, name: "Stet", roles: [] } as const satisfies {
  kind: "system";
  id: null;
  name: string;
  roles: readonly Role[];
};

export function hasRole(actor: Actor, role: Role): boolean {
  return (actor.roles as readonly Role[]).includes(role);
}

/**
 * Names as a sentence reads them: `A`, `A and B`, `A, B and C`. No serial comma, as British newspapers print.
 */
export function listed(names: readonly string[]): string {
  return names.map((name, index) => `${beforeListed(index, names.length)}${name}`).join("");
}

/** What stands before the name at `index` of `count` names, counted from 0, for outputs that mark each name up. */
export function beforeListed(index: number, count: number): "" | ", " | " and " {
  if (index === 0) return "";
  return index === count - 1 ? " and " : ", ";
}

/** What stands behind a name that only a document has. */
export const importedMark = " (imported)";

/**
 * The first letters of the first and of the last name, as they stand for a person where there is little room: "FP", "DE",
 * "O". The mark of an imported name is none of it.
 */
export function initialsOf(name: string): string {
  const words = name.replace(importedMark, "").trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase("en-GB") ?? "").join("");
}
