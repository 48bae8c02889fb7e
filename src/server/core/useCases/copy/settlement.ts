import { PersonId } from "#contract/fields.ts";
import type { PersonRef } from "#contract/people.ts";
import type { Settlement } from "#contract/suggestions.ts";
import type { RecordedSuggestion } from "../../repos/suggestions.ts";

type Names = ReadonlyMap<string, string>;

/** What became of a suggestion, with the name of who settled it; null while it is open. */
export function settlement({ settled }: RecordedSuggestion, names: Names): Settlement | null {
  return settled === null ? null : { ...settled, by: called(settled.by, names) };
}

/** A person with the name that they go by. */
export function called(id: string, names: Names): PersonRef {
  return { id: PersonId.parse(id), name: names.get(id) ?? "" };
}
