import { Fragment, type Mark, type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { MoveStep } from "#document/moveStep.ts";
import { schema } from "#document/schema.ts";
import { bodyOf } from "#document/touched.ts";

/** The step, as JSON, that puts words in at a place. */
export function insertion(at: number, words: string, marks: readonly Mark[] = []): unknown {
  return new ReplaceStep(at, at, new Slice(Fragment.from(schema.text(words, marks)), 0, 0)).toJSON();
}

/** The step, as JSON, that takes out what stands between two places. */
export function deletion(from: number, to: number): unknown {
  return new ReplaceStep(from, to, Slice.empty).toJSON();
}

/** The step that moves the body's second block before its first. */
export function secondBeforeFirst(doc: Node): MoveStep {
  const body = bodyOf(doc);
  const from = doc.content.size - (body?.nodeSize ?? 0) + 1;
  const between = from + (body?.child(0).nodeSize ?? 0);
  return new MoveStep(between, between + (body?.child(1).nodeSize ?? 0), from);
}
