import { Fragment, type Mark, type Node, Slice } from "prosemirror-model";
import type { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import type { Mode } from "#domain/mode.ts";
import type { LedgerEntry } from "#document/ledger.ts";
import { schema } from "#document/schema.ts";
import { commitOf, decided, edited, find } from "./edits.ts";

const insertion = (id: string, by: string) => schema.mark("insertion", { id, by });
const deletion = (id: string, by: string) => schema.mark("deletion", { id, by });
const text = (words: string, ...marks: Mark[]) => schema.text(words, marks);
const paragraph = (content: Node | Node[], ...marks: Mark[]) => schema.node("paragraph", null, content, marks);

/** Ann has proposed INS and proposed that “gone” goes; it is Bob who now sends something. */
const copy = schema.node("doc", null, [
  schema.node("headline", null, text("Head")),
  schema.node("standfirst", null, text("Below it")),
  schema.node("body", null, [
    paragraph([
      text("one two "),
      text("INS", insertion("s1", "ann")),
      text(" three "),
      text("gone", deletion("s2", "ann")),
    ]),
    paragraph(text("second para")),
    paragraph(text("third")),
    schema.node("divider"),
    paragraph(text("fourth")),
  ]),
]);

const recorded: readonly LedgerEntry[] = [
  { id: "s1", by: "ann", words: { insertion: "INS" } },
  { id: "s2", by: "ann", words: { deletion: "gone" } },
  { id: "s0", by: "ann", words: { insertion: "WAS" } },
];
const ledger = (id: string) => recorded.find((entry) => entry.id === id) ?? null;

type Change = (tr: Transform) => unknown;

function verdict(mode: Mode, change: Change, doc = copy): string {
  const decision = decided(doc, edited(doc, change), { mode, ledger });
  return decision.ok ? "allowed" : decision.code;
}

const at = (words: string) => find(copy, words)[0];
const opening = (words: string) => at(words) - 1;
const end = copy.content.size - 1;
const mine = insertion("b1", "bob");
const mineGone = deletion("b1", "bob");
const format = (mark: string, was: unknown, by = "bob") => schema.mark("format", { id: "b1", by, mark, was });
const change = (key: string, was: unknown, by = "bob") => schema.mark("change", { id: "b1", by, key, was });

describe("guard.refuses", () => {
  const refused: [name: string, mode: Mode, change: Change, code: string][] = [
    ["anything in read mode", "read", (tr) => tr.insert(at("one"), text("x")), "mode"],
    ["suggestions in read mode", "read", (tr) => tr.insert(at("one"), text("x", mine)), "mode"],
    ["plain typing in suggest mode", "suggest", (tr) => tr.insert(at("one"), text("x")), "changesCopy"],
    ["typing in the headline", "suggest", (tr) => tr.insert(at("Head"), text("x")), "changesCopy"],
    ["a direct deletion", "suggest", (tr) => tr.delete(...find(copy, "two")), "changesCopy"],
    ["the deletion of a block", "suggest", (tr) => tr.delete(opening("second"), opening("third")), "changesCopy"],
    [
      "the deletion of a divider",
      "suggest",
      (tr) => tr.delete(opening("fourth") - 1, opening("fourth")),
      "changesCopy",
    ],
    ["the deletion of the standfirst", "suggest", (tr) => tr.delete(opening("Below"), at("Below") + 9), "changesCopy"],
    [
      "a move of a block",
      "suggest",
      (tr) => tr.delete(opening("third"), at("third") + 6).insert(opening("one"), paragraph(text("third"))),
      "changesCopy",
    ],
    ["a bare split", "suggest", (tr) => tr.split(at("two")), "changesCopy"],
    ["a bare join", "suggest", (tr) => tr.join(opening("second")), "changesCopy"],
    [
      "bold without a word of it",
      "suggest",
      (tr) => tr.addMark(...find(copy, "two"), schema.mark("bold")),
      "changesCopy",
    ],
    [
      "a bare change of kind",
      "suggest",
      (tr) => tr.setNodeAttribute(opening("second"), "kind", "quote"),
      "changesCopy",
    ],
    ["a bare change of level", "suggest", (tr) => tr.setNodeAttribute(opening("second"), "level", 1), "changesCopy"],
    [
      "copy dressed as an insertion of one's own",
      "suggest",
      (tr) => tr.addMark(...find(copy, "two"), mine),
      "changesCopy",
    ],
    [
      "a paragraph of the copy dressed as an insertion",
      "suggest",
      (tr) => tr.addNodeMark(opening("third"), mine),
      "changesCopy",
    ],
    [
      "a format that says what was not",
      "suggest",
      (tr) => tr.addMark(...find(copy, "two"), schema.mark("bold")).addMark(...find(copy, "two"), format("italic", {})),
      "changesCopy",
    ],
    [
      "a change that says what was not",
      "suggest",
      (tr) =>
        tr.setNodeAttribute(opening("third"), "kind", "quote").addNodeMark(opening("third"), change("kind", "bullet")),
      "changesCopy",
    ],
    [
      "an insertion under another's name",
      "suggest",
      (tr) => tr.insert(at("one"), text("x", insertion("n1", "ann"))),
      "forged",
    ],
    ["the same in edit mode", "edit", (tr) => tr.insert(at("one"), text("x", insertion("n1", "ann"))), "forged"],
    [
      "a deletion under another's name",
      "edit",
      (tr) => tr.addMark(...find(copy, "two"), deletion("n1", "ann")),
      "forged",
    ],
    [
      "a format under another's name",
      "edit",
      (tr) => tr.addMark(...find(copy, "two"), format("bold", null, "ann")),
      "forged",
    ],
    [
      "a boundary under another's name",
      "edit",
      (tr) => tr.addNodeMark(opening("third"), deletion("n1", "ann")),
      "forged",
    ],
    [
      "another's suggestion stretched",
      "suggest",
      (tr) => tr.insert(at("INS") + 2, text("x", insertion("s1", "ann"))),
      "forged",
    ],
    ["the same in edit mode", "edit", (tr) => tr.insert(at("INS") + 2, text("x", insertion("s1", "ann"))), "forged"],
    [
      "another's deletion stretched",
      "edit",
      (tr) => tr.addMark(...find(copy, "three gone"), deletion("s2", "ann")),
      "forged",
    ],
    [
      "another's letters in another order",
      "edit",
      (tr) => tr.replaceWith(...find(copy, "INS"), text("SIN", insertion("s1", "ann"))),
      "forged",
    ],
    [
      "one's own mark with another's id",
      "suggest",
      (tr) => tr.insert(at("one"), text("x", insertion("s1", "bob"))),
      "forged",
    ],
    [
      "the id of a suggestion long settled",
      "edit",
      (tr) => tr.insert(at("one"), text("x", insertion("s0", "bob"))),
      "forged",
    ],
    ["another's insertion deleted", "suggest", (tr) => tr.delete(...find(copy, "INS")), "others"],
    ["a part of it deleted", "suggest", (tr) => tr.delete(at("INS"), at("INS") + 1), "others"],
    ["another's deletion taken off", "suggest", (tr) => tr.removeMark(0, end, schema.marks.deletion), "others"],
    ["another's insertion accepted", "suggest", (tr) => tr.removeMark(0, end, schema.marks.insertion), "others"],
    [
      "another's insertion signed anew",
      "suggest",
      (tr) => tr.removeMark(...find(copy, "INS"), schema.marks.insertion).addMark(...find(copy, "INS"), mine),
      "others",
    ],
    [
      "a settled suggestion of another's brought back in suggest mode",
      "suggest",
      (tr) => tr.insert(at("one"), text("WAS", insertion("s0", "ann"))),
      "forged",
    ],
  ];

  test.each(refused)("%s (%s)", (_name, mode, made, code) => {
    expect(verdict(mode, made)).toBe(code);
  });

  test("accepted words changed by two steps that are harmless alone", () => {
    const both: Change = (tr) => tr.addMark(...find(copy, "two"), mine).delete(...find(copy, "two"));
    expect(verdict("suggest", both)).toBe("changesCopy");
  });

  test("as a change of mode what was made in an older epoch", () => {
    const typed = edited(copy, (tr) => tr.insert(at("one"), text("x")));
    const facts = { mode: "suggest" as const, epoch: 2 };
    expect(decided(copy, typed, { ...facts, commit: commitOf(typed, { epoch: 1 }) })).toMatchObject({ code: "mode" });
    expect(decided(copy, typed, { ...facts, commit: commitOf(typed, { epoch: 2 }) })).toMatchObject({
      code: "changesCopy",
    });
  });
});

describe("guard.allows", () => {
  const pasted = new Slice(
    Fragment.from([paragraph(text("aa", mine)), paragraph(text("bb", mine), mine), paragraph(text("cc", mine), mine)]),
    1,
    1,
  );
  const allowed: [name: string, mode: Mode, change: Change][] = [
    ["an insertion of one's own", "suggest", (tr) => tr.insert(at("one"), text("x", mine))],
    ["an insertion in the headline", "suggest", (tr) => tr.insert(at("Head"), text("x", mine))],
    ["an insertion inside another's insertion", "suggest", (tr) => tr.insert(at("INS") + 1, text("x", mine))],
    [
      "a proposed deletion over another's suggestions",
      "suggest",
      (tr) => tr.addMark(at("two"), at("gone") + 4, mineGone),
    ],
    [
      "a proposed deletion over paragraphs",
      "suggest",
      (tr) => tr.addMark(at("three"), at("third"), mineGone).addNodeMark(opening("second"), mineGone),
    ],
    ["a proposed split", "suggest", (tr) => tr.split(at("two")).addNodeMark(at("two") + 1, mine)],
    [
      "a proposed split with words typed in it",
      "suggest",
      (tr) =>
        tr
          .split(at("two"))
          .addNodeMark(at("two") + 1, mine)
          .insert(at("two") + 2, text("zz", mine)),
    ],
    ["a proposed join", "suggest", (tr) => tr.addNodeMark(opening("second"), mineGone)],
    [
      "a paste of three paragraphs",
      "suggest",
      (tr) => tr.replace(at("two"), at("two"), pasted).addNodeMark(find(tr.doc, "cc")[0] - 1, mine),
    ],
    ["a new paragraph", "suggest", (tr) => tr.insert(opening("third"), paragraph(text("new", mine), mine))],
    ["a new paragraph at the top", "suggest", (tr) => tr.insert(opening("one"), paragraph([], mine))],
    ["a new divider at the end", "suggest", (tr) => tr.insert(end, schema.node("divider", null, [], [mine]))],
    ["a standfirst proposed to go", "suggest", (tr) => tr.addNodeMark(opening("Below"), mineGone)],
    [
      "proposed bold",
      "suggest",
      (tr) => tr.addMark(...find(copy, "two"), schema.mark("bold")).addMark(...find(copy, "two"), format("bold", null)),
    ],
    [
      "a proposed kind",
      "suggest",
      (tr) =>
        tr.setNodeAttribute(opening("third"), "kind", "quote").addNodeMark(opening("third"), change("kind", "text")),
    ],
    ["plain typing in edit mode", "edit", (tr) => tr.insert(at("one"), text("x"))],
    ["an editor's deletion of another's insertion", "edit", (tr) => tr.delete(...find(copy, "INS"))],
    ["an editor's deletion of a part of it", "edit", (tr) => tr.delete(at("INS") + 1, at("INS") + 2)],
    ["an editor's acceptance of it", "edit", (tr) => tr.removeMark(...find(copy, "INS"), schema.marks.insertion)],
    ["typing into another's insertion in edit mode", "edit", (tr) => tr.insert(at("INS") + 1, text("x"))],
    [
      "a move of a paragraph with another's suggestions",
      "edit",
      (tr) => tr.delete(opening("one"), opening("second")).insert(tr.doc.content.size - 1, copy.child(2).child(0)),
    ],
    [
      "an undo that brings another's suggestion back in edit mode",
      "edit",
      (tr) => tr.insert(at("one"), text("WAS", insertion("s0", "ann"))),
    ],
    [
      "suggesting in edit mode",
      "edit",
      (tr) => tr.insert(at("one"), text("x", mine)).addMark(...find(copy, "three"), mineGone),
    ],
  ];

  test.each(allowed)("%s (%s)", (_name, mode, made) => {
    expect(verdict(mode, made)).toBe("allowed");
  });

  test("taking one's own suggestions back, words and boundaries", () => {
    const suggested = edited(copy, (tr) =>
      tr.insert(opening("third"), paragraph(text("new", mine), mine)).addMark(...find(copy, "second"), mineGone),
    ).doc;
    const takenBack = (tr: Transform) =>
      tr
        .removeMark(...find(suggested, "second"), mineGone)
        .delete(find(suggested, "new")[0] - 1, find(suggested, "new")[1] + 1);
    expect(verdict("suggest", takenBack, suggested)).toBe("allowed");
  });
});
