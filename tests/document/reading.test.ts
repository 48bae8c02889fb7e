import { type Mark, type Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { acceptAll, rejectAll, rejectBy, resolve } from "#document/reading.ts";
import { schema } from "#document/schema.ts";

const insertion = (id: string, by = "ann") => schema.mark("insertion", { id, by });
const deletion = (id: string, by = "ann") => schema.mark("deletion", { id, by });
const format = (mark: string, was: unknown, by = "ann") => schema.mark("format", { id: "f", by, mark, was });
const change = (key: string, was: unknown, by = "ann") => schema.mark("change", { id: "c", by, key, was });
const text = (words: string, ...marks: Mark[]) => schema.text(words, marks);
const p = (content: (Node | string)[], ...marks: Mark[]) =>
  schema.node(
    "paragraph",
    null,
    content.map((each) => (typeof each === "string" ? schema.text(each) : each)),
    marks,
  );
const divider = (...marks: Mark[]) => schema.node("divider", null, [], marks);
const copyOf = (...blocks: Node[]) =>
  schema.node("doc", null, [schema.node("headline"), schema.node("body", null, blocks)]);

/** The blocks of the body in one line each: kind, marks and words as they would print. */
function blocks(doc: Node): string[] {
  const rows: string[] = [];
  doc.lastChild?.forEach((block) => {
    const kind = block.attrs["kind"] === "text" || !block.attrs["kind"] ? "" : `${String(block.attrs["kind"])}: `;
    let words = "";
    block.forEach((run) => {
      const marks = run.marks.map(({ type }) => type.name).join(" ");
      words += marks === "" ? (run.text ?? "") : `[${marks} ${run.text ?? ""}]`;
    });
    rows.push(block.isTextblock ? kind + words : block.type.name);
  });
  return rows;
}

const both = (doc: Node) => ({ accepted: blocks(acceptAll(doc)), rejected: blocks(rejectAll(doc)) });

describe("a reading", () => {
  const cases: [name: string, doc: Node, accepted: string[], rejected: string[]][] = [
    [
      "replaces words",
      copyOf(p(["in the ", text("neighborhood", deletion("a")), text("neighbourhood", insertion("a")), " from"])),
      ["in the neighbourhood from"],
      ["in the neighborhood from"],
    ],
    [
      "splits",
      copyOf(p(["weeks of talks. "]), p(["Residents had"], insertion("a"))),
      ["weeks of talks. ", "Residents had"],
      ["weeks of talks. Residents had"],
    ],
    [
      "joins",
      copyOf(p(["on Friday."]), p(["The plan"], deletion("a"))),
      ["on Friday.The plan"],
      ["on Friday.", "The plan"],
    ],
    [
      "deletes across paragraphs",
      copyOf(
        p(["city ", text("from Monday.", deletion("a")), text("soon", insertion("a"))]),
        p([text("The plan. ", deletion("a")), "Residents"], deletion("a")),
      ),
      ["city soonResidents"],
      ["city from Monday.", "The plan. Residents"],
    ],
    [
      "takes in a paste of three",
      copyOf(
        p(["talks. ", text("One", insertion("a"))]),
        p([text("Two", insertion("a"))], insertion("a")),
        p([text("Three", insertion("a")), "Residents"], insertion("a")),
      ),
      ["talks. One", "Two", "ThreeResidents"],
      ["talks. Residents"],
    ],
    [
      "moves a divider",
      copyOf(p(["one"]), divider(insertion("a")), p(["two"]), divider(deletion("a"))),
      ["one", "divider", "two"],
      ["one", "two", "divider"],
    ],
    [
      "keeps accepted words that have nothing to fold into",
      copyOf(divider(), p([text("mine ", insertion("a")), "theirs"], insertion("a"))),
      ["divider", "mine theirs"],
      ["divider", "theirs"],
    ],
    [
      "drops a proposed paragraph that is empty without its words",
      copyOf(divider(), p([text("mine", insertion("a"))], insertion("a"))),
      ["divider", "mine"],
      ["divider"],
    ],
    ["leaves a paragraph where the body would be empty", copyOf(divider(deletion("a"))), [""], ["divider"]],
    [
      "keeps the first paragraph's kind in a fold",
      copyOf(schema.node("paragraph", { kind: "quote" }, [text("one ")]), p(["two"], deletion("a"))),
      ["quote: one two"],
      ["quote: one ", "two"],
    ],
    [
      "puts a kind back",
      copyOf(schema.node("paragraph", { kind: "bullet" }, [text("one")], [change("kind", "text")])),
      ["bullet: one"],
      ["one"],
    ],
    ["puts bold back", copyOf(p([text("one", format("bold", {}))])), ["one"], ["[bold one]"]],
    ["takes bold off", copyOf(p([text("one", schema.mark("bold"), format("bold", null))])), ["[bold one]"], ["one"]],
  ];

  test.each(cases)("%s", (_name, doc, accepted, rejected) => {
    doc.check();
    expect(both(doc)).toEqual({ accepted, rejected });
    acceptAll(doc).check();
    rejectAll(doc).check();
  });

  test("puts a link back with its address", () => {
    const other = schema.mark("link", { href: "https://b.example" });
    const doc = copyOf(p([text("one", other, format("link", { href: "https://a.example" }))]));
    expect(rejectAll(doc).lastChild?.child(0).child(0).marks).toEqual([
      schema.mark("link", { href: "https://a.example" }),
    ]);
  });

  test("drops a proposed standfirst, and whole fact boxes with all in them", () => {
    const box = schema.node("factBox", null, [schema.node("title"), p(["inside"])], [insertion("a")]);
    const standfirst = schema.node("standfirst", null, [text("Below")], [insertion("a")]);
    const doc = schema.node("doc", null, [
      schema.node("headline"),
      standfirst,
      schema.node("body", null, [p(["one"]), box]),
    ]);
    expect(rejectAll(doc).toString()).toBe('doc(headline, body(paragraph("one")))');
    expect(acceptAll(doc).textContent).toBe("Belowoneinside");
  });

  test("leaves others' suggestions open when one person's are rejected", () => {
    const doc = copyOf(p(["one ", text("ann", insertion("a")), text("bob", insertion("b", "bob"), deletion("a"))]));
    expect(blocks(rejectBy(doc, "ann"))).toEqual(["one [insertion bob]"]);
    expect(blocks(rejectBy(doc, "bob"))).toEqual(["one [insertion ann]"]);
  });

  test("hands what was to the format above when the one below is rejected", () => {
    const doc = copyOf(p([text("one", format("bold", null, "ann"), format("bold", {}, "bob"))]));
    const withoutAnn = rejectBy(doc, "ann");
    expect(withoutAnn.lastChild?.child(0).child(0).marks).toEqual([format("bold", null, "bob")]);
    expect(blocks(rejectAll(withoutAnn))).toEqual(["one"]);
  });

  test("keeps one of two formats of one suggestion that have become the same", () => {
    const doc = copyOf(
      p([text("one", format("bold", {}, "ann"), format("bold", null, "bob"), format("bold", {}, "bob"))]),
    );
    expect(rejectBy(doc, "ann").lastChild?.child(0).child(0).marks).toEqual([format("bold", {}, "bob")]);
  });

  test("puts nothing back that cannot stand there, whatever a format says", () => {
    const headline = schema.node("headline", null, [text("Ferry", format("bold", {}))]);
    const doc = schema.node("doc", null, [headline, schema.node("body", null, [p(["one"])])]);
    expect(rejectAll(doc).firstChild?.firstChild?.marks).toEqual([]);
  });

  test("gives back what it does not touch by reference", () => {
    const untouched = p(["as it was"]);
    const doc = copyOf(untouched, p([text("mine", insertion("a"))], insertion("a")));
    expect(rejectAll(doc).lastChild?.child(0)).toBe(untouched);
    const plain = copyOf(untouched);
    expect(acceptAll(plain)).toBe(plain);
    expect(resolve(doc, () => "leave")).toBe(doc);
  });
});
