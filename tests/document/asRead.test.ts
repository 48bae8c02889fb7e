import { fc, test as law } from "@fast-check/vitest";
import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { asRead, unreadAt } from "#document/asRead.ts";
import { flatText } from "#document/flatText.ts";
import { acceptAll } from "#document/reading.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { anySuggestedCopy } from "#tests/builders/suggestedCopy.ts";

const flat = (doc: Node) => flatText(doc, 0, doc.content.size);
/** What is left out of a copy, as its text, a line feed for each paragraph that ends or begins there. */
const leftOut = (doc: Node) =>
  asRead(doc).unread.map(([from, to]) => doc.textBetween(from, to, "\n", (leaf) => `<${leaf.type.name}>`));

describe("a copy beside its reading", { timeout: 30_000 }, () => {
  law.prop([anySuggestedCopy], { numRuns: 1000 })(
    "has the reading, and leaves out just the letters that the reading lacks",
    (doc) => {
      const { reading, unread } = asRead(doc);
      expect(reading.toJSON()).toEqual(acceptAll(doc).toJSON());
      const { text, places } = flat(doc);
      const isRead = (place: number) => !unread.some(([from, to]) => from <= place && place < to);
      expect(places.map((place, i) => (isRead(place) ? text[i] : "")).join("")).toBe(flat(reading).text);
    },
  );

  law.prop([anySuggestedCopy], { numRuns: 500 })("has its stretches in order, and apart", (doc) => {
    const ends = asRead(doc).unread.flat();
    expect(ends).toEqual([...new Set(ends)].toSorted((a, b) => a - b));
  });

  law.prop([anySuggestedCopy, fc.nat()], { numRuns: 500 })("knows where a letter stands in the reading", (doc, any) => {
    const { reading, map, unread } = asRead(doc);
    const { text, places } = flat(doc);
    const read = places.filter((place) => !unread.some(([from, to]) => from <= place && place < to));
    const place = read[any % Math.max(1, read.length)];
    fc.pre(place !== undefined);
    const at = map.map(place, 1);
    expect(reading.textBetween(at, at + 1)).toBe(text[places.indexOf(place)]);
  });

  test("takes struck words, a struck divider and the boundary behind it as one stretch", () => {
    const doc = aRichCopy({
      body: [
        aParagraph(["one", struck(" two")]),
        suggested(aDivider, "deletion"),
        suggested(aParagraph(["three ", proposed("four")]), "deletion"),
      ],
    });
    expect(leftOut(doc)).toEqual([" two\n<divider>\n"]);
  });

  test("is at a stretch at both its edges, and nowhere beside it", () => {
    const unread = [[3, 6]] as const;
    expect([2, 3, 6, 7].map((place) => unreadAt(unread, place) !== null)).toEqual([false, true, true, false]);
  });
});
