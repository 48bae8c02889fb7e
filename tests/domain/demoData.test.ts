import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stages } from "#domain/stage.ts";
import { slugFault } from "#domain/slug.ts";
import { isLinkable } from "#document/schema.ts";
import { demoDesks } from "#server/core/demo/desks.ts";
import { demoStories } from "#server/core/demo/newsroom.ts";
import { demoPeople } from "#server/core/demo/people.ts";
import { spansOf } from "#server/core/demo/spans.ts";
import type { DemoBlock } from "#server/core/demo/story.ts";
import { endOf, picturesOf, plain, textsOf, wordsIn } from "./demoWalk.ts";

const drawings = join(import.meta.dirname, "../../src/server/core/demo/pictures");
const bySlug = demoStories.map((story) => [story.slug, story] as const);

describe("the demonstration newsroom", () => {
  test("has a slug of its own for each story, as an address can have it", () => {
    const slugs = demoStories.map((story) => story.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.map(slugFault).filter((fault) => fault !== null)).toEqual([]);
  });

  test("has its stories spread over every stage, and every desk", () => {
    const ends = demoStories.map((story) => endOf(story).stage);
    expect(stages.map((stage) => [stage, ends.filter((end) => end === stage).length])).toEqual([
      ["draft", 3],
      ["filed", 3],
      ["subbing", 3],
      ["ready", 2],
      ["scheduled", 1],
      ["published", 3],
      ["withdrawn", 1],
      ["spiked", 1],
    ]);
    expect(new Set(demoStories.map((story) => story.desk))).toEqual(new Set(demoDesks.map((desk) => desk.slug)));
  });

  test("shows a second edition, a reopened story, a hold, an embargo, a late story and one over its length", () => {
    const ends = demoStories.map((story) => ({ story, end: endOf(story) }));
    expect(ends.filter(({ end }) => end.edition?.number === 2 && end.stage === "published")).toHaveLength(1);
    expect(ends.filter(({ end }) => end.reopened !== null).map(({ end }) => end.stage)).toEqual(["subbing"]);
    expect(ends.filter(({ end }) => end.hold !== null).map(({ end }) => end.stage)).toEqual(["ready"]);
    expect(ends.filter(({ end }) => end.embargoUntil !== null).map(({ end }) => end.stage)).toEqual(["scheduled"]);
    const filed = ends.filter(({ end }) => end.stage === "filed").map(({ story }) => story);
    expect(filed.filter((story) => (story.dueInMinutes ?? 0) < 0)).toHaveLength(1);
    expect(filed.filter((story) => wordsIn(story) > (story.length ?? 0) + 40)).toHaveLength(1);
  });

  test("has 150 to 500 words in each story but the one that is only commissioned, which has its brief", () => {
    const begun = demoStories.filter((story) => story.body.length > 0);
    const lengths = begun.map((story) => [story.slug, wordsIn(story)] as const);
    expect(lengths.filter(([, words]) => words < 150 || words > 500)).toEqual([]);
    const unbegun = demoStories.filter((story) => story.body.length === 0);
    expect(unbegun.map((story) => [story.commissionedBy !== null, story.brief !== null])).toEqual([[true, true]]);
  });

  test("has every kind of block and every mark somewhere", () => {
    const blocks = demoStories.flatMap((story) => story.body);
    expect(new Set(blocks.map(kindOf))).toEqual(
      new Set(["text", "crosshead", "bullet", "number", "quote", "pullQuote", "divider", "picture", "fact box"]),
    );
    const marks = demoStories.flatMap(textsOf).flatMap((text) => spansOf(text).map((span) => span.mark));
    expect(marks).toContain("bold");
    expect(marks).toContain("italic");
    expect(marks.some((mark) => mark !== null && typeof mark === "object" && isLinkable(mark.link))).toBe(true);
  });

  test("credits a contributor whose name is in Arabic script, and withholds a byline", () => {
    const credited = demoStories.flatMap((story) => endOf(story).credits.flatMap((credit) => credit.people));
    expect(credited.some((each) => /^\p{Script=Arabic}/u.test(each.name))).toBe(true);
    expect(credited.some((each) => each.withheld)).toBe(true);
  });

  test("has people with e-mails of their own, in every role", () => {
    const roles = demoPeople.flatMap((person): string[] => [...person.roles]);
    expect(new Set(roles)).toEqual(new Set(["writer", "sub", "editor", "lawyer", "admin"]));
    expect(new Set(demoPeople.map((person) => person.email)).size).toBe(demoPeople.length);
  });

  test("uses each drawing, and each is small and holds neither text nor anything fetched", () => {
    const used = demoStories.flatMap(picturesOf).map((each) => each.picture);
    expect(readdirSync(drawings).sort()).toEqual([...new Set(used)].sort());
    for (const name of used) {
      expect(statSync(join(drawings, name)).size).toBeLessThan(12_000);
      expect(readFileSync(join(drawings, name), "utf8")).not.toMatch(/<text|<image|<filter|href|<script/);
    }
  });
});

describe.each(bySlug)("the story %s", (_, story) => {
  test("can be taken along its path, each step by somebody who may", () => {
    expect(() => endOf(story)).not.toThrow();
  });

  test("is typed as a British newspaper prints", () => {
    for (const text of textsOf(story)) {
      expect(text).not.toMatch(/["'`]|\.\.\.|\d-\d|\s-\s|\s{2}|^\s|\s$/);
      expect(count(text, "“")).toBe(count(text, "”"));
      expect(spansOf(text).map(plain).join("")).not.toMatch(/[*[\]]/);
    }
  });

  test("has pictures with files, and alt text that is not the caption again", () => {
    for (const picture of picturesOf(story)) {
      expect(existsSync(join(drawings, picture.picture))).toBe(true);
      expect(picture.alt).not.toBe(picture.caption);
      expect(picture.caption).not.toBe("");
      expect(picture.credit).not.toBe("");
    }
  });
});

function kindOf(block: DemoBlock): string {
  if ("kind" in block) return block.kind;
  if ("picture" in block) return "picture";
  return "divider" in block ? "divider" : "fact box";
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
