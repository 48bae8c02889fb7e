import type { EditorState } from "@tiptap/pm/state";
import { type Whereabouts, whereaboutsOf } from "#document/whereabouts.ts";
import type { RemotePerson } from "./channel.ts";
import { caretsIn } from "./plugins/carets.ts";

/** Somebody else who has the story open. `where` is null while they have put their caret nowhere. */
export interface Present {
  readonly person: string;
  readonly name: string;
  readonly colour: number;
  readonly where: Whereabouts | null;
}

/** Those who are there, each person once however many windows they have; where they are is where they moved last. */
export function presentAmong(there: readonly RemotePerson[], state: EditorState, me: string): readonly Present[] {
  const present = new Map<string, Present>();
  for (const { person, name, colour } of there) {
    if (person === me || present.has(person)) continue;
    const head = headOf(state, person);
    present.set(person, { person, name, colour, where: head === null ? null : whereaboutsOf(state.doc, head) });
  }
  return [...present.values()];
}

/** Where a person's caret stands, the one that moved last if they have several windows; null where it is not known. */
export function headOf(state: EditorState, person: string): number | null {
  const theirs = caretsIn(state).filter((caret) => caret.person === person);
  const last = theirs.reduce<(typeof theirs)[number] | null>(
    (best, caret) => (best === null || caret.moves > best.moves ? caret : best),
    null,
  );
  return last?.head ?? null;
}
