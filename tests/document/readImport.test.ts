import { describe, expect, test } from "vitest";
import { headlineOf, leadOf, standfirstOf } from "#document/fields.ts";
import { copyHtml } from "#document/html.ts";
import type { ImportGuessKind } from "#document/importGuesses.ts";
import { type ImportSource, readImport } from "#document/readImport.ts";
import { schema } from "#document/schema.ts";
import { copyText } from "#document/text.ts";
import { wordCount } from "#document/words.ts";
import { article, ownArticle } from "#tests/builders/article.ts";
import { aFactBox, anEmbed, aParagraph, aRichCopy, imageId } from "#tests/builders/richCopy.ts";
import { asLines } from "./asLines.ts";
import { parsedHtml } from "./parsedHtml.ts";

function read(source: ImportSource, ...keep: readonly ImportGuessKind[]) {
  const imported = readImport(source, { schema, keep });
  return { ...imported, lines: asLines(imported.copy.lastChild?.children ?? []) };
}
const text = (...lines: readonly string[]): ImportSource => ({ type: "text", text: lines.join("\n\n") });
const html = (source: string): ImportSource => ({ type: "tree", nodes: parsedHtml(source) });

describe.each([
  ["the article at hand", article],
  ["an article of our own", ownArticle()],
])("bringing in %s", (_, file) => {
  const imported = read({ type: "text", text: file.text });

  test("finds headline, lead picture's credit and credits", () => {
    expect(headlineOf(imported.copy)).toBe(file.headline);
    expect(leadOf(imported.copy)).toMatchObject({ image: null, caption: "", credit: file.leadCredit });
    expect(imported.credits).toEqual([
      { role: "words", names: ["Leyi Chen"] },
      { role: "subbing", names: ["Fiona Patterson"] },
    ]);
  });

  test("has every paragraph of the body, with British quotation marks, and nothing else", () => {
    expect(imported.lines).toEqual(file.paragraphs.map((paragraph) => `text: ${paragraph}`));
    expect(copyText(imported.copy, { credits: "" })).not.toMatch(/["']/u);
    expect(wordCount(imported.copy)).toBeGreaterThan(200);
  });

  test("says every guess, and leaves nothing out unsaid", () => {
    expect(imported.guesses).toEqual([
      { kind: "headline", text: file.headline, says: "This is the headline" },
      { kind: "leadCredit", text: file.leadCredit, says: "This is the lead picture’s credit" },
      {
        kind: "credits",
        text: "Words: Leyi Chen | Subbing: Fiona Patterson",
        says: "These are the credits: words by Leyi Chen and subbing by Fiona Patterson",
      },
      {
        kind: "footer",
        text: "Accessibility | Cookies | Terms of use and privacy",
        says: "This line of links is left out",
      },
    ]);
    expect(imported.leftOut).toBeNull();
  });

  test.each([
    ["headline", 0],
    ["leadCredit", 0],
    ["credits", -1],
    ["footer", -1],
  ] as const)("takes back the guess of the %s, whose line stays a paragraph", (kind, at) => {
    const guess = imported.guesses.find((each) => each.kind === kind);
    const again = read({ type: "text", text: file.text }, kind);
    expect(again.guesses.map((each) => each.kind)).toEqual(
      imported.guesses.map((each) => each.kind).filter((each) => each !== kind),
    );
    expect(again.lines.at(at)).toBe(`text: ${guess?.text}`);
    expect(again.lines.length).toBe(imported.lines.length + 1);
  });
});

describe("bringing in a file", () => {
  test("of nothing gives an empty draft, and no guess", () => {
    const imported = read(text(" "));
    expect(imported.guesses).toEqual([]);
    expect(imported.lines).toEqual(["text: "]);
    imported.copy.check();
  });

  test("does not take a sentence for a credit, or a last paragraph for a footer", () => {
    const lines = [
      "A headline",
      "Photo by photo, the case came apart.".repeat(8),
      "Terms were agreed. Cookies | were had.",
      "The end: nothing",
    ];
    expect(read(text(...lines)).guesses.map((guess) => guess.kind)).toEqual(["headline"]);
  });

  test("takes a first line of over 300 characters for no headline", () => {
    expect(read(text("word ".repeat(70))).guesses).toEqual([]);
  });

  test("finds credits at the top, and a line of several pictures", () => {
    const imported = read(text("A headline", "Words: Leyi Chen and Ann Bee | Pictures: Sam Okafor", "Body"));
    expect(imported.credits).toEqual([
      { role: "words", names: ["Leyi Chen", "Ann Bee"] },
      { role: "pictures", names: ["Sam Okafor"] },
    ]);
    expect(imported.lines).toEqual(["text: Body"]);
  });

  test("of HTML takes the first heading of the first rank, sets its quotes, and leaves a footer's links out", () => {
    const imported = read(
      html(
        `<p>Section</p><h1>It's <em>on</em></h1><p><b>"Yes</b>," she said, pages 4-9...</p><script>steal()</script>` +
          `<footer><a href="https://example.org/a">Accessibility</a> <a href="https://example.org/c">Cookies</a></footer>`,
      ),
    );
    expect(headlineOf(imported.copy)).toBe("It’s on");
    expect(imported.copy.firstChild?.lastChild?.marks.map((mark) => mark.type.name)).toEqual(["italic"]);
    expect(imported.lines).toEqual(["text: Section", "text: **“Yes**,” she said, pages 4–9…"]);
    expect(imported.leftOut).toBe("Left out: a script");
    expect(imported.guesses.map((guess) => guess.kind)).toEqual(["headline", "footer"]);
  });

  test("I-01: of our own HTML gives back headline, standfirst, caption, credit, body and credits", () => {
    const copy = aRichCopy({
      headline: ["Met ", { text: "armed", marks: [["italic"]] }, " patrols"],
      standfirst: "A standfirst",
      lead: { image: imageId(1), alt: "Two men", caption: "Two men.", credit: "Ann Bee/Agency" },
      body: [
        aParagraph("One"),
        aParagraph("Where", { kind: "crosshead" }),
        aParagraph("a", { kind: "number" }),
        aParagraph("b", { kind: "bullet", level: 1 }),
        aParagraph("So it is", { kind: "quote" }),
        aParagraph("A norm", { kind: "pullQuote", speaker: "Ann" }),
        anEmbed("https://example.org/v", "A film"),
        aFactBox("Facts", aParagraph("A fact")),
        schema.node("divider"),
      ],
    });
    const credits = "Words: Leyi Chen | Subbing: Fiona Patterson";
    const imported = read(html(copyHtml(copy, { pictureUrl: (id) => `/pictures/${id}`, credits })));
    expect(imported.copy.child(0).eq(copy.child(0))).toBe(true);
    expect(standfirstOf(imported.copy)).toBe("A standfirst");
    expect(leadOf(imported.copy)).toMatchObject({ caption: "Two men.", credit: "Ann Bee/Agency" });
    expect(imported.lines).toEqual(asLines(copy.lastChild?.children ?? []));
    expect(imported.credits.length).toBe(2);
    expect(imported.leftOut).toBe("Left out: a picture");
  });
});
