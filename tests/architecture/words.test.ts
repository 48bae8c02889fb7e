import { describe, expect, test } from "vitest";
import { filesLike, textOf } from "./sources.ts";

const files = filesLike("{src,mocks}/**/*.{ts,tsx,css,sql}");
const mostLines = 300;

/** Read by row, so their length is no burden. */
const tables = [
  "src/domain/transitions.ts",
  "src/domain/problems.ts",
  "src/document/schema.ts",
  "src/client/styles/tokens.css",
  /^src\/checks\/rules\//,
  /^src\/server\/core\/demo\/stories\//,
];

// A name that says where something was put, or what shape it has, says nothing of what it is.
const emptyFileNames = [
  "utils",
  "util",
  "helpers",
  "helper",
  "common",
  "misc",
  "shared",
  "types",
  "index",
  "constants",
];

// Each word is one that the product has a better one for, or one that decorates.
const wordsNotOurs: Readonly<Record<string, string>> = {
  article: "story, but on the reader's page and in formats of others",
  dto: "the noun alone",
  get: "a noun phrase for what is given",
  helper: "what it does",
  helpers: "what it does",
  manager: "the thing that it manages, or the verb",
  post: "story",
  reviewer: "sub",
  service: "the thing or the verb",
  subtitle: "standfirst",
  user: "person",
  users: "people",
  util: "what it does",
  utils: "what it does",
};
const readersWords = /^src\/(server\/core\/reader\/|document\/jsonLd\.ts|document\/ninjs\.ts)/;

describe("names", () => {
  test.each(["src/server/core/utils.ts", "src/client/helpers/a.ts", "src/domain/index.ts"])("%s is refused", (path) => {
    expect(emptyNamesIn(path)).not.toEqual([]);
  });

  test.each(["getStory", "UserRole", "PostManager", "storyDto"])("an export %s is refused", (name) => {
    expect(badWordsIn(`export const ${name} = 1;`, "src/domain/a.ts")).not.toEqual([]);
  });

  test("of files say what is in them", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(emptyNamesIn)).toEqual([]);
  });

  test("of exports are in the product's words", () => {
    const sources = files.filter((path) => /\.tsx?$/.test(path));
    expect(sources.flatMap((path) => badWordsIn(textOf(path), path))).toEqual([]);
  });
});

test(`no file but a table is longer than ${mostLines} lines`, () => {
  const long = files
    .filter((path) => !tables.some((table) => (typeof table === "string" ? path === table : table.test(path))))
    .map((path) => ({ path, lines: textOf(path).split("\n").length - 1 }))
    .filter(({ lines }) => lines > mostLines);
  expect(long).toEqual([]);
});

function emptyNamesIn(path: string): readonly string[] {
  const names = path
    .split("/")
    .slice(1)
    .map((part) => part.replace(/\..*$/, ""));
  return names.filter((name) => emptyFileNames.includes(name)).map((name) => `${path}: "${name}" says nothing`);
}

function badWordsIn(source: string, path: string): readonly string[] {
  const exported = source.matchAll(
    /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/gm,
  );
  return [...exported].flatMap(([, name = ""]) =>
    wordsOf(name)
      .filter((word) => Object.hasOwn(wordsNotOurs, word) && !(word === "article" && readersWords.test(path)))
      .map((word) => `${path} exports ${name}: instead of "${word}" say ${wordsNotOurs[word]}`),
  );
}

function wordsOf(name: string): readonly string[] {
  return name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).map((word) => word.toLowerCase());
}
