import { describe, expect, test } from "vitest";
import { type Kept, kept, keptWithoutServer } from "#domain/storage.ts";
import { type PageSettings, type ReaderPage, readerPages } from "#server/core/reader/pages.ts";

const newsroom = { name: "The Eastquay Echo", zone: "Europe/London", language: "en-GB", contact: "ed@echo.example" };

function pagesFor(settings: Partial<PageSettings> = {}) {
  return readerPages({ newsroom, isDemo: false, ...settings });
}

function blocksOf(page: ReaderPage | undefined) {
  return page?.sections.flatMap((section) => section.blocks) ?? [];
}

function linksOf(pages: readonly ReaderPage[]) {
  return pages.flatMap(blocksOf).flatMap((block) => {
    const prose = "paragraph" in block ? [block.paragraph] : "list" in block ? block.list : [];
    return prose.flatMap((each) => (typeof each === "string" ? [] : each)).filter((part) => typeof part !== "string");
  });
}

describe("the pages at the foot of the reader’s site", () => {
  test("stand in the footer’s order under its names", () => {
    expect(pagesFor().map((page) => [page.slug, page.title])).toEqual([
      ["accessibility", "Accessibility"],
      ["cookies", "Cookies"],
      ["privacy", "Terms of use and privacy"],
    ]);
  });

  test("list on the page on cookies all that the desk keeps, and in a demonstration what that keeps as well", () => {
    const named = (page: ReaderPage | undefined) =>
      blocksOf(page).flatMap((block) => ("table" in block ? block.table.rows.map(([name]) => name) : []));
    const names = (each: Kept) => (each.isStart === true ? `${each.name}…` : each.name);
    const all: readonly Kept[] = [...Object.values(kept), ...Object.values(keptWithoutServer)];
    expect(named(pagesFor()[1])).toEqual(Object.values(kept).map(names));
    expect(named(pagesFor({ isDemo: true })[1])).toEqual(all.map(names));
  });

  test("have a cell for every heading of a table", () => {
    const tables = pagesFor({ isDemo: true })
      .flatMap(blocksOf)
      .flatMap((block) => ("table" in block ? [block.table] : []));
    expect(tables.flatMap((table) => table.rows.map((row) => row.length))).toEqual(
      tables.flatMap((table) => table.rows.map(() => table.headings.length)),
    );
  });

  test("say on each how to reach the newsroom", () => {
    for (const page of pagesFor()) expect(linksOf([page]).map((link) => link.href)).toContain("mailto:ed@echo.example");
  });

  test.each([
    ["https://echo.example/contact", ["https://echo.example/contact", "/cookies"]],
    ["the front desk, 1 Quay Street", ["/cookies"]],
    ["", ["/cookies"]],
  ])("link to the contact %j only where it is an address", (contact, links) => {
    const found = linksOf(pagesFor({ newsroom: { ...newsroom, contact } })).map((link) => link.href);
    expect(new Set(found)).toEqual(new Set(links));
  });

  test("say that the newsroom is made up in a demonstration alone", () => {
    const headings = (isDemo: boolean) => pagesFor({ isDemo })[2]?.sections.map((section) => section.heading);
    expect(headings(true)).toContain("This is a demonstration");
    expect(headings(false)).not.toContain("This is a demonstration");
  });

  test("are typed as a British newspaper prints", () => {
    expect(JSON.stringify(pagesFor({ isDemo: true })).replace(/\\?"/gu, "")).not.toMatch(/'|\.\.\.|!|please/iu);
  });
});
