import { describe, expect, test } from "vitest";
import { copyHtml } from "#document/html.ts";
import { copyMarkdown } from "#document/markdown.ts";
import { pasteHtml } from "#document/paste.ts";
import { acceptAll } from "#document/reading.ts";
import {
  type MarkName,
  marks,
  type NodeName,
  nodes,
  type ParagraphKind,
  plainMarks,
  schema,
  suggestionMarks,
} from "#document/schema.ts";
import { copyText } from "#document/text.ts";
import {
  aDivider,
  aFactBox,
  anEmbed,
  aParagraph,
  aPicture,
  aRichCopy,
  imageId,
  proposed,
  struck,
} from "#tests/builders/richCopy.ts";
import { asLines } from "./asLines.ts";
import { parsedHtml } from "./parsedHtml.ts";

/** How something is seen in each output. */
interface Outputs {
  readonly html: RegExp;
  readonly text: RegExp;
  readonly markdown: RegExp;
}

const extraHeadlines = ["frontHeadline", "searchHeadline", "pushHeadline"] as const;
type ExtraHeadline = (typeof extraHeadlines)[number];

const kinds: Readonly<Record<ParagraphKind, Outputs>> = {
  text: { html: /<p dir="auto">Plain<\/p>/, text: /^Plain$/m, markdown: /^Plain$/m },
  crosshead: { html: /<h2 dir="auto">Crosshead<\/h2>/, text: /^Crosshead$/m, markdown: /^## Crosshead$/m },
  bullet: { html: /<ul><li dir="auto">Bullet<\/li><\/ul>/, text: /^• Bullet$/m, markdown: /^- Bullet$/m },
  number: { html: /<ol><li dir="auto">Number<\/li><\/ol>/, text: /^1\. Number$/m, markdown: /^1\. Number$/m },
  quote: { html: /<blockquote><p dir="auto">Quote<\/p><\/blockquote>/, text: /^Quote$/m, markdown: /^> Quote$/m },
  pullQuote: {
    html: /<figure data-kind="pullQuote">.*Pulled.*Ann Bee/,
    text: /^Pulled\n– Ann Bee$/m,
    markdown: /^> Pulled\n>\n> – Ann Bee$/m,
  },
};

const outputs: Readonly<Record<Exclude<NodeName, ExtraHeadline>, Outputs>> = {
  doc: { html: /^<article>[^]*<\/article>$/, text: /^Headline[^]*Fact/, markdown: /^# Headline[^]*Fact/ },
  headline: {
    html: /<h1 data-field="headline" dir="auto">Headline<\/h1>/,
    text: /^Headline$/m,
    markdown: /^# Headline$/m,
  },
  standfirst: {
    html: /<p data-field="standfirst" dir="auto">Standfirst<\/p>/,
    text: /^Standfirst$/m,
    markdown: /^\*\*Standfirst\*\*$/m,
  },
  lead: { html: /<figure data-field="lead"><img [^>]*alt="Lead"/, text: /^Caption Credit$/m, markdown: /^!\[Lead\]/m },
  caption: { html: /<span data-part="caption" [^>]*>Caption</, text: /Caption/, markdown: /^\*Caption Credit\*$/m },
  credit: { html: /<span data-part="credit" [^>]*>Credit</, text: /Credit/, markdown: /^\*Caption Credit\*$/m },
  body: { html: /<div data-field="body">[^]*Plain[^]*<\/div>/, text: /Plain[^]*Fact/, markdown: /Plain[^]*Fact/ },
  paragraph: kinds.text,
  text: kinds.text,
  picture: {
    html: /<figure data-block="picture"><img [^>]*alt="Picture"/,
    text: /^Under it$/m,
    markdown: /^!\[Picture\]\(<.*>\)\n\n\*Under it\*$/m,
  },
  divider: { html: /^<hr>$/m, text: /^\* \* \*$/m, markdown: /^\* \* \*$/m },
  embed: {
    html: /<p data-block="embed" dir="auto"><a href="https:\/\/example\.org\/film"[^>]*>Film<\/a><\/p>/,
    text: /^https:\/\/example\.org\/film$/m,
    markdown: /^\[Film\]\(<https:\/\/example\.org\/film>\)$/m,
  },
  factBox: { html: /<aside data-block="factBox"[^>]*>[^]*Fact[^]*<\/aside>/, text: /^Fact$/m, markdown: /^> Fact$/m },
  title: {
    html: /<h2 data-part="title" dir="auto">Title<\/h2>/,
    text: /^Title$/m,
    markdown: /^> \*\*Title\*\*$/m,
  },
};

const plain = aRichCopy({
  headline: "Headline",
  standfirst: "Standfirst",
  lead: { image: imageId(1), alt: "Lead", caption: "Caption", credit: "Credit" },
  body: [
    aParagraph("Plain"),
    aParagraph("Crosshead", { kind: "crosshead" }),
    aParagraph("Bullet", { kind: "bullet" }),
    aParagraph("Number", { kind: "number" }),
    aParagraph("Quote", { kind: "quote" }),
    aParagraph("Pulled", { kind: "pullQuote", speaker: "Ann Bee" }),
    aPicture({ image: imageId(2), alt: "Picture", caption: "Under it" }),
    aDivider,
    anEmbed("https://example.org/film", "Film"),
    aFactBox("Title", aParagraph("Fact")),
  ],
});
const [headline, ...rest] = plain.children;
const whole = plain.copy(
  schema.node("doc", null, [
    ...(headline === undefined ? [] : [headline]),
    ...extraHeadlines.map((name) => schema.node(name, null, [schema.text(`Extra ${name}`)])),
    ...rest,
  ]).content,
);

const pictureUrl = (id: string) => `/pictures/${id}.webp`;
const html = copyHtml(whole, { pictureUrl, credits: "" });
const text = copyText(whole, { credits: "" });
const markdown = copyMarkdown(whole, { pictureUrl, credits: "" });

describe("the one list of nodes", () => {
  test("is all in the copy that is tried here", () => {
    const found = new Set([whole.type.name]);
    whole.check();
    whole.descendants((node) => void found.add(node.type.name));
    expect([...found].toSorted()).toEqual(Object.keys(nodes).toSorted());
  });

  test.each([...Object.entries(outputs), ...Object.entries(kinds)])("has %s in HTML, text and Markdown", (_, seen) => {
    expect(html).toMatch(seen.html);
    expect(text).toMatch(seen.text);
    expect(markdown).toMatch(seen.markdown);
  });

  test.each(extraHeadlines)("keeps %s, which stands elsewhere, out of the copy's outputs", (name) => {
    for (const output of [html, text, markdown]) expect(output).not.toContain(`Extra ${name}`);
  });
});

describe("the one list of marks", () => {
  const marked: Readonly<Record<(typeof plainMarks)[number], Outputs & { attrs: Readonly<Record<string, unknown>> }>> =
    {
      bold: { attrs: {}, html: /<strong>Here<\/strong>/, text: /^Here$/m, markdown: /^\*\*Here\*\*$/m },
      italic: { attrs: {}, html: /<em>Here<\/em>/, text: /^Here$/m, markdown: /^\*Here\*$/m },
      link: {
        attrs: { href: "https://example.org/" },
        html: /<a href="https:\/\/example\.org\/"[^>]*>Here<\/a>/,
        text: /^Here$/m,
        markdown: /^\[Here\]\(<https:\/\/example\.org\/>\)$/m,
      },
    };

  test("is what readers see and what is suggested", () => {
    expect(Object.keys(marks)).toEqual([...plainMarks, ...suggestionMarks]);
  });

  test.each(Object.entries(marked))("has %s in HTML, text and Markdown", (name, seen) => {
    const copy = aRichCopy({ body: [aParagraph({ text: "Here", marks: [[name, seen.attrs]] })] });
    expect(copyHtml(copy, { pictureUrl, credits: "" })).toMatch(seen.html);
    expect(copyText(copy, { credits: "" })).toMatch(seen.text);
    expect(copyMarkdown(copy, { pictureUrl, credits: "" })).toMatch(seen.markdown);
  });

  test("leaves none that is suggested in the reading", () => {
    const by = { id: "s1", by: "fiona" };
    const format = schema.mark("format", { ...by, mark: "bold" });
    const change = schema.mark("change", { ...by, key: "kind", was: "text" });
    const paragraph = aParagraph([proposed("In"), struck("Out"), "Kept"]);
    const copy = aRichCopy({
      body: [paragraph.mark([change]), schema.node("paragraph", null, [schema.text("Bold", [format])])],
    });
    const left = new Set<MarkName>();
    acceptAll(copy).descendants((node) => {
      for (const name of suggestionMarks) if (node.marks.some((mark) => mark.type.name === name)) left.add(name);
    });
    expect([...left]).toEqual([]);
    expect(copyText(acceptAll(copy), { credits: "" })).toBe("InKept\n\nBold\n");
  });
});

describe("each node of our own, pasted as somebody else's HTML,", () => {
  const picture = '<img src="a.png"><figcaption><span data-part="caption">Caption</span></figcaption>';
  const pasted: Readonly<Record<Exclude<NodeName, "doc">, readonly [source: string, ...lines: string[]]>> = {
    headline: ['<h1 data-field="headline">Words</h1>', "crosshead: Words"],
    frontHeadline: ['<p data-field="frontHeadline">Words</p>', "text: Words"],
    searchHeadline: ['<p data-field="searchHeadline">Words</p>', "text: Words"],
    pushHeadline: ['<p data-field="pushHeadline">Words</p>', "text: Words"],
    standfirst: ['<p data-field="standfirst">Words</p>', "text: Words"],
    lead: [`<figure data-field="lead">${picture}</figure>`, "text: Caption"],
    body: ['<div data-field="body"><p>Words</p></div>', "text: Words"],
    paragraph: ['<p data-kind="bullet" data-level="1">Words</p>', "bullet 1: Words"],
    picture: [`<figure data-block="picture">${picture}</figure>`, "text: Caption"],
    caption: ['<span data-part="caption">Words</span>', "text: Words"],
    credit: ['<span data-part="credit">Words</span>', "text: Words"],
    divider: ["<hr>", "divider"],
    embed: [
      '<div data-block="embed" data-url="https://example.org/film" data-alt="Film"></div>',
      "embed: https://example.org/film Film",
    ],
    factBox: [
      '<aside data-block="factBox"><h3 data-part="title">Title</h3><p>Fact</p></aside>',
      "[",
      "title: Title",
      "text: Fact",
      "]",
    ],
    title: ['<h3 data-part="title">Words</h3>', "crosshead: Words"],
    text: ["Words", "text: Words"],
  };

  test.each(Object.entries(pasted))("%s, becomes what the body may have", (_, [source, ...lines]) => {
    expect(asLines(pasteHtml(parsedHtml(source), schema).blocks)).toEqual(lines);
  });

  test.each(["lead", "picture"] as const)("%s, says that its picture stays behind", (name) => {
    expect(pasteHtml(parsedHtml(pasted[name][0]), schema).leftOut).toBe("Left out: a picture");
  });
});
