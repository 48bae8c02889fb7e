import { test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { bodyMarkdown, copyMarkdown } from "#document/markdown.ts";
import { acceptAll } from "#document/reading.ts";
import { anyCopy } from "#tests/builders/anyCopy.ts";
import {
  aDivider,
  aFactBox,
  anEmbed,
  aParagraph,
  aRichCopy,
  imageId,
  proposed,
  struck,
} from "#tests/builders/richCopy.ts";

const given = { pictureUrl: (id: string) => `https://example.org/pictures/${id}` };

describe("the Markdown of copy", () => {
  test("holds headline, standfirst, lead, body and credits", () => {
    const copy = aRichCopy({
      headline: ["Met considers ", { text: "armed", marks: [["italic"]] }, " patrols"],
      standfirst: "Critics warn of a norm",
      lead: { image: imageId(1), alt: "Two officers", caption: "Officers.", credit: "Photo by Ann" },
      body: [aParagraph("One")],
    });
    expect(copyMarkdown(copy, { ...given, credits: "Words: Leyi Chen | Subbing: Fiona Patterson" })).toBe(
      [
        "# Met considers *armed* patrols",
        "**Critics warn of a norm**",
        `![Two officers](<https://example.org/pictures/${imageId(1)}>)`,
        "*Officers. Photo by Ann*",
        "One",
        "Words: Leyi Chen \\| Subbing: Fiona Patterson\n",
      ].join("\n\n"),
    );
  });

  test("has each kind of block", () => {
    const copy = aRichCopy({
      body: [
        aParagraph("Where", { kind: "crosshead" }),
        aParagraph("one", { kind: "number" }),
        aParagraph("under", { kind: "bullet", level: 1 }),
        aParagraph(""),
        aParagraph("again", { kind: "number" }),
        aParagraph("First", { kind: "quote" }),
        aParagraph("Second", { kind: "quote" }),
        aParagraph("A norm", { kind: "pullQuote", speaker: "Ann Bee" }),
        aDivider,
        anEmbed("https://example.org/v", "The hearing"),
        aFactBox("Timeline", aParagraph("2009", { kind: "bullet" })),
      ],
    });
    expect(bodyMarkdown(copy, given)).toBe(
      [
        "## Where",
        "1. one\n   - under",
        "<!-- -->",
        "1. again",
        "> First\n>\n> Second",
        "<!-- -->",
        "> A norm\n>\n> – Ann Bee",
        "* * *",
        "[The hearing](<https://example.org/v>)",
        "> **Timeline**\n>\n> - 2009",
      ].join("\n\n"),
    );
  });

  test("escapes what has a meaning of its own", () => {
    const copy = aRichCopy({
      body: [
        aParagraph("# not a *crosshead* <b> [a](b) 5_6 a|b &amp;"),
        aParagraph("1. not a list"),
        aParagraph("- nor this"),
        aParagraph([
          "so ",
          { text: " bold ", marks: [["bold"]] },
          { text: "x", marks: [["link", { href: "https://example.org/<)" }]] },
        ]),
      ],
    });
    expect(bodyMarkdown(copy, given).split("\n\n")).toEqual([
      "\\# not a \\*crosshead\\* \\<b\\> \\[a\\](b) 5\\_6 a\\|b \\&amp;",
      "1\\. not a list",
      "\\- nor this",
      "so  **bold** [x](<https://example.org/%3C)>)",
    ]);
  });

  test("is of the reading", () => {
    const copy = aRichCopy({ body: [aParagraph([struck("old"), proposed("new"), " words"])] });
    expect(bodyMarkdown(acceptAll(copy), given)).toBe("new words");
  });

  test.prop([anyCopy])("of any copy has no tag that could run", (copy) => {
    const markdown = copyMarkdown(acceptAll(copy), { ...given, credits: "" });
    expect(markdown.replaceAll("<!-- -->", "")).not.toMatch(/(?<!\\)<(?!(https?|mailto):)/u);
  });
});
