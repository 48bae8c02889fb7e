import { Fragment, type Mark, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { schema } from "#document/schema.ts";

/** The step, as JSON, that puts words in at a place. */
export function insertion(at: number, words: string, marks: readonly Mark[] = []): unknown {
  return new ReplaceStep(at, at, new Slice(Fragment.from(schema.text(words, marks)), 0, 0)).toJSON();
}

/** The step, as JSON, that takes out what stands between two places. */
export function deletion(from: number, to: number): unknown {
  return new ReplaceStep(from, to, Slice.empty).toJSON();
}
