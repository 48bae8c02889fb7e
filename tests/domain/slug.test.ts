import { test as propertyTest } from "@fast-check/vitest";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publicPath, slugFault, slugFrom } from "#domain/slug.ts";

describe("a slug", () => {
  test.each(["met-armed-patrols", "a1", "2026", "x".repeat(80)])("may be %s", (slug) => {
    expect(slugFault(slug)).toBeNull();
  });

  test.each([
    ["con", "This slug is kept for the site itself"],
    ["admin", "This slug is kept for the site itself"],
    ["..", "A slug has only the letters a to z, figures and single hyphens"],
    ["-", "A slug has at least 2 characters"],
    ["a--b", "A slug has only the letters a to z, figures and single hyphens"],
    ["Met", "A slug has only the letters a to z, figures and single hyphens"],
    ["mеt-armed-patrols", "A slug has only the letters a to z, figures and single hyphens"],
    ["x".repeat(81), "A slug has at most 80 characters"],
  ])("may not be %s", (slug, fault) => {
    expect(slugFault(slug)).toBe(fault);
  });

  test.each([
    [
      "Met police considers armed patrols to stop gang violence",
      "met-police-considers-armed-patrols-to-stop-gang-violence",
    ],
    ["Café owner’s £5 brûlée", "cafe-owners-5-brulee"],
    ["Admin", "admin-story"],
    ["ليلى", ""],
    ["", ""],
  ])("made from %o is %o", (headline, slug) => {
    expect(slugFrom(headline)).toBe(slug);
  });

  propertyTest.prop([fc.string({ unit: "grapheme" })])(
    "made from any headline is one that may be, or none",
    (headline) => {
      const slug = slugFrom(headline);
      expect(slug === "" || slugFault(slug) === null).toBe(true);
    },
  );
});

test.each([
  ["2026-11-23T17:42:00Z", "/news/2026/11/23/met-armed-patrols"],
  ["2026-06-30T23:30:00Z", "/news/2026/07/01/met-armed-patrols"],
])("the address of what came out at %s has the newsroom's day in it", (at, path) => {
  expect(publicPath("met-armed-patrols", at, "Europe/London")).toBe(path);
});
