import { test as propertyTest } from "@fast-check/vitest";
import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { openSuggestions } from "#document/facts.ts";
import { acceptAll } from "#document/reading.ts";
import { type ParagraphKind, schema } from "#document/schema.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { settledSentence, suggestionInBrief, suggestionSentence } from "#document/suggestionSentence.ts";
import {
  aDivider,
  aFactBox,
  anEmbed,
  aParagraph,
  aPicture,
  aRichCopy,
  imageId,
  proposed,
  type Run,
  struck,
  suggested,
} from "#tests/builders/richCopy.ts";
import { anySuggestedCopy } from "#tests/builders/suggestedCopy.ts";

const link = (href: string) => ({ href });
const format = (mark: string, was: unknown): [string, Record<string, unknown>] => [
  "format",
  { id: "s1", by: "fiona", mark, was },
];
const formatted = (text: string, was: [string, unknown], ...now: [string, Record<string, unknown>?][]): Run => ({
  text,
  marks: [...now, format(...was)],
});
const changed = (node: Node, key: string, was: unknown) =>
  node.mark([schema.mark("change", { id: "s1", by: "fiona", key, was })]);
const body = (...blocks: Node[]) => aRichCopy({ body: blocks });
const kind = (to: ParagraphKind, was: ParagraphKind) =>
  body(changed(aParagraph("Buses go instead", { kind: to }), "kind", was));

/** Each row: what is suggested, and what a sub would say of it. */
const said: readonly [sentence: string, copy: Node][] = [
  ["Insert “night”", body(aParagraph(["the ", proposed("night "), "ferry"]))],
  ["Delete “night”", body(aParagraph(["the ", struck("night "), "ferry"]))],
  ["Replace “ferry” with “boat”", body(aParagraph(["the ", struck("ferry"), proposed("boat"), " runs"]))],
  ["Replace “neighborhood” with “neighbourhood”", body(aParagraph(["in the neighbo", proposed("u"), "rhood from"]))],
  ["Replace “can not” with “cannot”", body(aParagraph(["it can", struck(" "), "not go"]))],
  ["Replace “cannot” with “can not”", body(aParagraph(["it can", proposed(" "), "not go"]))],
  ["Replace “Sams” with “Sam’s”", body(aParagraph(["Sam", proposed("’"), "s boat"]))],
  ["Replace “bus” with “buses”", body(aParagraph(["the bus", proposed("es")]))],
  ["Replace “bus” with “bus,”", body(aParagraph(["the bus", proposed(","), " which"]))],
  ["Delete a space", body(aParagraph(["the ", struck(" "), "bus"]))],
  [
    "Replace “from Monday. ¶ The plan.” with “soon”",
    body(
      aParagraph(["city ", struck("from Monday."), proposed("soon")]),
      suggested(aParagraph([struck("The plan. "), "Residents"]), "deletion"),
    ),
  ],
  [
    "Insert “One ¶ Two ¶ Three”",
    body(
      aParagraph(["talks. ", proposed("One")]),
      suggested(aParagraph(proposed("Two")), "insertion"),
      suggested(aParagraph([proposed("Three"), "Residents"]), "insertion"),
    ),
  ],
  [
    "Insert the paragraph “Buses go instead.”",
    body(aParagraph("Talks."), suggested(aParagraph(proposed("Buses go instead.")), "insertion")),
  ],
  [
    "Replace “per cent” with “%” in 2 places",
    body(aParagraph(["3 ", struck("per cent"), proposed("%"), " or 4 ", struck("per cent"), proposed("%")])),
  ],
  [
    "Move “on Friday”",
    body(aParagraph([proposed("On ", "s2"), proposed("on Friday "), "it stops", struck(" on Friday")])),
  ],
  [
    "Start a new paragraph at “Residents had”",
    body(aParagraph("weeks of talks. "), suggested(aParagraph("Residents had"), "insertion")),
  ],
  ["Start a new paragraph", body(aParagraph("talks."), suggested(aParagraph(""), "insertion"))],
  [
    "Join “The plan” to the paragraph before",
    body(aParagraph("on Friday."), suggested(aParagraph("The plan"), "deletion")),
  ],
  ["Join the paragraphs", body(aParagraph("on Friday."), suggested(aParagraph(""), "deletion"))],
  ["Make “ferry” bold", body(aParagraph(["the ", formatted("ferry", ["bold", null], ["bold"])]))],
  ["Take italic off “ferry”", body(aParagraph(["the ", formatted("ferry", ["italic", {}])]))],
  [
    "Make “the ferry” bold",
    body(
      aParagraph([
        formatted("the ", ["bold", null], ["bold"]),
        formatted("ferry", ["bold", null], ["bold"], ["italic"]),
      ]),
    ),
  ],
  [
    "Link “ferry” to https://a.example",
    body(aParagraph(formatted("ferry", ["link", null], ["link", link("https://a.example")]))),
  ],
  ["Take the link off “ferry”", body(aParagraph(formatted("ferry", ["link", link("https://a.example")])))],
  [
    "Link “ferry” to https://b.example and not to https://a.example",
    body(aParagraph(formatted("ferry", ["link", link("https://a.example")], ["link", link("https://b.example")]))),
  ],
  ["Make “Buses go instead” a crosshead, not ordinary text", kind("crosshead", "text")],
  ["Make “Buses go instead” ordinary text, not a quotation", kind("text", "quote")],
  ["Make “Buses go instead” a numbered item, not a bulleted item", kind("number", "bullet")],
  ["Make “Buses go instead” a pull quote, not ordinary text", kind("pullQuote", "text")],
  ["Indent “Buses”", body(changed(aParagraph("Buses", { kind: "bullet", level: 1 }), "level", 0))],
  ["Take the indent off “Buses”", body(changed(aParagraph("Buses", { kind: "bullet" }), "level", 1))],
  [
    "Give the speaker as “Ann Bee”",
    body(changed(aParagraph("So", { kind: "pullQuote", speaker: "Ann Bee" }), "speaker", "")),
  ],
  ["Take out the speaker, “Ann”", body(changed(aParagraph("So", { kind: "pullQuote" }), "speaker", "Ann"))],
  ["Put in a divider", body(suggested(aDivider, "insertion"), aParagraph(""))],
  ["Take out the divider", body(suggested(aDivider, "deletion"), aParagraph(""))],
  ["Move the divider", body(suggested(aDivider, "insertion"), aParagraph(""), suggested(aDivider, "deletion"))],
  ["Put in an embed", body(suggested(anEmbed("https://v.example/1"), "insertion"))],
  [
    "Take out the picture “The harbour at night”",
    body(suggested(aPicture({ caption: "The harbour at night" }), "deletion")),
  ],
  ["Put in a fact box “Times”", body(suggested(aFactBox("Times", aParagraph("")), "insertion"))],
  [
    "Change the alt text of the picture from “A boat” to “The ferry”",
    body(changed(aPicture({ alt: "The ferry" }), "alt", "A boat")),
  ],
  ["Give the alt text of the picture as “The ferry”", body(changed(aPicture({ alt: "The ferry" }), "alt", ""))],
  ["Choose an image for the picture", body(changed(aPicture({ image: imageId(1) }), "image", null))],
  ["Choose another image for the picture", body(changed(aPicture({ image: imageId(1) }), "image", imageId(2)))],
  ["Say that the picture only decorates", body(changed(aPicture({ decorative: true }), "decorative", false))],
  ["Insert “at dock”", aRichCopy({ lead: { caption: ["The ferry ", proposed("at dock")] } })],
  [
    "Replace “a” with “b”; make “ferry” bold",
    body(aParagraph([struck("a"), proposed("b"), " ", formatted("ferry", ["bold", null], ["bold"])])),
  ],
];

describe("the sentence of a suggestion", () => {
  test.each(said)("%s", (sentence, copy) => {
    copy.check();
    const card = suggestionCards(copy).find(({ id }) => id === "s1");
    expect(card && suggestionSentence(card)).toBe(sentence);
  });

  test("shows the first and the last words of a long text", () => {
    const words =
      "The board said on Friday that the ferry would run all night from Monday, and not only on feast days.";
    const [card] = suggestionCards(body(aParagraph(proposed(words))));
    expect(card && suggestionSentence(card)).toBe(
      "Insert “The board said on Friday that the ferry would run … only on feast days.”",
    );
  });

  test("does not take a word that somebody else has suggested into its own", () => {
    const copy = body(aParagraph(["neighbo", proposed("u"), proposed("rly", "s2", "leyi"), "hood"]));
    expect(suggestionCards(copy).map(suggestionSentence)).toEqual([
      "Replace “neighbo” with “neighbou”",
      "Replace “hood” with “rlyhood”",
    ]);
  });

  test("tells of a format or kind what its own author made of it, whatever was made of it since", () => {
    const text: Run = {
      text: "ferry",
      marks: [format("bold", null), ["format", { id: "s2", by: "leyi", mark: "bold", was: {} }]],
    };
    const copy = body(aParagraph(text));
    expect(suggestionCards(copy).map(suggestionSentence)).toEqual(["Make “ferry” bold", "Take bold off “ferry”"]);
  });
});

describe("the sentence of a settled suggestion", () => {
  const [replaced] = suggestionCards(body(aParagraph(["the ", struck("ferry"), proposed("boat"), " runs"])));
  const [put] = suggestionCards(body(aParagraph(["the ", proposed("night "), "ferry"])));
  const [split] = suggestionCards(body(aParagraph("talks. "), suggested(aParagraph("Residents"), "insertion")));
  test.each([
    [replaced, true, "Accepted. The copy reads “boat”."],
    [replaced, false, "Rejected. The copy reads “ferry”."],
    [put, false, "Rejected. The words are not in the copy."],
    [split, true, "Accepted: start a new paragraph at “Residents”."],
  ])("%#: says what the text is now", (card, isAccepted, sentence) => {
    expect(card && settledSentence(card, isAccepted)).toBe(sentence);
  });
});

describe("the cards of a copy", () => {
  const copy = aRichCopy({
    headline: ["Ferry ", proposed("to run ", "h", "leyi"), "till dawn"],
    standfirst: ["Board ", struck("gives", "st")],
    lead: { caption: ["At ", proposed("the ", "c")] },
    body: [
      aParagraph(["The ", proposed("night ", "a"), "ferry ", struck("now", "b", "leyi")]),
      suggested(aParagraph(["runs ", proposed("late", "a")]), "deletion", "a"),
      suggested(aDivider, "insertion", "d"),
    ],
  });

  test("are one a person and id, in the order of the copy, each with its place and kind", () => {
    expect(suggestionCards(copy).map(({ id, by, kind, place }) => [id, by, kind, place.says])).toEqual([
      ["h", "leyi", "words", "Headline"],
      ["st", "fiona", "words", "Standfirst"],
      ["c", "fiona", "words", "Lead picture"],
      ["a", "fiona", "words", "Paragraph 1"],
      ["b", "leyi", "words", "Paragraph 1"],
      ["d", "fiona", "blocks", "Divider after paragraph 2"],
    ]);
  });

  test("know the first and the last place where they stand", () => {
    const reach = suggestionCards(copy).map(({ from, to }) => copy.textBetween(from, Math.max(from, to), "|"));
    expect(reach[0]).toBe("to run ");
    expect(reach[1]).toBe("gives");
    expect(reach[3]).toBe("night ferry now|runs late");
  });

  test.each([
    [[struck("will", "a"), proposed("may", "a")], "Replace “will” with “may”"],
    [
      [struck("the ferry will run through the night until dawn", "a"), proposed("it will not run at all", "a")],
      "Replace “the ferry will run … dawn” with “it will not run at all”",
    ],
    [
      [proposed("one", "a"), " and ", struck("two", "a"), " or ", proposed("three", "a")],
      "Insert “one”, and 2 more changes",
    ],
    [[proposed("one", "a"), " and ", struck("two", "a")], "Insert “one”, and one more change"],
  ])("say in brief what they do", (words: Run[], says) => {
    const [card] = suggestionCards(body(aParagraph(words)));
    expect(card && suggestionInBrief(card)).toBe(says);
  });

  propertyTest.prop([anySuggestedCopy])("are those that are counted, with something to say of each", (doc) => {
    const cards = suggestionCards(doc);
    expect(cards.map(({ id, by }) => ({ id, by }))).toEqual(openSuggestions(doc).map(({ id, by }) => ({ id, by })));
    for (const card of cards) {
      expect(suggestionSentence(card)).toMatch(/^[A-Z].*\S$/su);
      expect([...suggestionInBrief(card)].length).toBeLessThanOrEqual(100);
      expect(card.from).toBeLessThanOrEqual(card.to);
      expect(() => doc.resolve(card.from)).not.toThrow();
    }
  });

  propertyTest.prop([anySuggestedCopy])("are none once everything is accepted", (doc) => {
    expect(suggestionCards(acceptAll(doc))).toEqual([]);
  });
});
