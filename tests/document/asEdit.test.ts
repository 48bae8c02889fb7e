import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { asEdit } from "#document/asEdit.ts";
import { schema } from "#document/schema.ts";
import { aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";
import { shownCopy } from "./shownCopy.ts";

const copy = aRichCopy({
  body: [
    aParagraph(["one ", struck("gone away"), " two ", proposed("new words")]),
    suggested(aParagraph("split off here"), "insertion"),
  ],
});

/** What is made of an edit whose words take the marks of where they stand. */
function edited(change: (tr: Transform) => unknown): string[] {
  const raw = new Transform(copy);
  change(raw);
  const tr = new Transform(copy);
  for (const step of asEdit(raw) ?? raw.steps) tr.step(step);
  return shownCopy(tr.doc);
}
const types = (before: string) => (tr: Transform) => {
  const at = find(tr.doc, before)[0];
  tr.insert(at, schema.text("X", tr.doc.resolve(at).marks()));
};

describe("an edit among suggestions", () => {
  test("puts plain words into struck and into proposed ones", () => {
    expect(edited(types("away"))[0]).toBe("one -{gone }X-{away} two +{new words}");
    expect(edited(types("words"))[0]).toBe("one -{gone away} two +{new }X+{words}");
  });

  test("gives the second half of a split no boundary that is proposed", () => {
    expect(edited((tr) => tr.split(find(tr.doc, "here")[0])).slice(1)).toEqual(["<+p>split off ", "here"]);
  });

  test("keeps bold and links in what is typed", () => {
    const bold = (tr: Transform) => tr.insert(find(tr.doc, "two")[0], schema.text("X", [schema.mark("bold")]));
    expect(edited(bold)[0]).toBe("one -{gone away} *X*two +{new words}");
  });

  test("is left as it is where it inherits nothing", () => {
    const raw = new Transform(copy).insert(find(copy, "one")[0], schema.text("X"));
    expect(asEdit(raw)).toBeNull();
  });
});
