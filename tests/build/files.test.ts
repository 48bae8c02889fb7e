import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const dist = join(import.meta.dirname, "../../dist");
const files = readdirSync(dist, { recursive: true, encoding: "utf8" });

describe("the build for production", () => {
  test("has none of the mock's files", () => {
    expect(files).toContain("favicon.svg");
    expect(files.filter((file) => /mock|\.wasm$|\.data$|dump/i.test(file))).toEqual([]);
  });

  test("has no script in which the mock, or what it brings, is named", () => {
    const scripts = files.filter((file) => file.endsWith(".js"));
    const named = scripts.filter((file) =>
      /stet-mock|mockServiceWorker|PGlite/.test(readFileSync(join(dist, file), "utf8")),
    );
    expect(scripts.length).toBeGreaterThan(10);
    expect(named).toEqual([]);
  });

  test("has no source maps", () => {
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  });

  test("has a page that a strict content security policy lets run", () => {
    const page = readFileSync(join(dist, "index.html"), "utf8");
    expect([...page.matchAll(/<script\b[^>]*>([^<]*)/g)].map(([, inline = ""]) => inline.trim()).join("")).toBe("");
    expect(page).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+-[\w-]{8}\.js"/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|data:/);
  });

  test("leaves light-dark() in the style sheets as it was written", () => {
    const sheets = files.filter((file) => file.endsWith(".css")).map((file) => readFileSync(join(dist, file), "utf8"));
    expect(sheets.join("")).toContain("light-dark(");
  });
});
