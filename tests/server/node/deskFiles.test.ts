import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { type DeskFiles, readDeskFiles } from "#server/node/deskFiles.ts";

const script = `console.log(${JSON.stringify("word ".repeat(500))})`;
let desk: DeskFiles;

beforeAll(async () => {
  const folder = join(await mkdtemp(join(tmpdir(), "stet-desk-")), "dist");
  await mkdir(join(folder, "assets"), { recursive: true });
  await mkdir(join(folder, ".vite"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Stet</title>");
  await writeFile(join(folder, "assets/main-a1b2.js"), script);
  await writeFile(join(folder, "assets/main-a1b2.js.map"), "{}");
  await writeFile(join(folder, ".vite/manifest.json"), "{}");
  await writeFile(join(folder, "icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  await writeFile(join(folder, "../secret.txt"), "secret");
  desk = await readDeskFiles(folder);
});

async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response | null> {
  return desk(new Request(`http://localhost:3000${path}`, { headers, method }));
}

describe("the built desk", () => {
  test.each(["/", "/sign-in", "/invite", "/people", "/desks", "/stories/01890000-0000-7000-8000-000000000000"])(
    "shows its page at %s, under a policy that lets nothing else run",
    async (path) => {
      const answer = await ask(path);
      expect(await answer?.text()).toContain("<title>Stet</title>");
      const policy = answer?.headers.get("content-security-policy");
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard stet");
      expect(policy).not.toMatch(/unsafe|data:|\*/);
      expect(answer?.headers.get("cache-control")).toBe("no-cache");
      expect(answer?.headers.get("permissions-policy")).toContain("camera=()");
    },
  );

  test.each([
    "/api/nothing",
    "/news",
    "/anything",
    "/index.html",
    "/.vite/manifest.json",
    "/assets/main-a1b2.js.map",
    "/assets/../../secret.txt",
    "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "/assets/%00",
    "//assets/main-a1b2.js",
    "/assets/",
  ])("has nothing at %s (bad input 13)", async (path) => {
    expect(await ask(path)).toBeNull();
  });

  test("lets a browser keep what has its hash in its name", async () => {
    expect((await ask("/assets/main-a1b2.js"))?.headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await ask("/icon.svg"))?.headers.get("cache-control")).toBe("no-cache");
  });

  test("packs text as the browser takes it", async () => {
    const packed = await ask("/assets/main-a1b2.js", { "accept-encoding": "gzip, deflate" });
    expect(packed?.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(new Uint8Array(await (packed ?? new Response()).arrayBuffer())).toString()).toBe(script);
    const either = await ask("/assets/main-a1b2.js", { "accept-encoding": "gzip, br" });
    expect(either?.headers.get("content-encoding")).toBe("br");
    const refused = await ask("/assets/main-a1b2.js", { "accept-encoding": "br;q=0, gzip;q=0" });
    expect(refused?.headers.get("content-encoding")).toBeNull();
    expect(await refused?.text()).toBe(script);
  });

  test("answers 304 to who has it, and HEAD without a body", async () => {
    const tag = (await ask("/icon.svg"))?.headers.get("etag") ?? "";
    expect((await ask("/icon.svg", { "if-none-match": tag }))?.status).toBe(304);
    const head = await ask("/icon.svg", {}, "HEAD");
    expect([head?.status, head?.headers.get("content-length"), await head?.text()]).toEqual([200, "41", ""]);
  });

  test("takes nothing in", async () => {
    expect(await ask("/", {}, "POST")).toBeNull();
  });
});
