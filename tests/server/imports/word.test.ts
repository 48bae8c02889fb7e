import { describe, expect, test } from "vitest";
import { acceptAll, rejectAll } from "#document/reading.ts";
import { by, del, gone, ins, item, p, r } from "#tests/builders/wordFile.ts";
import { bodyOf, cardsOf, readWord } from "./readWord.ts";

describe("a Word document", () => {
  test("comes with its headings, lists, quotations, bold, italic and links", async () => {
    const { copy, leftOut } = await readWord({
      body: [
        p(r("Ferry to run"), { style: "Titel" }),
        p(r("What changes"), { style: "berschrift2" }),
        p(r("The ") + r("harbour", "<w:b/>") + r(" ferry ") + r("Gannet", "<w:i/>") + r("!", '<w:b w:val="0"/>')),
        p(r("strong words", '<w:rStyle w:val="Stark"/>')),
        item(r("First"), 1),
        item(r("Under it"), 1, 1),
        item(r("Counted"), 2),
        p(r("So it was said."), { style: "Zitat" }),
        p(`<w:hyperlink r:id="rId9">${r("the timetable")}</w:hyperlink>`),
      ].join(""),
      links: { rId9: "https://example.org/ferry?a=1&b=2" },
    });
    expect(bodyOf(copy)).toEqual([
      "crosshead: Ferry to run",
      "crosshead: What changes",
      "The harbour ferry Gannet!",
      "strong words",
      "bullet: First",
      "bullet 1: Under it",
      "number: Counted",
      "quote: So it was said.",
      "the timetable",
    ]);
    expect(copy.toString()).toContain('bold("harbour"), " ferry ", italic("Gannet"), "!"');
    expect(copy.toString()).toContain('bold("strong words")');
    expect(JSON.stringify(copy.toJSON())).toContain("https://example.org/ferry?a=1&b=2");
    expect(leftOut).toBeNull();
  });

  test("has links as fields too, and none that may not stand in copy", async () => {
    const field = (code: string, words: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(words)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { copy, leftOut } = await readWord({
      body: [
        p(field(' HYPERLINK "https://example.org/a" ', "one") + r(" after")),
        p(`<w:fldSimple w:instr='HYPERLINK "https://example.org/b"'>${r("two")}</w:fldSimple>`),
        p(field(' HYPERLINK "javascript:alert(1)" ', "three")),
        p(`<w:hyperlink r:id="rId9">${r("four")}</w:hyperlink><w:hyperlink w:anchor="top">${r(" five")}</w:hyperlink>`),
        p(field(" PAGE ", "6")),
      ].join(""),
      links: { rId9: "file:///etc/passwd" },
    });
    expect(bodyOf(copy)).toEqual(["one after", "two", "three", "four five", "6"]);
    const links = JSON.stringify(copy.toJSON()).match(/"href":"[^"]*"/gu);
    expect(links).toEqual(['"href":"https://example.org/a"', '"href":"https://example.org/b"']);
    expect(leftOut).toBe("Left out: links that may not stand in copy");
  });

  test("says in one line what of it is left out", async () => {
    const { copy, leftOut } = await readWord(
      [
        p(
          `<w:r><w:drawing><a:t>no words</a:t></w:drawing></w:r>${r("Words")}<w:r><w:footnoteReference w:id="2"/></w:r>` +
            `<w:r><w:commentReference w:id="0"/></w:r>${r("hidden", "<w:vanish/>")}${r("struck", "<w:strike/>")}` +
            `${r(" red", '<w:color w:val="FF0000"/>')}<w:r><w:object/></w:r>`,
        ),
        `<w:tbl><w:tr><w:tc>${p(r("A"))}</w:tc><w:tc>${p(r("B"))}</w:tc></w:tr></w:tbl>`,
      ].join(""),
    );
    expect(bodyOf(copy)).toEqual(["Words red", "A", "B"]);
    expect(leftOut).toBe(
      "Left out: fonts and colours, the lines of a table, a picture, an embedded part, words struck out, a comment, a footnote and hidden words",
    );
  });

  test("parts its text at line ends, keeps tabs as spaces and cleans what may not be in copy", async () => {
    const { copy } = await readWord(
      p(`${r("One")}<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>th\u00adree\u202e</w:t></w:r>`) +
        p("") +
        item(`${r("a")}<w:r><w:br/></w:r>${r("b")}`, 1) +
        p(r("&quot;Quite,&quot; it's said... 2-3")),
    );
    expect(bodyOf(copy)).toEqual(["One", "two three", "bullet: a b", "“Quite,” it’s said… 2–3"]);
  });
});

describe("tracked changes", () => {
  test("of words are suggestions under the names in the file, a replacement one", async () => {
    const { copy } = await readWord(
      p(r("The ") + del("Ann Bee", "old") + ins("Ann Bee", "new") + r(" ferry ") + ins("Cy Dee", "now ") + r("runs.")),
    );
    expect(cardsOf(copy)).toEqual(["Ann Bee: Replace “old” with “new”", "Cy Dee: Insert “now”"]);
    expect(bodyOf(acceptAll(copy))).toEqual(["The new ferry now runs."]);
    expect(bodyOf(rejectAll(copy))).toEqual(["The old ferry runs."]);
  });

  test("made more than ten minutes apart are two suggestions", async () => {
    const { copy } = await readWord(
      p(r("A") + ins("Ann Bee", " bb", "2026-11-20T10:00:00Z") + ins("Ann Bee", " cc", "2026-11-20T10:11:00Z")),
    );
    expect(new Set(JSON.stringify(copy.toJSON()).match(/"id":"\w+"/gu)).size).toBe(2);
  });

  test("by one person of what another put in are both kept", async () => {
    const { copy } = await readWord(
      p(
        r("The ") +
          `<w:ins ${by("Ann Bee")}>${r("very ")}<w:del ${by("Cy Dee")}>${gone("old ")}</w:del></w:ins>` +
          r("ferry"),
      ),
    );
    expect(cardsOf(copy)).toEqual(["Ann Bee: Insert “very old”", "Cy Dee: Delete “old”"]);
    expect(bodyOf(acceptAll(copy))).toEqual(["The very ferry"]);
    expect(bodyOf(rejectAll(copy))).toEqual(["The ferry"]);
  });

  test("of paragraph ends are proposed boundaries and joins", async () => {
    const { copy } = await readWord(
      p(r("One."), { mark: `<w:ins ${by("Ann Bee")}/>` }) +
        p(r("Two. "), { mark: `<w:del ${by("Cy Dee")}/>` }) +
        p(r("Three.")),
    );
    expect(bodyOf(acceptAll(copy))).toEqual(["One.", "Two. Three."]);
    expect(bodyOf(rejectAll(copy))).toEqual(["One.Two. ", "Three."]);
  });

  test("of a whole paragraph leave the kinds of its neighbours alone", async () => {
    const put = { mark: `<w:ins ${by("Ann Bee")}/>` };
    const struck = { mark: `<w:del ${by("Cy Dee")}/>` };
    const { copy } = await readWord(
      p(r("First.")) +
        p(ins("Ann Bee", "A crosshead"), { style: "berschrift2", ...put }) +
        p(r("Second.")) +
        p(del("Cy Dee", "Gone"), { style: "berschrift2", ...struck }) +
        p(r("Third.")),
    );
    expect(bodyOf(acceptAll(copy))).toEqual(["First.", "crosshead: A crosshead", "Second.", "Third."]);
    expect(bodyOf(rejectAll(copy))).toEqual(["First.", "Second.", "crosshead: Gone", "Third."]);
    expect(cardsOf(copy)).toEqual(["Ann Bee: Insert the paragraph “A crosshead”", "Cy Dee: Delete “Gone”"]);
  });

  test("round empty paragraphs keep what parts the text", async () => {
    const put = `<w:ins ${by("Ann Bee")}/>`;
    const { copy } = await readWord(
      p(r("One"), { mark: put }) +
        p("", { mark: put }) +
        p(r("two")) +
        p("") +
        p(r("three"), { mark: put }) +
        p("") +
        p(r("four")),
    );
    expect(bodyOf(acceptAll(copy))).toEqual(["One", "two", "three", "four"]);
    expect(bodyOf(rejectAll(copy))).toEqual(["Onetwo", "three", "four"]);
  });

  test("of places are one suggestion that moves the words", async () => {
    const range = (which: string, edge: string) =>
      `<w:${which}Range${edge} w:id="7" w:name="move1" ${edge === "Start" ? 'w:author="Ann Bee"' : ""}/>`;
    const { copy } = await readWord(
      p(
        r("One. ") +
          range("moveFrom", "Start") +
          `<w:moveFrom ${by("Ann Bee")}>${r("Two. ")}</w:moveFrom>` +
          range("moveFrom", "End") +
          r("Three. ") +
          range("moveTo", "Start") +
          `<w:moveTo ${by("Ann Bee")}>${r("Two. ")}</w:moveTo>` +
          range("moveTo", "End") +
          r("Four."),
      ),
    );
    expect(cardsOf(copy)).toEqual(["Ann Bee: Move “Two.”"]);
    expect(bodyOf(acceptAll(copy))).toEqual(["One. Three. Two. Four."]);
    expect(bodyOf(rejectAll(copy))).toEqual(["One. Two. Three. Four."]);
  });

  test("of bold and italic put back what was", async () => {
    const changed = (now: string, was: string) =>
      `${now}<w:rPrChange ${by("Ann Bee")}><w:rPr>${was}</w:rPr></w:rPrChange>`;
    const { copy } = await readWord(
      p(
        r("a", changed("<w:b/>", "")) +
          r(" plain ") +
          r("b", changed("", "<w:i/>")) +
          r(" plain ") +
          r("c", changed('<w:sz w:val="40"/>', "")),
      ),
    );
    expect(cardsOf(copy)).toEqual(["Ann Bee: Make “a” bold", "Ann Bee: Take italic off “b”"]);
    expect(rejectAll(copy).toString()).toContain('paragraph("a plain ", italic("b"), " plain c")');
    expect(acceptAll(copy).toString()).toContain('paragraph(bold("a"), " plain b plain c")');
  });

  test("of a paragraph's kind put back what it was", async () => {
    const was = `<w:pPrChange ${by("Ann Bee")}><w:pPr/></w:pPrChange>`;
    const { copy } = await readWord(p(r("Not a crosshead"), { style: "berschrift2", properties: was }) + p(r("Text.")));
    expect(cardsOf(copy)).toHaveLength(1);
    expect(bodyOf(copy)).toEqual(["crosshead: Not a crosshead", "Text."]);
    expect(bodyOf(rejectAll(copy))).toEqual(["Not a crosshead", "Text."]);
  });

  test("do not turn quotation marks of the other reading", async () => {
    const { copy } = await readWord(p(del("Ann Bee", '"Old," ') + ins("Ann Bee", '"New," ') + r("she said.")));
    expect(bodyOf(acceptAll(copy))).toEqual(["“New,” she said."]);
    expect(bodyOf(rejectAll(copy))).toEqual(["“Old,” she said."]);
  });

  test("without a name are somebody's, and a date that is none is none", async () => {
    const { copy } = await readWord(p(r("A") + `<w:ins w:id="1" w:author="\u202e " w:date="soon">${r(" b")}</w:ins>`));
    expect(cardsOf(copy)).toEqual(["Somebody: Insert “b”"]);
  });
});
