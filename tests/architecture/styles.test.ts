import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { filesLike, textOf } from "./sources.ts";

const tokensFile = "src/client/styles/tokens.css";

/** Set by the primitives or by a component on itself, not tokens. */
const local = new Set(["--anchor-width", "--available-height", "--who", "--of-stage"]);

const tokens = rulesOf(textOf(tokensFile));
const sheets = filesLike("src/{client,editor}/**/*.css")
  .filter((file) => file !== tokensFile)
  .map((file) => ({ file, css: rulesOf(textOf(file)) }));

/** A sheet without its comments, and without fonts, whose ranges of letters look like colours. */
function rulesOf(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/@font-face\s*\{[^}]*\}/gu, "");
}

/** Where `pattern` is in any sheet, as "file: match". */
function offences(pattern: RegExp): string[] {
  return sheets.flatMap(({ file, css }) => [...css.matchAll(pattern)].map((match) => `${file}: ${match[0]}`));
}

describe("the style sheets", () => {
  test("are found, and the tokens with them", () => {
    expect(sheets.length).toBeGreaterThan(10);
    expect(tokens).toContain("--pencil:");
  });

  test("name no colour but by its token", () => {
    const colour =
      /#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|light-dark)\(|:\s*(?:white|black|red|green|blue|gr[ae]y)\b/giu;
    expect(offences(colour)).toEqual([]);
  });

  test("have no size in pixels but hairlines of 1 and 2", () => {
    expect(offences(/(?<![\w.-])(?!-?(?:0|1|1\.5|2)px)-?\d*\.?\d+px\b/gu)).toEqual([]);
  });

  test("use only tokens that there are", () => {
    const known = new Set([...tokens.matchAll(/(--[\w-]+)\s*:/gu)].map((match) => match[1]));
    const unknown = sheets.flatMap(({ file, css }) => {
      const own = new Set([...css.matchAll(/(--[\w-]+)\s*:/gu)].map((match) => match[1]));
      return [...css.matchAll(/var\((--[\w-]+)/gu)]
        .map((match) => match[1] ?? "")
        .filter((name) => !known.has(name) && !own.has(name) && !local.has(name))
        .map((name) => `${file}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  test("stand in their layer: parts in ui, features in feature", () => {
    const layerOf = (file: string) => (file.startsWith("src/client/ui/") ? "ui" : "feature");
    const modules = sheets.filter(({ file }) => basename(file).endsWith(".module.css"));
    const outside = modules.filter(
      ({ file, css }) => !new RegExp(`^\\s*@layer ${layerOf(file)} \\{[\\s\\S]*\\}\\s*$`, "u").test(css),
    );
    expect(outside.map(({ file }) => file)).toEqual([]);
  });

  test("move only where the person has not asked for less motion", () => {
    const moving = sheets.filter(
      ({ css }) => /(?:transition|animation):/u.test(css) && !css.includes("prefers-reduced-motion: no-preference"),
    );
    expect(moving.map(({ file }) => file)).toEqual([]);
  });
});
