import { describe, expect, test } from "vitest";
import { z } from "zod";
import { jsonOf } from "./sources.ts";

const versions = z.record(z.string(), z.string());
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string().optional(), hasInstallScript: z.boolean().optional() }),
    ),
  })
  .parse(jsonOf("package-lock.json"));
const manifest = z
  .object({ dependencies: versions, devDependencies: versions, allowScripts: z.record(z.string(), z.boolean()) })
  .parse(jsonOf("package.json"));

/** Every copy of a package that an install brings: its name, its place in node_modules, its version. */
const installed = Object.entries(packages).flatMap(([place, { version, hasInstallScript = false }]) =>
  version === undefined || place === "" ? [] : [{ name: nameAt(place), place, version, hasInstallScript }],
);

describe("the lock file", () => {
  // GHSA-c8x8-7fp4-3x9w: below 1.42.3, pasted HTML can run script.
  test("has a prosemirror-view that is safe to paste into", () => {
    const [found, ...others] = installed.filter(({ name }) => name === "prosemirror-view");
    expect(others).toEqual([]);
    expect(isAtLeast(found?.version ?? "0.0.0", "1.42.3")).toBe(true);
  });

  // Two copies are strangers to each other: steps and marks of one are not instances of the other's classes.
  test("has one copy of each package that must know its own", () => {
    const single = installed.filter(({ name }) => /^(prosemirror-.*|@tiptap\/.*|react|react-dom|zod|hono)$/.test(name));
    expect(single.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["prosemirror-model", "prosemirror-transform"]),
    );
    expect(single.filter(({ name, place }) => place !== `node_modules/${name}`)).toEqual([]);
  });

  test("has all of Tiptap at one version", () => {
    const tiptap = installed.filter(({ name }) => name.startsWith("@tiptap/")).map(({ version }) => version);
    expect(tiptap.length).toBeGreaterThan(2);
    expect([...new Set(tiptap)]).toHaveLength(1);
  });

  test("lets no package run an install script but those allowed by name", () => {
    const scripted = installed.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripted.filter((name) => manifest.allowScripts[name] !== true)).toEqual([]);
  });

  test("is of packages named at one version each", () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});

test.each([
  ["1.42.3", true],
  ["1.42.10", true],
  ["2.0.0", true],
  ["1.42.2", false],
  ["1.9.30", false],
])("version %s is at least 1.42.3: %s", (version, answer) => {
  expect(isAtLeast(version, "1.42.3")).toBe(answer);
});

function nameAt(place: string): string {
  return place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
}

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, "en", { numeric: true }) >= 0;
}
