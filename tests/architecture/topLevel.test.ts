import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { root, textOf } from "./sources.ts";

const agreed = [
  ".biome.json",
  ".ci",
  ".github",
  ".gitignore",
  ".oxlintrc.json",
  "README.md",
  "index.html",
  "mocks",
  "package-lock.json",
  "package.json",
  "public",
  "src",
  "tests",
  "tsconfig.json",
  "vite.config.ts",
];

const areasOfSource = [
  "checks",
  "client",
  "contract",
  "document",
  "domain",
  "editor",
  "main.tsx",
  "server",
  "tsconfig.base.json",
  "tsconfig.json",
];

test("the top level holds what a newcomer needs first, and nothing else", () => {
  const ignored = textOf(".gitignore").split("\n").filter(Boolean).map(asPattern);
  const names = readdirSync(root).filter((name) => name !== ".git" && !ignored.some((pattern) => pattern.test(name)));
  expect(names.filter((name) => !agreed.includes(name))).toEqual([]);
  expect(agreed.filter((name) => !names.includes(name))).toEqual([]);
});

test("the sources have the agreed areas and no others", () => {
  expect(readdirSync(`${root}/src`).filter((name) => !areasOfSource.includes(name))).toEqual([]);
});

function asPattern(line: string): RegExp {
  return new RegExp(`^${line.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
}
