import { fc, test } from "@fast-check/vitest";
import { Transform } from "prosemirror-transform";
import { describe, expect } from "vitest";
import { type Decide, type Outcome, resolve } from "#document/reading.ts";
import { resolveSteps } from "#document/resolveSteps.ts";
import { suggestionMarks } from "#document/schema.ts";
import { tryStep } from "#document/tryStep.ts";
import { parseStep } from "#document/parseStep.ts";
import { anySuggestedCopy, suggesters, suggestionIds } from "#tests/builders/suggestedCopy.ts";

const anyOutcome = fc.constantFrom<Outcome>("accept", "reject");
const anyDecide: fc.Arbitrary<Decide> = fc.oneof(
  fc.tuple(fc.constantFrom(...suggestionIds), anyOutcome).map(
    ([{ id }, outcome]): Decide =>
      (mark) =>
        mark.attrs["id"] === id ? outcome : "leave",
  ),
  fc.tuple(fc.constantFrom(...suggesters), anyOutcome).map(
    ([by, outcome]): Decide =>
      (mark) =>
        mark.attrs["by"] === by ? outcome : "leave",
  ),
  fc.tuple(fc.constantFrom(...suggestionMarks), anyOutcome).map(
    ([name, outcome]): Decide =>
      (mark) =>
        mark.type.name === name ? outcome : "leave",
  ),
  fc.tuple(fc.subarray(suggestionIds), anyOutcome).map(
    ([some, outcome]): Decide =>
      (mark) =>
        some.some(({ id }) => id === mark.attrs["id"]) ? outcome : "leave",
  ),
  anyOutcome.map(
    (outcome): Decide =>
      () =>
        outcome,
  ),
);

describe("resolveSteps", { timeout: 30_000 }, () => {
  test.prop([anySuggestedCopy, anyDecide], { numRuns: 3000 })(
    "resolve.stepsEqualProjection: gives by steps what `resolve` gives, whoever's and whatever is decided",
    (doc, decide) => {
      const tr = new Transform(doc);
      resolveSteps(tr, decide);
      expect(tr.doc.toJSON()).toEqual(resolve(doc, decide).toJSON());
    },
  );

  test.prop([anySuggestedCopy, anyDecide], { numRuns: 1000 })(
    "makes steps that a stranger could send, each of which leaves the copy sound",
    (doc, decide) => {
      const tr = new Transform(doc);
      resolveSteps(tr, decide);
      let now = doc;
      for (const step of tr.steps) {
        const tried = tryStep(parseStep(doc.type.schema, step.toJSON()), now);
        if (!tried.ok) throw new Error(tried.why);
        now = tried.doc;
      }
      now.check();
    },
  );

  test.prop([anySuggestedCopy, anyDecide], { numRuns: 1000 })(
    "is taken back by the inverses of its steps, the order of stacked suggestions included",
    (doc, decide) => {
      const tr = new Transform(doc);
      resolveSteps(tr, decide);
      const back = new Transform(tr.doc);
      tr.steps.toReversed().forEach((step, i) => {
        const before = tr.docs[tr.steps.length - 1 - i];
        if (before) back.step(step.invert(before));
      });
      expect(back.doc.toJSON()).toEqual(doc.toJSON());
    },
  );
});
