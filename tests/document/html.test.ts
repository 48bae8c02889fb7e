import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { bodyHtml, copyHtml, leadHtml } from "#document/html.ts";
import { acceptAll } from "#document/reading.ts";
import { anyCopy } from "#tests/builders/anyCopy.ts";
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
  suggested,
} from "#tests/builders/richCopy.ts";
import { elementsOf, strictHtml, wordsOf } from "./strictHtml.ts";

const given = { pictureUrl: (id: string) => `/pictures/${id}.webp` };

describe("the HTML of copy", () => {
  test("holds headline, standfirst, lead, body and credits, as the reader's page has them", () => {
    const copy = aRichCopy({
      headline: ["Met considers ", { text: "armed", marks: [["italic"]] }, " patrols"],
      standfirst: "Critics warn of a norm",
      lead: { image: imageId(1), alt: "Two officers", caption: "Officers on foot.", credit: "Photo by Ann Bee" },
      body: [aParagraph("The patrols would be “short” & rare.")],
    });
    expect(copyHtml(copy, { ...given, credits: "Words: Leyi Chen | Subbing: Fiona Patterson" })).toBe(
      [
        "<article>",
        '<h1 data-field="headline" dir="auto">Met considers <em>armed</em> patrols</h1>',
        '<p data-field="standfirst" dir="auto">Critics warn of a norm</p>',
        `<figure data-field="lead"><img src="/pictures/${imageId(1)}.webp" alt="Two officers"><figcaption>` +
          '<span data-part="caption" dir="auto">Officers on foot.</span> ' +
          '<span data-part="credit" dir="auto">Photo by Ann Bee</span></figcaption></figure>',
        '<div data-field="body">',
        '<p dir="auto">The patrols would be “short” &amp; rare.</p>',
        "</div>",
        '<p data-field="credits" dir="auto">Words: Leyi Chen | Subbing: Fiona Patterson</p>',
        "</article>",
      ].join("\n"),
    );
  });

  test("nests flat list items, and lifts one of level 1 that has none before it", () => {
    const copy = aRichCopy({
      body: [
        aParagraph("zero", { kind: "bullet", level: 1 }),
        aParagraph("one", { kind: "bullet", level: 1 }),
        aParagraph("two", { kind: "number", level: 1 }),
        aParagraph("three", { kind: "bullet" }),
        aParagraph("four", { kind: "number" }),
        aParagraph(" "),
        aParagraph("five", { kind: "number" }),
      ],
    });
    expect(bodyHtml(copy, given).replaceAll(' dir="auto"', "")).toBe(
      [
        "<ul><li>zero<ul><li>one</li></ul><ol><li>two</li></ol></li><li>three</li></ul>",
        "<ol><li>four</li></ol>",
        "<ol><li>five</li></ol>",
      ].join("\n"),
    );
  });

  test("has each kind of block", () => {
    const copy = aRichCopy({
      body: [
        aParagraph("Where", { kind: "crosshead" }),
        aParagraph("One", { kind: "quote" }),
        aParagraph("Two", { kind: "quote" }),
        aParagraph("It is a norm", { kind: "pullQuote", speaker: "Len Duvall" }),
        aDivider,
        anEmbed("https://example.org/v?a=1&b=2", "The hearing"),
        aFactBox("Timeline", aParagraph("2009", { kind: "crosshead" }), aParagraph("First patrols")),
        aPicture({ image: imageId(2), alt: "ignored", decorative: true, credit: "Ann" }),
      ],
    });
    expect(bodyHtml(copy, given).replaceAll(' dir="auto"', "")).toBe(
      [
        "<h2>Where</h2>",
        "<blockquote><p>One</p><p>Two</p></blockquote>",
        '<figure data-kind="pullQuote"><blockquote><p>It is a norm</p></blockquote>' +
          '<figcaption data-part="speaker">Len Duvall</figcaption></figure>',
        "<hr>",
        '<p data-block="embed"><a href="https://example.org/v?a=1&amp;b=2" rel="noopener">The hearing</a></p>',
        '<aside data-block="factBox" aria-label="Timeline"><h2 data-part="title">Timeline</h2>',
        "<h3>2009</h3>",
        "<p>First patrols</p></aside>",
        `<figure data-block="picture"><img src="/pictures/${imageId(2)}.webp" alt="">` +
          '<figcaption><span data-part="credit">Ann</span></figcaption></figure>',
      ].join("\n"),
    );
  });

  test("keeps a link with a bold word in it one link", () => {
    const href = "https://example.org/";
    const copy = aRichCopy({
      body: [
        aParagraph([
          { text: "see ", marks: [["link", { href }]] },
          { text: "this", marks: [["bold"], ["link", { href }]] },
          { text: " page", marks: [["link", { href }]] },
        ]),
      ],
    });
    expect(bodyHtml(copy, given)).toContain(
      '<a href="https://example.org/" rel="noopener">see <strong>this</strong> page</a>',
    );
  });

  test("shows the reading: what is proposed, and nothing that is struck", () => {
    const copy = aRichCopy({
      body: [
        aParagraph(["the ", struck("city "), proposed("town "), "hall"]),
        suggested(aParagraph(" of York"), "deletion"),
        suggested(aParagraph("New"), "insertion"),
      ],
    });
    expect(bodyHtml(acceptAll(copy), given).replaceAll(' dir="auto"', "")).toBe(
      "<p>the town hall of York</p>\n<p>New</p>",
    );
  });

  test("E-06: sets a name in Arabic apart, so that its age stays behind it, and keeps the characters' order", () => {
    const copy = aRichCopy({ body: [aParagraph("The mayor, عمر عثمان (58), spoke")] });
    expect(bodyHtml(copy, given)).toBe('<p dir="auto">The mayor, <bdi>عمر عثمان</bdi> (58), spoke</p>');
  });

  test("prints no lead that has nothing in it, and takes sizes for one that has", () => {
    expect(leadHtml(aRichCopy({}), given)).toBe("");
    const lead = leadHtml(aRichCopy({ lead: { image: imageId(1), alt: "A" } }), {
      ...given,
      pictureAttributes: () => ({ width: "640", height: "360" }),
    });
    expect(lead).toBe(
      `<figure data-field="lead"><img src="/pictures/${imageId(1)}.webp" alt="A" width="640" height="360"></figure>`,
    );
  });

  test.prop([anyCopy])("of any copy is strictly written, and its words come back", (copy) => {
    const reading = acceptAll(copy);
    const root = strictHtml(copyHtml(reading, { ...given, credits: "Words: A & B" }));
    const plain = (text: string) => text.normalize("NFC").replace(/[\s\p{C}]/gu, "");
    const headline = elementsOf(root).find((element) => element.tag === "h1");
    expect(plain(headline === undefined ? "" : wordsOf(headline))).toBe(plain(reading.child(0).textContent));
  });

  test.prop([anyCopy])("of any copy nests as HTML allows", (copy) => {
    const root = strictHtml(copyHtml(acceptAll(copy), { ...given, credits: "" }));
    for (const element of elementsOf(root)) {
      const tags = element.children.flatMap((child) => (typeof child === "string" ? [] : [child.tag]));
      if (element.tag === "ul" || element.tag === "ol") expect(new Set(tags)).toEqual(new Set(["li"]));
      else expect(tags).not.toContain("li");
      if (["p", "h1", "h2", "h3", "a", "span"].includes(element.tag))
        expect(tags.filter((tag) => !["a", "strong", "em", "bdi"].includes(tag))).toEqual([]);
      if (element.tag === "a") expect(elementsOf(element).filter((inner) => inner.tag === "a")).toEqual([element]);
    }
  });

  test.prop([anyCopy])("of any copy has no address but those that a link may have", (copy) => {
    const elements = elementsOf(strictHtml(copyHtml(acceptAll(copy), { ...given, credits: "" })));
    const addresses = elements.flatMap(({ attributes }) => attributes["href"] ?? []);
    expect(addresses.filter((each) => !/^(https?|mailto):/.test(each))).toEqual([]);
    const names = new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)));
    const allowed = [
      "data-field",
      "data-block",
      "data-kind",
      "data-part",
      "dir",
      "href",
      "rel",
      "src",
      "alt",
      "aria-label",
    ];
    expect([...names].filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
