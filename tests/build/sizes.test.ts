import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const dist = join(import.meta.dirname, "../../dist");
const paths = z.array(z.string()).default([]);
const chunks = z
  .record(
    z.string(),
    z.object({ file: z.string(), imports: paths, dynamicImports: paths, isEntry: z.boolean().default(false) }),
  )
  .parse(JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")));

const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry === true) ?? "";
const editor = "src/editor/CopyEditor.tsx";
const desk = "src/client/features/desk/DeskPage.tsx";

/** What a browser has to fetch before the desk is shown: the start, the client, and the desk's own page. */
const firstLoad = withStaticImports([entry, "src/client/app/start.tsx", desk]);

describe("the first load of the desk", () => {
  test("is under 150 kB of script, compressed", () => {
    const bytes = scripts(firstLoad).reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(firstLoad).toContain(desk);
    expect(bytes).toBeLessThan(150_000);
  });

  test("brings nothing of the editor, which has its own chunk", () => {
    expect(Object.keys(chunks)).toContain(editor);
    expect(firstLoad).not.toContain(editor);
    expect(scripts(withStaticImports([editor])).some(isOfEditor)).toBe(true);
    expect(scripts(firstLoad).filter(isOfEditor)).toEqual([]);
  });
});

test("no chunk of the build is the mock's", () => {
  expect(Object.keys(chunks).filter((name) => /^mocks\/|pglite|msw/.test(name))).toEqual([]);
});

function scripts(names: readonly string[]): readonly string[] {
  const files = names.map((name) => chunks[name]?.file ?? "").filter((file) => file.endsWith(".js"));
  return [...new Set(files)].map((file) => readFileSync(join(dist, file), "utf8"));
}

// A class name that prosemirror-view writes into every page it edits.
function isOfEditor(script: string): boolean {
  return script.includes("ProseMirror-");
}

function withStaticImports(names: readonly string[], seen: readonly string[] = []): readonly string[] {
  return names.reduce((all, name) => {
    const chunk = chunks[name];
    return chunk === undefined || all.includes(name) ? all : withStaticImports(chunk.imports, [...all, name]);
  }, seen);
}
