import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { guard } from "#document/guard.ts";
import { noLedger } from "#document/ledger.ts";
import { acceptAll, rejectAll, type Outcome } from "#document/reading.ts";
import { resolveSteps } from "#document/resolveSteps.ts";
import { suggest } from "#document/suggest.ts";
import { aParagraph, aRichCopy, proposed } from "#tests/builders/richCopy.ts";
import { find } from "./edits.ts";
import { shownCopy } from "./shownCopy.ts";

const original = "The ferry runs all night.";
/** Fiona has proposed words; another sub has struck the second half of them, and a word that was there before. */
const before = aRichCopy({
  headline: "Ferry",
  body: [aParagraph(["The ferry ", proposed("now mostly ", "f1", "fiona"), "runs all night."])],
});
const copy = (() => {
  const raw = new Transform(before);
  raw.delete(...find(before, "mostly runs "));
  const tr = new Transform(before);
  suggest(tr, raw, { person: "ada", id: "a1", keepsIds: false });
  return tr.doc;
})();

const one = (person: string, outcome: Outcome) => (tr: Transform) =>
  resolveSteps(tr, (mark) => (mark.attrs["by"] === person ? outcome : "leave"));

describe("S-04: a second sub who deletes half of an insertion", () => {
  test("leaves each their name on their own part, and is allowed to", () => {
    // Whose each is, but Fiona's own, is said by name.
    expect(shownCopy(copy)).toContain("The ferry +{now }-ada{+{mostly }}-ada{runs }all night.");
    expect(guard({ before, after: copy, person: "ada", mode: "suggest", ledger: noLedger })).toBeNull();
  });

  const outcomes = ["accept", "reject"] as const;
  const ways = outcomes.flatMap((fiona) => outcomes.map((ada) => [fiona, ada] as const));
  const reads = {
    "accept accept": "The ferry now all night.",
    "accept reject": "The ferry now mostly runs all night.",
    "reject accept": "The ferry all night.",
    "reject reject": original,
  };
  test.each(ways)("reads the same whichever is decided first: hers %sed, the other's %sed", (fiona, ada) => {
    const inOrder = [one("fiona", fiona), one("ada", ada)];
    const texts = [inOrder, inOrder.toReversed()].map((acts) => {
      const tr = new Transform(copy);
      for (const act of acts) {
        act(tr);
        tr.doc.check();
      }
      expect(acceptAll(tr.doc).eq(tr.doc)).toBe(true);
      return tr.doc.lastChild?.textContent;
    });
    expect(texts).toEqual([reads[`${fiona} ${ada}`], reads[`${fiona} ${ada}`]]);
  });

  test("loses no character of the original to a rejection, also of one of the two alone", () => {
    expect(rejectAll(copy).lastChild?.textContent).toBe(original);
    for (const person of ["fiona", "ada"]) {
      const tr = new Transform(copy);
      one(person, "reject")(tr);
      expect(rejectAll(tr.doc).lastChild?.textContent).toBe(original);
    }
  });
});
