import { listed, type Role, roleNames, roles } from "#domain/people.ts";

/** A person's roles as a line says them: "Writer and sub-editor". */
export function rolesInWords(theirs: readonly Role[]): string {
  const names = roles.filter((role) => theirs.includes(role)).map((role) => roleNames[role]);
  return listed(names.map((name, at) => (at === 0 ? name : name.toLowerCase())));
}
