import { describe, expect, test } from "vitest";
import { test as propertyTest } from "@fast-check/vitest";
import fc from "fast-check";
import { type ForeignNode, foreignText } from "#document/foreignTree.ts";
import { htmlTree } from "#server/core/imports/htmlTree.ts";
import { markdownTree } from "#server/core/imports/markdownTree.ts";

/** A tree as short text: `p(One em(two))`, attributes left out but addresses. */
function shown(nodes: readonly ForeignNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const address = node.attributes["href"] ?? node.attributes["src"];
      return `${node.tag}${address === undefined ? "" : `[${address}]`}(${shown(node.children)})`;
    })
    .join("");
}

/** The same of Markdown: the line ends between its blocks are no words of anybody's. */
function shownLines(nodes: readonly ForeignNode[]): string {
  return shown(nodes)
    .replace(/\n+(?=\)|$)|(?<=[()]|^)\n+/gu, "")
    .replaceAll("\n", " ");
}

const lettersOf = (text: string) => text.replace(/[^a-z]/gu, "");

describe("HTML", () => {
  test.each([
    ["<p>One <em>two</em></p>", "p(One em(two))"],
    ["<p>One<p>Two<div>Three</div>", "p(One)p(Two)div(Three)"],
    ["<ul><li>One<li>Two<ul><li>Under</ul><li>Three</ul>", "ul(li(One)li(Twoul(li(Under)))li(Three))"],
    ["<table><tr><td>A<td>B<tr><td>C</table>", "table(tbody(tr(td(A)td(B))tr(td(C))))"],
    ["One<br>two<hr/>three<img src='a.png' alt=x>", "Onebr()twohr()threeimg[a.png]()"],
    ["<!-- no --><!doctype html><?xml version='1'?><p>Yes", "p(Yes)"],
    ["<script>if (a < b) { '<p>' }</script><p>Yes</p>", "script(if (a < b) { '<p>' })p(Yes)"],
    ["<b><i>One</b>two</i>", "b(i(One))i(two)"],
    ["</p>One</div>", "One"],
    ["<P CLASS=x>One</P>", "p(One)"],
    ["<a href='https://example.org/?a=1&amp;b=2'>One</a>", "a[https://example.org/?a=1&b=2](One)"],
    ["Caf&eacute; &amp; bar &#8217;s &#x2014; &#146; &nosuch; & AT&T", "Café & bar ’s — ’ &nosuch; & AT&T"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ])("%s", (html, tree) => {
    expect(shown(htmlTree(html))).toBe(tree);
  });

  test("keeps no name that would reach an object's own members", () => {
    const [element] = htmlTree("<p __proto__='x' constructor='y'>One</p>");
    if (typeof element !== "object") throw new Error("it is no element");
    expect(Object.keys(element.attributes)).toEqual(["constructor"]);
    expect(Object.getPrototypeOf(element.attributes)).toBe(Object.prototype);
  });

  test("lays flat what is nested too deep, and loses none of its words", () => {
    const tree = htmlTree(`${"<div>".repeat(20_000)}deep${"</div>".repeat(20_000)}`);
    let depth = 0;
    for (let at = tree; at.some((node) => typeof node !== "string"); depth += 1)
      at = at.flatMap((node) => (typeof node === "string" ? [] : node.children));
    expect(depth).toBeLessThan(102);
    expect(shown(htmlTree("<div>".repeat(200) + "deep"))).toContain("deep");
  });

  test("takes time in step with its length, whatever it is", { timeout: 20_000 }, () => {
    const long = 60_000;
    for (const piece of ["<", "<a ", "<!--", "</", "<p a=", "<script>", '<p a="', "&#", "&amp"]) {
      const from = performance.now();
      htmlTree(piece.repeat(long / piece.length));
      expect(performance.now() - from).toBeLessThan(2000);
    }
  });

  const words = fc.string({ unit: "grapheme" });
  propertyTest.prop([words])("gives plain words back as they are", (text) => {
    const plain = text.replace(/[<&]/gu, "");
    expect(shown(htmlTree(`<p>${plain}</p>`))).toBe(`p(${plain})`);
  });
});

describe("Markdown", () => {
  test.each([
    ["# One #\n\nTwo\nthree", "h1(One)p(Two three)"],
    ["One\n===\n\nTwo\n---", "h1(One)h2(Two)"],
    ["One **two *three*** four", "p(One strong(two em(three)) four)"],
    ["***One*** and __two__ _three_", "p(em(strong(One)) and strong(two) em(three))"],
    ["snake_case_name and 2 * 3 * 4", "p(snake_case_name and 2 * 3 * 4)"],
    ["\\*not\\* a \\# heading", "p(*not* a # heading)"],
    ['[One *two*](<https://example.org/a b> "t")', "p(a[https://example.org/a%20b](One em(two)))"],
    [
      "[One](https://example.org/(a)) <https://example.org>",
      "p(a[https://example.org/(a)](One) a[https://example.org](https://example.org))",
    ],
    ["![Alt](a.png)", "p(img[a.png]())"],
    ["[no link] (here)", "p([no link] (here))"],
    ["- One\n- Two\n  - Under\n- Three", "ul(li(One)li(Twoul(li(Under)))li(Three))"],
    ["1. One\n2. Two\n\n- Other", "ol(li(One)li(Two))ul(li(Other))"],
    ["- One\n\n- Two", "ul(li(p(One))li(p(Two)))"],
    ["In 1953.\n1953. A year", "p(In 1953. 1953. A year)"],
    ["> One\n> two\nthree\n\nFour", "blockquote(p(One two three))p(Four)"],
    ["* * *\n\n---\n\nOne", "hr()hr()p(One)"],
    ["```\n<p> *x*\n```\nAfter `a*b*c`", "pre(code(<p> *x*))p(After code(a*b*c))"],
    ["One  \ntwo\\\nthree", "p(Onebr()twobr()three)"],
    ["One <b>two</b> &eacute;", "p(One b(two) é)"],
    ["<!-- -->\n\n<div>One</div>", "div(One)"],
    ["**", "p(**)"],
  ])("%j", (markdown, tree) => {
    expect(shownLines(markdownTree(markdown))).toBe(tree);
  });

  test("loses no words where its marks cross", () => {
    for (const markdown of ["*a **b* c**", "**a *b** c*", "***a* b", "_a *b_ c*", "[a](b c", "![a", "`a"])
      expect(lettersOf(markdownTree(markdown).map(foreignText).join(""))).toBe(lettersOf(markdown));
  });

  test.each(["> ", "1. ", "*a **b "])("takes marks of %s that nest without end as words", (piece) => {
    const markdown = `${piece.repeat(4000)}deep`;
    expect(lettersOf(markdownTree(markdown).map(foreignText).join(""))).toBe(lettersOf(markdown));
  });

  test("takes time in step with its length, whatever it is", { timeout: 20_000 }, () => {
    for (const piece of ["*", "_a", "[", "![](", "`", "> ", "- ", "  - ", "<", "**a ", "1. "]) {
      const from = performance.now();
      markdownTree(piece.repeat(4000));
      markdownTree(`${piece}\n`.repeat(2000));
      expect([piece, performance.now() - from < 4000]).toEqual([piece, true]);
    }
  });
});
