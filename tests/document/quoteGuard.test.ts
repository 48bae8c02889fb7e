import { fc, test as lawTest } from "@fast-check/vitest";
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { type QuoteChange, quoteChanges, type Span } from "#document/quoteChanges.ts";
import { quoteChangesBetween, quoteChangesOf, QuoteReader } from "#document/quoteGuard.ts";
import { quotationsIn } from "#document/quotes.ts";
import { inShort, quoteSentence } from "#document/quoteWords.ts";
import { readBlocksAs } from "#document/readBlocks.ts";
import { schema } from "#document/schema.ts";
import { suggest } from "#document/suggest.ts";
import { aCopy, type CopyParts } from "#tests/builders/copy.ts";
import { anySuggestedCopy, suggestionIds } from "#tests/builders/suggestedCopy.ts";
import { edited, find } from "./edits.ts";

type Change = (tr: Transform) => unknown;

const put =
  (words: string, other: string): Change =>
  (tr) => {
    const [from, to] = find(tr.doc, words);
    return other === "" ? tr.delete(from, to) : tr.replaceWith(from, to, schema.text(other));
  };

const told = (changes: readonly QuoteChange[]) => changes.map(({ before, after }) => [before, after]);

/** What the guard says of a change that is made as an edit. */
function asEdit(doc: Node, change: Change): readonly QuoteChange[] {
  const tr = edited(doc, change);
  return quoteChangesBetween(doc, tr.doc, (at, side) => tr.mapping.map(at, side));
}

/** The copy with the change in it as Ann's suggestion. */
function withSuggestion(doc: Node, change: Change, id = "s"): Node {
  const tr = new Transform(doc);
  suggest(tr, edited(doc, change), { person: "ann", id, keepsIds: false });
  return tr.doc;
}

const asSuggestion = (doc: Node, change: Change) => quoteChangesOf(withSuggestion(doc, change), new Set(["s"]));

const copy = (...paragraphs: string[]) => aCopy({ paragraphs });

interface Case {
  readonly says: string;
  readonly copy: CopyParts;
  readonly change: Change;
  readonly told: [before: string, after: string][];
}

const three = ["“One is here.", "“Two is here.", "“Three is here.”", "She left."];
const cases: Case[] = [
  {
    says: "S-07 names the quoted words before and after",
    copy: { paragraphs: ["“We will run,” he said."] },
    change: put("will", "may"),
    told: [["We will run,", "We may run,"]],
  },
  {
    says: "says nothing of words outside",
    copy: { paragraphs: ["“We will,” he said, “run.” He left."] },
    change: put("he", "she"),
    told: [],
  },
  {
    says: "says nothing of words that are typed behind a quotation, or before one",
    copy: { paragraphs: ["“We will,” “and we run.”"] },
    change: (tr) => tr.insert(find(tr.doc, "” “")[1] - 1, schema.text("he said, ")),
    told: [],
  },
  {
    says: "S-08 speaks of words in the second of three paragraphs, each opened by a mark and only the last closed",
    copy: { paragraphs: three },
    change: put("Two", "Too"),
    told: [["One is here.\nTwo is here.\nThree is here.", "One is here.\nToo is here.\nThree is here."]],
  },
  {
    says: "S-08 says nothing of straight marks made typographic",
    copy: { paragraphs: ['"It\'s all," he said.'] },
    change: (tr) => {
      for (const [old, now] of [
        ['"', "“"],
        ["'", "’"],
        ['"', "”"],
      ] as const)
        put(old, now)(tr);
    },
    told: [],
  },
  {
    says: "says nothing of a comma",
    copy: { paragraphs: ["“We will, run” he said."] },
    change: put(",", ""),
    told: [],
  },
  {
    says: "speaks of a word within a quotation inside another",
    copy: { paragraphs: ["“He told us ‘go home’ twice,” she said."] },
    change: put("home", "back"),
    told: [["He told us ‘go home’ twice,", "He told us ‘go back’ twice,"]],
  },
  {
    says: "speaks of words between single marks, past an apostrophe",
    copy: { paragraphs: ["‘It’s the crews’ day today,’ he said."] },
    change: put("today", "tonight"),
    told: [["It’s the crews’ day today,", "It’s the crews’ day tonight,"]],
  },
  {
    says: "speaks of a quotation that one paragraph opens and another closes",
    copy: { paragraphs: ["He said: “We will run.", "“Then we stop.” He left."] },
    change: put("stop", "rest"),
    told: [["We will run.\nThen we stop.", "We will run.\nThen we rest."]],
  },
  {
    says: "speaks of words in a headline",
    copy: { headline: "‘We will run’, say crews" },
    change: put("will", "may"),
    told: [["We will run", "We may run"]],
  },
  {
    says: "speaks of words in a standfirst",
    copy: { standfirst: "Crews: “We will run”" },
    change: put("will", "may"),
    told: [["We will run", "We may run"]],
  },
  {
    says: "speaks of words in a caption",
    copy: { lead: { image: null, alt: "", caption: "“We will run”: Ann Bee", credit: "" } },
    change: put("will", "may"),
    told: [["We will run", "We may run"]],
  },
  {
    says: "speaks of a word that goes",
    copy: { paragraphs: ["“We will not run,” he said."] },
    change: put("not ", ""),
    told: [["We will not run,", "We will run,"]],
  },
  {
    says: "speaks of marks that are taken off",
    copy: { paragraphs: ["“We will,” he said."] },
    change: (tr) => {
      put("“", "")(tr);
      put("”", "")(tr);
    },
    told: [["We will,", ""]],
  },
  {
    says: "speaks of marks that are put on words",
    copy: { paragraphs: ["We will run, he said."] },
    change: (tr) => {
      put("We", "“We")(tr);
      put("run,", "run,”")(tr);
    },
    told: [["", "We will run,"]],
  },
  {
    says: "speaks of a mark that moves",
    copy: { paragraphs: ["“We will run,” he said."] },
    change: (tr) => {
      put("”", "")(tr);
      put("said", "said”")(tr);
    },
    told: [["We will run,", "We will run, he said"]],
  },
  {
    says: "speaks of a quotation that is cut whole, and not of the next",
    copy: { paragraphs: ["“One.”", "“Two.”"] },
    change: put("“One.”", ""),
    told: [["One.", ""]],
  },
  {
    says: "speaks of one that is written in the place of another",
    copy: { paragraphs: ["He said: “We will run.” He left."] },
    change: put("“We will run.”", "“We may walk.”"),
    told: [["We will run.", "We may walk."]],
  },
  {
    says: "says nothing of a new quotation, whose words are new too",
    copy: { paragraphs: ["He said: “We will.” He left."] },
    change: put("He left.", "And: “We did.” He left."),
    told: [],
  },
  {
    says: "says nothing of a new quotation that stands just before another",
    copy: { paragraphs: ["Nobody else spoke.", "“One here.", "“Two here.”"] },
    change: put("spoke.", "spoke. “We did,” he said."),
    told: [],
  },
  {
    says: "says nothing of a paragraph that is split within one, if the second opens",
    copy: { paragraphs: ["“We will. We did,” he said."] },
    change: (tr) => {
      const at = find(tr.doc, "We did")[0];
      return tr.insert(at, schema.text("“")).split(at);
    },
    told: [],
  },
];

describe("the quote guard", () => {
  test.each(cases)("$says, as an edit", ({ copy: parts, change, told: expected }) => {
    expect(told(asEdit(aCopy(parts), change))).toEqual(expected);
  });

  test.each(cases)("$says, as a suggestion", ({ copy: parts, change, told: expected }) => {
    expect(told(asSuggestion(aCopy(parts), change))).toEqual(expected);
  });

  test("marks the words that differ, at their place", () => {
    const doc = withSuggestion(copy("He said: “We will run,” and left."), put("will", "may"));
    const [change] = quoteChangesOf(doc, new Set(["s"]));
    expect(change?.at.map(([from, to]) => doc.textBetween(from, to))).toEqual(["may"]);
  });

  test("asks of each suggestion by itself, and of several together", () => {
    const one = withSuggestion(copy("“We will run,” he said.", "“They did.”"), put("will", "may"), "one");
    const both = withSuggestion(one, put("did", "might"), "other");
    expect(told(quoteChangesOf(both, new Set(["one"])))).toEqual([["We will run,", "We may run,"]]);
    expect(told(quoteChangesOf(both, new Set(["one", "other"])))).toEqual([
      ["We will run,", "We may run,"],
      ["They did.", "They might."],
    ]);
  });

  test("speaks where words are quoted only without somebody else's suggestion, and only with it", () => {
    const plain = copy("“We will run,” he said.");
    const unquoted = withSuggestion(
      plain,
      (tr) => {
        put("“", "")(tr);
        put("”", "")(tr);
      },
      "marks",
    );
    const without = withSuggestion(unquoted, put("will", "may"), "word");
    expect(told(quoteChangesOf(without, new Set(["word"])))).toEqual([["We will run,", "We may run,"]]);
    const quoted = withSuggestion(
      copy("We will run, he said."),
      (tr) => {
        put("We", "“We")(tr);
        put("run,", "run,”")(tr);
      },
      "marks",
    );
    const within = withSuggestion(quoted, put("will", "may"), "word");
    expect(told(quoteChangesOf(within, new Set(["word"])))).toEqual([["We will run,", "We may run,"]]);
  });

  test("reads a quotation of many paragraphs from the one that is touched, both ways", () => {
    const many = Array.from({ length: 40 }, (_, n) => `“Paragraph ${n} of it.`);
    const doc = copy("Before.", ...many, "“The last.” He left.", "After.");
    const [change] = asSuggestion(doc, put("Paragraph 20", "Line 20"));
    expect(change?.before.split("\n")).toHaveLength(41);
    expect(told(asEdit(doc, put("Paragraph 20", "Line 20")))).toEqual([[change?.before, change?.after]]);
  });
});

/** Copies in which others suggest, with a quotation before all of it, and words at its end that nobody quotes. */
const inCopy = anySuggestedCopy.map((doc) => {
  const tr = new Transform(doc);
  const end = tr.doc.content.size - 1;
  return tr.insert(end, schema.node("paragraph", null, [schema.text("Nobody says these words aloud.")])).doc;
});

describe("what holds of the quote guard", () => {
  lawTest.prop([inCopy, fc.constantFrom("says", "words", "Nobody"), fc.constantFrom("", "told", "two words")])(
    "a suggestion outside quotation marks never flags",
    (doc, words, other) => {
      expect(asSuggestion(doc, put(words, other))).toEqual([]);
      expect(asEdit(doc, put(words, other))).toEqual([]);
    },
  );

  const word = fc.constantFrom("we", "will", "run", "home", "it’s", "‘so’");
  const quotedParagraph = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => words.join(" "));
  const anyQuotation = fc.record({
    paragraphs: fc.array(quotedParagraph, { minLength: 1, maxLength: 4 }),
    before: fc.constantFrom("", "He said: "),
  });

  lawTest.prop([anyQuotation, fc.nat(), fc.boolean()])(
    "a word put into a quotation flags, wherever in it, as an edit and as a suggestion alike",
    ({ paragraphs, before }, seed, isStart) => {
      const doc = copy(
        "Nothing here.",
        ...paragraphs.map(
          (text, n) => `${n === 0 ? before : ""}“${text}${n === paragraphs.length - 1 ? "” he said." : ""}`,
        ),
        "And nothing here.",
      );
      const row = seed % paragraphs.length;
      const [from, to] = find(doc, `“${paragraphs[row] ?? ""}`);
      const change: Change = (tr) => tr.insert(isStart ? from + 1 : to, schema.text(isStart ? "never " : " never"));
      const [one, other] = [asEdit(doc, change), asSuggestion(doc, change)];
      expect(told(one)).toHaveLength(1);
      expect(told(other)).toEqual(told(one));
    },
  );

  /** Copies in which all words of the body are quoted, but those of every third paragraph. */
  const quotedCopy = anySuggestedCopy.map((doc) => {
    const tr = new Transform(doc);
    const places: number[] = [];
    doc.descendants((node, at) => {
      if (node.type.name === "paragraph") places.push(at + 1, at + 1 + node.content.size);
    });
    places.forEach((at, n) => {
      if (n % 6 < 4) tr.insert(tr.mapping.map(at), schema.text(n % 2 === 0 ? "“" : "”"));
    });
    return tr.doc;
  });

  /** What the whole copy says, with everybody else's suggestions decided alike. */
  const ofWhole = (doc: Node, id: string, others: "accept" | "reject") => {
    const state = (own: "accept" | "reject") => {
      const lines = readBlocksAs(doc, {
        decide: (mark) => (mark.attrs["id"] === id ? own : others),
        isRead: () => true,
      });
      const words = lines.flatMap(({ tokens }) => tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)));
      const hasWords = ([from, to]: Span) => words.some((each) => each.from >= from && each.from < to);
      return { quotations: quotationsIn(lines), hasWords };
    };
    return told(quoteChanges(state("reject"), state("accept")).filter(({ isOfWords }) => isOfWords));
  };

  lawTest.prop([quotedCopy])("what it finds in the paragraphs that it reads is what the whole copy says", (doc) => {
    for (const { id } of suggestionIds) {
      const found = told(quoteChangesOf(doc, new Set([id])));
      const [shown, hidden] = [ofWhole(doc, id, "accept"), ofWhole(doc, id, "reject")];
      expect(found).toEqual(expect.arrayContaining(shown));
      expect([...shown, ...hidden]).toEqual(expect.arrayContaining(found));
    }
  });

  lawTest.prop([quotedCopy, fc.nat()])("what it reads again is what it reads anew", (doc, seed) => {
    const reader = new QuoteReader();
    const ids = suggestionIds.map(({ id }) => id);
    let left = seed % 4;
    reader.read(doc, ids, () => left-- <= 0);
    const places: number[] = [];
    doc.descendants((node, at) => {
      if (node.isTextblock) places.push(at + 1);
    });
    const changed = edited(doc, (tr) => tr.insert(places[seed % places.length] ?? 1, schema.text("“New "))).doc;
    const { changes: found, isWhole } = reader.read(changed, ids, () => false);
    expect(isWhole).toBe(true);
    for (const id of ids) expect(told(found.get(id) ?? [])).toEqual(told(quoteChangesOf(changed, new Set([id]))));
  });
});

describe("what is said of changed quotations", () => {
  test("is the words that differ, with a few beside them", () => {
    const change = {
      before: "We have said that we will run all night,",
      after: "We have said that we may run all night,",
    };
    expect(inShort(change)).toEqual({ before: "… that we will run all …", after: "… that we may run all …" });
    expect(quoteSentence(change)).toBe(
      "You changed a quotation: “… that we will run all …” now reads “… that we may run all …”.",
    );
  });

  test("leaves the middle of a long stretch out, and shows the end of a paragraph", () => {
    const words = Array.from({ length: 60 }, (_, n) => `w${n}`).join(" ");
    expect(inShort({ before: words, after: "One.\nTwo." })).toEqual({
      before: `${Array.from({ length: 16 }, (_, n) => `w${n}`).join(" ")} … w52 w53 w54 w55 w56 w57 w58 w59`,
      after: "One. ¶ Two.",
    });
  });

  test("says so where marks are put on or taken off", () => {
    expect(quoteSentence({ before: "We will", after: "" })).toBe("You took out a quotation, or its marks: “We will”.");
    expect(quoteSentence({ before: "", after: "We will" })).toBe("You put words into quotation marks: “We will”.");
  });
});
