import type { Node } from "prosemirror-model";
import { schema } from "#document/schema.ts";

/** The copy that every sequence begins with: a little of each kind, so that gestures meet. */
export function startingCopy(): Node {
  const paragraph = (text: string, kind = "text", level = 0) =>
    schema.node("paragraph", { kind, level }, text === "" ? [] : [schema.text(text)]);
  return schema.node("doc", null, [
    schema.node("headline", null, [schema.text("Headline here")]),
    schema.node("standfirst", null, [schema.text("what it says")]),
    schema.node("lead", null, [schema.node("caption"), schema.node("credit", null, [schema.text("Photo")])]),
    schema.node("body", null, [
      paragraph("alpha beta gamma"),
      paragraph("cross", "crosshead"),
      paragraph("item one", "bullet"),
      paragraph("item two", "bullet", 1),
      paragraph("delta epsilon"),
      schema.node("divider"),
      paragraph("quoted words", "quote"),
      paragraph("zeta"),
    ]),
  ]);
}
