import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { settingsTable } from "#server/node/settings.ts";
import { filesLike, jsonOf, root, textOf } from "./sources.ts";

const readme = textOf("README.md");
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(jsonOf("package.json"));
const guides = filesLike("README.md", ".github/*.md", "{src,tests,mocks}/**/README.md");

/** The rows of the table under a heading of the README, without its head. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ""] = readme.split(`\n## ${heading}\n`);
  const lines = section.split("\n## ", 1)[0]?.split("\n") ?? [];
  const rows = lines.filter((line) => line.startsWith("|")).slice(2);
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("the README", () => {
  test("lists every setting with what it is for, and no other", () => {
    expect(rowsUnder("Settings")).toEqual(Object.entries(settingsTable).map(([name, does]) => [`\`${name}\``, does]));
  });

  test("has no verb that there is not", () => {
    const said = rowsUnder("Verbs").flatMap(([verbs = ""]) => [...verbs.matchAll(/`npm (?:run )?([\w:-]+)/g)]);
    expect(said.length).toBeGreaterThan(5);
    expect(said.map(([, verb = ""]) => verb).filter((verb) => !Object.hasOwn(scripts, verb))).toEqual([]);
  });

  test("names each command of the command line, and no other", () => {
    const said = [...readme.matchAll(/`npm run stet -- ([^`]+)`/g)].map(([, command]) => command);
    const usages = [...textOf("src/server/node/cli.ts").matchAll(/^ +usage: "([^"]+)"/gm)].map(([, usage]) => usage);
    expect(said).toEqual(usages);
  });
});

describe("the guides", () => {
  test.each(guides)("%s names commands and files that there are", (path) => {
    const text = textOf(path);
    const verbs = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, verb = ""]) => verb);
    expect(verbs.filter((verb) => !Object.hasOwn(scripts, verb))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });
});
