import { fc, test } from "@fast-check/vitest";
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect } from "vitest";
import { blameBetween, blameOfOne } from "#document/blame.ts";
import { resolveSteps } from "#document/resolveSteps.ts";
import { withReturned } from "#document/returned.ts";
import { schema, suggestionMarks } from "#document/schema.ts";
import { inversesOf, takeBackResolve } from "#document/takeBackResolve.ts";
import { aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { anySuggestedCopy, suggestionIds } from "#tests/builders/suggestedCopy.ts";
import { find } from "./edits.ts";

function resolvedWith(doc: Node, ids: readonly string[], isAccepted: boolean): Transform {
  const tr = new Transform(doc);
  const outcome = isAccepted ? "accept" : "reject";
  resolveSteps(tr, (mark) => (ids.includes(String(mark.attrs["id"])) ? outcome : "leave"));
  return tr;
}

/** Takes a resolve back after others' changes to the copy that it left. */
function takenBack(doc: Node, resolve: Transform, others: Transform = new Transform(resolve.doc)) {
  const tr = new Transform(others.doc);
  const inverses = inversesOf(doc, blameOfOne(doc, "ann"), resolve.steps);
  return { tr, ...takeBackResolve(tr, { inverses, since: others.steps.map((step) => step.getMap()) }) };
}

/** Places in text, as far as there are any. */
function textPlaces(doc: Node): number[] {
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) places.push(at + 1 + i);
  });
  return places;
}

const someIds = fc.subarray(suggestionIds.map(({ id }) => id));
const typed = "\u2603";

describe("taking a resolve back", { timeout: 30_000 }, () => {
  test.prop([anySuggestedCopy, someIds, fc.boolean()], { numRuns: 500 })(
    "gives the copy again as it was, where nothing has happened since",
    (doc, ids, isAccepted) => {
      expect(takenBack(doc, resolvedWith(doc, ids, isAccepted)).tr.doc.toJSON()).toEqual(doc.toJSON());
    },
  );

  test.prop([anySuggestedCopy, someIds, fc.boolean(), fc.array(fc.nat(), { minLength: 1, maxLength: 4 })], {
    numRuns: 1000,
  })(
    "keeps every letter that others have typed since, as words that nobody suggested",
    (doc, ids, isAccepted, picks) => {
      const resolve = resolvedWith(doc, ids, isAccepted);
      const others = new Transform(resolve.doc);
      for (const pick of picks) {
        const places = textPlaces(others.doc);
        const place = places[pick % places.length];
        if (place !== undefined) others.insert(place, schema.text(typed));
      }
      const { tr } = takenBack(doc, resolve, others);
      tr.doc.check();
      let stand = 0;
      tr.doc.descendants((node) => {
        if (!node.isText) return;
        const count = (node.text ?? "").split(typed).length - 1;
        stand += count;
        if (count > 0)
          expect(node.marks.filter(({ type }) => suggestionMarks.some((name) => name === type.name))).toEqual([]);
      });
      expect(stand).toBe(others.steps.length);
    },
  );

  test("puts words back that were rejected, as their author's, and leaves what was typed beside them", () => {
    const doc = aRichCopy({ body: [aParagraph(["The ", proposed("night "), "ferry ", struck("now "), "runs"])] });
    const resolve = resolvedWith(doc, ["s1"], false);
    const others = new Transform(resolve.doc).insert(find(resolve.doc, "runs")[1], schema.text(" late"));
    const { tr, returned, dropped } = takenBack(doc, resolve, others);
    expect(dropped).toEqual([]);
    expect(tr.doc.eq(new Transform(doc).insert(find(doc, "runs")[1], schema.text(" late")).doc)).toBe(true);
    const blame = withReturned(blameOfOne(tr.doc, "ed"), returned);
    expect(blameBetween(blame, ...find(tr.doc, "night "))).toEqual([[6, "ann"]]);
    expect(blameBetween(blame, ...find(tr.doc, "ferry"))).toEqual([[5, "ed"]]);
  });

  test("opens a join again, with what stood on either side", () => {
    const doc = aRichCopy({ body: [aParagraph("on Friday."), suggested(aParagraph("The plan"), "deletion")] });
    const resolve = resolvedWith(doc, ["s1"], true);
    expect(resolve.doc.lastChild?.childCount).toBe(1);
    const others = new Transform(resolve.doc).insert(find(resolve.doc, "The plan")[1], schema.text(" holds"));
    expect(takenBack(doc, resolve, others).tr.doc.lastChild?.children.map((block) => block.textContent)).toEqual([
      "on Friday.",
      "The plan holds",
    ]);
  });
});
