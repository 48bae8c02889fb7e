/**
 * Who has answered a query last, of the people who wrote in its thread, oldest first; null while nobody but `asker` has.
 * An answered query stays open until somebody resolves it.
 */
export function answererOf<Person extends { readonly id: string }>(
  asker: Pick<Person, "id">,
  writers: readonly Person[],
): Person | null {
  return writers.findLast(({ id }) => id !== asker.id) ?? null;
}
