import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { ForeignNode } from "#document/foreignTree.ts";
import { pasteHtml, pastePlain } from "#document/paste.ts";
import { isLinkable, schema } from "#document/schema.ts";
import { asLines } from "./asLines.ts";
import { parsedHtml } from "./parsedHtml.ts";

function pasted(html: string) {
  const { blocks, leftOut } = pasteHtml(parsedHtml(html), schema);
  return { lines: asLines(blocks), leftOut };
}

const wordItem = (text: string, mark: string, level: number) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<span style='font-family:Symbol;mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>` +
  `${text}<o:p></o:p></p>`;

describe("what is pasted as HTML", () => {
  test("keeps paragraphs, crossheads, lists, quotations, bold, italic and links", () => {
    const { lines, leftOut } = pasted(`
      <h1>One</h1> <h3><b>Two</b></h3>
      <p>Some <b>bold</b>, <i>italic</i> and <strong><em>both</em></strong>
         <a href="https://example.org/a">here</a>.</p>
      <ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li></ul><ol><li><p>d</p><p>e</p></li></ol>
      <blockquote><p>f</p><p>g</p></blockquote><hr><div>h<br>i</div>`);
    expect(lines).toEqual([
      "crosshead: One",
      "crosshead: Two",
      "text: Some **bold**, *italic* and ***both*** [here](https://example.org/a).",
      "bullet: a",
      "bullet 1: b",
      "number 1: c",
      "number: d",
      "text: e",
      "quote: f",
      "quote: g",
      "divider",
      "text: h",
      "text: i",
    ]);
    expect(leftOut).toBeNull();
  });

  test("E-01: leaves out fonts, tables, notes, comments and what was deleted, and says so in one line", () => {
    const { lines, leftOut } = pasted(
      `<p class=MsoNormal><span style='font-family:"Comic Sans MS";color:red'>The ` +
        `<ins cite="mailto:a" datetime="2026"><span class=msoIns>new </span></ins>` +
        `<span class=msoDel><del cite="mailto:a">old </del></span>plan<a style='mso-footnote-id:ftn1' href="#_ftn1">` +
        `<span class=MsoFootnoteReference>[1]</span></a> <a style='mso-comment-reference:LC_1'>stands</a>` +
        `<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[LC1]</a></span>.<o:p></o:p></span></p>` +
        `<table><tr><td><p>Name</p></td><td>Age</td></tr><tr><td>Ann</td><td>58</td></tr></table>` +
        `<div style='mso-element:footnote-list'><div style='mso-element:footnote'><p>[1] A note</p></div></div>` +
        `<div style='mso-element:comment-list'><p>A comment</p></div>`,
    );
    expect(lines).toEqual(["text: The new plan stands.", "text: Name", "text: Age", "text: Ann", "text: 58"]);
    expect(leftOut).toBe("Left out: fonts and colours, the lines of a table, words struck out, comments and footnotes");
  });

  test("reads Word's lists, which are paragraphs", () => {
    const { lines } = pasted(
      wordItem("one", "·", 1) + wordItem("under", "o", 2) + wordItem("first", "1.", 1) + wordItem("deep", "a)", 3),
    );
    expect(lines).toEqual(["bullet: one", "bullet 1: under", "number: first", "number 1: deep"]);
  });

  test("reads Google Docs: dress by style, lists beside their items, wrapped links", () => {
    const { lines } = pasted(
      `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Bold</span>` +
        `<span style="font-weight:400;font-style:italic;white-space:pre-wrap"> slanted </span>` +
        `<a href="https://www.google.com/url?q=https://example.org/a%3Fb&amp;sa=D"><span>link</span></a></p>` +
        `<ul><li aria-level="1"><p role="presentation"><span>one</span></p></li>` +
        `<ul><li aria-level="2"><p>two</p></li></ul></ul><p>end<sup><a href="#cmnt1">[a]</a></sup></p></b>`,
    );
    expect(lines).toEqual([
      "text: **Bold*** slanted *[link](https://example.org/a?b)",
      "bullet: one",
      "bullet 1: two",
      "text: end",
    ]);
  });

  test("reads LibreOffice's footnotes and tracked changes", () => {
    const { lines, leftOut } = pasted(
      `<p>Water<sup><a class="sdfootnoteanc" name="a" href="#sdfootnote1sym"><sup>1</sup></a></sup> is ` +
        `<del cite="a">wet</del><ins cite="a">dry</ins></p><div id="sdfootnote1"><p>1 A note</p></div>`,
    );
    expect(lines).toEqual(["text: Water is dry"]);
    expect(leftOut).toBe("Left out: words struck out and footnotes");
  });

  test("gives Safari its spaces back, and folds those that no page shows", () => {
    expect(
      pasted(`<p>one<span class="Apple-converted-space">&nbsp;</span>two\n   three <b> four</b></p>`).lines,
    ).toEqual(["text: one two three **four**"]);
  });

  test("keeps raised figures apart from those before them", () => {
    expect(pasted("<p>10 m<sup>2</sup> of CO<sub>2</sub> on the 1<sup>st</sup></p>").lines).toEqual([
      "text: 10 m² of CO₂ on the 1st",
    ]);
  });

  test("keeps a link's target, whatever its words look like", () => {
    expect(pasted('<a href="http://example.org/a">example.org</a>').lines).toEqual([
      "text: [example.org](http://example.org/a)",
    ]);
  });

  test("takes the words of other Stet copy without its suggestions", () => {
    const { lines } = pasted(
      `<p data-kind="bullet" data-level="1">One <ins data-suggestion="s" data-by="f">two</ins>` +
        `<del data-suggestion="s" data-by="f">three</del></p>` +
        `<p data-kind="pullQuote" data-speaker="Ann">Four</p>` +
        `<div data-block="embed" data-url="https://example.org/v" data-alt="A film"><a href="#">x</a></div>` +
        `<aside data-block="factBox"><h3 data-part="title">Facts</h3><p>Five</p></aside>`,
    );
    expect(lines).toEqual([
      "bullet 1: One two",
      "pullQuote (Ann): Four",
      "embed: https://example.org/v A film",
      "[",
      "title: Facts",
      "text: Five",
      "]",
    ]);
  });

  test.each([
    ["<script>steal()</script><p>a</p>", "a script"],
    ["<p onclick='steal()' onmouseover=steal()>a</p>", null],
    ["<p><a href='javascript:steal()'>a</a></p>", "a link that may not stand in copy"],
    ["<p><a href=' jAvAsCrIpT:steal()'>a</a></p>", "a link that may not stand in copy"],
    ["<p><a href='java&#10;script:steal()'>a</a></p>", "a link that may not stand in copy"],
    ["<p><a href='data:text/html,x'>a</a></p>", "a link that may not stand in copy"],
    ["<p><a href='file:///etc/passwd'>a</a></p>", "a link that may not stand in copy"],
    ["<svg onload=steal()><text>steal</text></svg><p>a</p>", "a picture"],
    ["<img src=x onerror=steal()><p>a</p>", "a picture"],
    ["<iframe srcdoc='<script>steal()</script>'></iframe><p>a</p>", "an embedded part"],
    ["<p>a</p><div style='display:none'>steal</div>", "hidden words"],
    ["<style>p{background:url(javascript:steal())}</style><p>a</p>", null],
    ["<p>a<!-- steal --></p>", null],
    ["<noscript><p>steal</p></noscript><template><p>steal</p></template><p>a</p>", null],
    ["<form action='https://evil.example'><input value=steal><button>steal</button></form><p>a</p>", "embedded parts"],
    ["<p><s>steal</s><span style='text-decoration: line-through'>steal</span>a</p>", "words struck out"],
    ["<p __proto__=x constructor=y>a</p>", null],
  ])("A-06: lets nothing of %s in but its words", (html, thing) => {
    expect(pasted(html)).toEqual({ lines: ["text: a"], leftOut: thing === null ? null : `Left out: ${thing}` });
  });

  test("drops characters that hide or turn round what is read", () => {
    expect(pasted("<p>a\u202eb\u200bc\u00add</p>").lines).toEqual(["text: abcd"]);
  });

  test("cuts nesting of 1,000 levels, and of 100,000, and keeps the words", () => {
    for (const depth of [1000, 100_000]) {
      let node: ForeignNode = "deep";
      for (let i = 0; i < depth; i++) node = { tag: i % 2 ? "div" : "ul", attributes: {}, children: [node] };
      const { blocks, leftOut } = pasteHtml([node], schema);
      expect(asLines(blocks)).toEqual(["text: deep"]);
      expect(leftOut).toBe("Left out: nesting deeper than copy has");
    }
  });

  test("takes 20,000 words of word processor HTML in under a second", () => {
    const words = Array.from({ length: 10 }, (_, i) => ({
      tag: "span",
      attributes: {
        style: "font-family:Calibri;mso-ascii-theme-font:minor-latin;color:black;font-weight:700",
        lang: "EN",
      },
      children: [`word${i} more `],
    }));
    const nodes = Array.from({ length: 1000 }, () => ({
      tag: "div",
      attributes: { style: "margin:0cm" },
      children: [
        { tag: "p", attributes: { class: "MsoNormal", style: "margin:0cm;line-height:107%" }, children: words },
      ],
    }));
    const start = performance.now();
    expect(pasteHtml(nodes, schema).blocks.length).toBe(1000);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  const anyElement: fc.Arbitrary<ForeignNode> = fc.letrec<{ node: ForeignNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6, depthSize: "small" },
      fc.string({ maxLength: 8 }),
      fc.record({
        tag: fc.constantFrom(
          ..."p div span b i a ul ol li table td blockquote h2 br hr del ins sup pre figure aside q".split(" "),
        ),
        attributes: fc.dictionary(
          fc.constantFrom("href", "style", "class", "data-kind", "data-block", "data-level", "data-part", "data-field"),
          fc.constantFrom(
            "https://a.example/",
            "javascript:x",
            "bullet",
            "pullQuote",
            "factBox",
            "embed",
            "1",
            "lead",
            "mso-list:l0 level2",
            "white-space:pre",
          ),
        ),
        children: fc.array(tie("node"), { maxLength: 4 }),
      }),
    ),
  })).node;

  test.prop([fc.array(anyElement, { maxLength: 5 })])("of whatever shape becomes blocks that a body takes", (nodes) => {
    const { blocks } = pasteHtml(nodes, schema);
    const body = schema.node("body", null, blocks.length > 0 ? blocks : [schema.node("paragraph")]);
    body.check();
    body.descendants((node) => {
      for (const { attrs } of node.marks)
        if (attrs["href"] !== undefined) expect(isLinkable(String(attrs["href"]))).toBe(true);
    });
  });
});

describe("what is pasted as plain text", () => {
  const lines = (text: string) => asLines(pastePlain(text, schema).blocks);

  test("becomes paragraphs, with British quotation marks", () => {
    expect(lines(`"It's so"\r\n\r\nPages 4-9...\n\n\n• one\n•two\n`)).toEqual([
      "text: “It’s so”",
      "text: Pages 4–9…",
      "bullet: one",
      "bullet: two",
    ]);
  });

  test("parts at line ends, and at empty lines alone where lines were broken at a width", () => {
    expect(lines("one\ntwo\nthree")).toEqual(["text: one", "text: two", "text: three"]);
    const wrapped = `${"word ".repeat(13).trim()}\n${"text ".repeat(13).trim()}\nend.`;
    expect(lines(`First.\n\n${wrapped}`)).toEqual(["text: First.", `text: ${wrapped.replaceAll("\n", " ")}`]);
  });

  test("is nothing where there is nothing to see", () => {
    expect(lines(" \n\u200b\n\u00a0")).toEqual([]);
  });

  test("of 20,000 words comes in well under a second", () => {
    const start = performance.now();
    expect(lines(`${"word ".repeat(200)}\n\n`.repeat(100)).length).toBe(100);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
