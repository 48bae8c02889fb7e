import { describe, expect, test } from "vitest";
import { usualCopy } from "#tests/builders/copy.ts";
import { aNewsdesk, type Newsdesk } from "../stories/newsdesk.ts";

const path = "/news/2026/11/23/night-ferry";
const get = (desk: Newsdesk, at: string, headers: Record<string, string> = {}) =>
  desk.nobody.send("GET", at, { headers });
const headersOf = (answer: Response) => Object.fromEntries(answer.headers.entries());

describe("an article's page", () => {
  test("has headline, standfirst, lead picture with caption and credit, body, credits and times", async () => {
    const desk = await aNewsdesk();
    const image = await desk.addPicture();
    const lead = { image, alt: "A ferry at night", caption: "The last crossing", credit: "Photo by Ann Bee" };
    await desk.published({ copy: { ...usualCopy, lead } });
    const html = await (await get(desk, path)).text();
    expect(html).toContain(`<h1 data-field="headline" dir="auto">${usualCopy.headline}</h1>`);
    expect(html).toContain(`<p data-field="standfirst" dir="auto">${usualCopy.standfirst}</p>`);
    expect(html).toMatch(
      /<figure data-field="lead"><img src="\/pictures\/[0-9a-f-]{36}\/large\.webp" alt="A ferry at night"/,
    );
    expect(html).toMatch(/<figcaption>.*The last crossing.*Photo by Ann Bee.*<\/figcaption>/);
    expect(html).toContain("“It is what we asked for,” said Ann Bee");
    expect(html).toContain("Words: <bdi>Leyi Chen</bdi> | Subbing: <bdi>Fiona Patterson</bdi>");
    expect(html).toContain('Published <time datetime="2026-11-23T21:40:00.000Z">23 November 2026, 9.40pm</time>');
  });

  test("has in its head what other programs read, with whole addresses and no script anywhere", async () => {
    const desk = await aNewsdesk();
    const image = await desk.addPicture();
    const lead = { image, alt: "A ferry at night", caption: "", credit: "Ann Bee" };
    await desk.published({ copy: { ...usualCopy, lead } });
    const html = await (await get(desk, path)).text();
    expect(html).toContain(`<link rel="canonical" href="http://localhost:3000${path}">`);
    for (const [property, content] of [
      ["og:type", "article"],
      ["og:title", usualCopy.headline],
      ["og:url", `http://localhost:3000${path}`],
      ["og:locale", "en_GB"],
      ["og:image", `http://localhost:3000/pictures/${image}/large.webp`],
      ["og:image:alt", "A ferry at night"],
      ["article:published_time", "2026-11-23T21:40:00Z"],
      ["article:section", "Home news"],
    ])
      expect(html).toContain(`<meta property="${property}" content="${content}">`);
    expect(html).not.toContain("<script");
  });

  test("shows what was typed as text, whatever it looks like", async () => {
    const desk = await aNewsdesk();
    const hostile = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";
    await desk.published({ copy: { headline: hostile, standfirst: hostile, paragraphs: [hostile] } });
    for (const at of [path, "/news"]) {
      const html = await (await get(desk, at)).text();
      expect(html).not.toMatch(/<script|<img src=x/);
      expect(html).toContain("&lt;script&gt;");
    }
  });

  test("is asked about again each time, and costs 304 while it is the same", async () => {
    const desk = await aNewsdesk();
    await desk.published();
    const first = await get(desk, path);
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    expect(first.headers.get("last-modified")).toBe("Mon, 23 Nov 2026 21:40:00 GMT");
    const again = await get(desk, path, { "if-none-match": tag });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, tag, ""]);
    expect((await get(desk, path, { "if-none-match": `"x", W/${tag}` })).status).toBe(304);
    expect((await get(desk, path, { "if-none-match": '"x"' })).status).toBe(200);
    const since = { "if-modified-since": "Mon, 23 Nov 2026 21:40:00 GMT" };
    expect((await get(desk, path, since)).status).toBe(304);
    expect((await get(desk, path, { ...since, "if-none-match": '"x"' })).status).toBe(200);
    expect((await get(desk, path, { "if-modified-since": "Mon, 23 Nov 2026 21:39:59 GMT" })).status).toBe(200);
  });

  test("answers HEAD as GET without the page, and no other method", async () => {
    const desk = await aNewsdesk();
    await desk.published();
    const [head, whole] = [await desk.nobody.send("HEAD", path), await get(desk, path)];
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(headersOf(head)).toEqual(headersOf(whole));
    for (const method of ["POST", "PUT", "DELETE"]) {
      const answer = await desk.nobody.send(method, path);
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    }
  });

  test("lets nothing run, be framed, or come from elsewhere", async () => {
    const desk = await aNewsdesk();
    await desk.published();
    const headers = headersOf(await get(desk, path));
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "strict-transport-security": "max-age=63072000",
    });
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers["set-cookie"]).toBeUndefined();
  });
});

describe("what was never public", () => {
  test("A-01 is one 404 at every address, in body and headers", async () => {
    const desk = await aNewsdesk();
    const embargo = { local: "2026-11-24T18:00", zone: "Europe/London" };
    const image = await desk.addPicture();
    const lead = { image, alt: "A ferry", caption: "", credit: "Ann Bee" };
    await desk.draft({ slug: "a-draft", copy: { ...usualCopy, lead } });
    const ready = await desk.ready({ slug: "embargoed" });
    await (await desk.as("Duty Editor")).send("PATCH", `/api/stories/${ready.id}`, {
      body: { embargo },
      headers: { "if-match": `"${ready.revision}"` },
    });
    const scheduled = await desk.ready({ slug: "scheduled" });
    await desk.make("Duty Editor", scheduled, "schedule", { at: embargo });
    await desk.make("Leyi Chen", await desk.draft({ slug: "spiked" }), "spike", { reason: "No" });
    const never = await get(desk, "/news/2026/11/23/never-was");
    expect(never.status).toBe(404);
    const [headers, body] = [headersOf(never), await never.text()];
    expect(body).toContain("There is nothing at this address");
    for (const at of [
      ...["a-draft", "embargoed", "scheduled", "spiked"].map((slug) => `/news/2026/11/23/${slug}`),
      `/pictures/${image}/small.webp`,
      `/pictures/${crypto.randomUUID()}/small.webp`,
      "/pictures/x",
      "/news/a-draft",
      "/reader/a-draft",
    ]) {
      const answer = await get(desk, at);
      expect([at, answer.status, headersOf(answer), await answer.text()]).toEqual([at, 404, headers, body]);
    }
    const conditional = await get(desk, "/news/2026/11/23/a-draft", { "if-none-match": "*" });
    expect([conditional.status, await conditional.text()]).toEqual([404, body]);
  });

  test("A-01 is on no other page", async () => {
    const desk = await aNewsdesk();
    await desk.published();
    await desk.ready({ slug: "secret-story", copy: { headline: "Secret headline", paragraphs: ["Secret."] } });
    for (const at of ["/news", path, "/robots.txt", "/accessibility", "/cookies", "/privacy"])
      expect(await (await get(desk, at)).text()).not.toMatch(/secret/i);
  });

  test("is 401 from the API, alike for every story", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    for (const id of [story.id, crypto.randomUUID()])
      for (const at of [id, `${id}/content`, `${id}/versions/1`, `${id}/history`])
        expect((await get(desk, `/api/stories/${at}`)).status).toBe(401);
  });
});

describe("pictures", () => {
  test("are public for as long as a live edition has them, with headers in which nothing runs", async () => {
    const desk = await aNewsdesk();
    const image = await desk.addPicture();
    const at = `/pictures/${image}/small.webp`;
    const lead = { image, alt: "A ferry", caption: "", credit: "Ann Bee" };
    await desk.ready({ copy: { ...usualCopy, lead } });
    expect((await get(desk, at)).status).toBe(404);
    const story = await desk.published({ slug: "with-picture", copy: { ...usualCopy, lead } });
    const answer = await get(desk, at);
    expect(answer.status).toBe(200);
    expect(headersOf(answer)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, no-cache",
      "cross-origin-resource-policy": "cross-origin",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const tag = answer.headers.get("etag") ?? "";
    expect((await get(desk, at, { "if-none-match": tag })).status).toBe(304);
    await desk.make("Duty Editor", story, "withdraw", { reason: "Wrong" });
    expect((await get(desk, at, { "if-none-match": tag })).status).toBe(404);
  });

  test("of an earlier edition go when the newest no longer shows them", async () => {
    const desk = await aNewsdesk();
    const image = await desk.addPicture();
    const lead = { image, alt: "A ferry", caption: "", credit: "Ann Bee" };
    const published = await desk.published({ copy: { ...usualCopy, lead } });
    const reopened = await desk.make("Fiona Patterson", published, "reopen", { kind: "update", reason: "No picture" });
    await desk.type("Fiona Patterson", reopened, usualCopy);
    expect((await get(desk, `/pictures/${image}/small.webp`)).status).toBe(200);
    await desk.make("Duty Editor", await desk.make("Fiona Patterson", reopened, "pass"), "publish");
    expect((await get(desk, `/pictures/${image}/small.webp`)).status).toBe(404);
  });
});

describe("the front", () => {
  test("has what readers have, newest first, and says so when there is nothing", async () => {
    const desk = await aNewsdesk();
    expect(await (await get(desk, "/news")).text()).toContain("Nothing has been published yet.");
    await desk.published({ slug: "first" });
    desk.clock.advance({ minutes: 5 });
    await desk.published({ slug: "second" });
    const html = await (await get(desk, "/news")).text();
    const found = [...html.matchAll(/href="\/news\/2026\/11\/23\/([a-z]+)"/g)].map((match) => match[1]);
    expect(found).toEqual(["second", "first"]);
    expect(html).toContain("Updated 23 November 2026, 9.45pm");
  });

  test("changes its tag when anything on it does", async () => {
    const desk = await aNewsdesk();
    await desk.published({ slug: "first" });
    const tag = (await get(desk, "/news")).headers.get("etag") ?? "";
    expect((await get(desk, "/news", { "if-none-match": tag })).status).toBe(304);
    await desk.published({ slug: "second" });
    expect((await get(desk, "/news", { "if-none-match": tag })).status).toBe(200);
  });
});

describe("every page", () => {
  test.each(["/news", path, "/accessibility", "/cookies", "/privacy", "/news/2026/11/23/never-was"])(
    "%s has the foot, the way past its top, and its language",
    async (at) => {
      const desk = await aNewsdesk();
      await desk.published();
      const html = await (await get(desk, at)).text();
      expect(html).toContain('<html lang="en-GB">');
      expect(html).toContain('<a class="skip" href="#main">');
      const foot = /<footer.*?<\/footer>/s.exec(html)?.[0] ?? "";
      const links = [...foot.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map((match) => [match[1], match[2]]);
      expect(links).toEqual([
        ["/accessibility", "Accessibility"],
        ["/cookies", "Cookies"],
        ["/privacy", "Terms of use and privacy"],
      ]);
      expect(html.match(/<h1/g)).toHaveLength(1);
    },
  );

  test.each(["/accessibility", "/cookies", "/privacy"])(
    "%s is a real page, kept and asked about as others",
    async (at) => {
      const desk = await aNewsdesk();
      const answer = await get(desk, at);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "public, no-cache"]);
      expect((await get(desk, at, { "if-none-match": answer.headers.get("etag") ?? "" })).status).toBe(304);
    },
  );

  test("is dressed by one sheet, in which every font is one that is served", async () => {
    const desk = await aNewsdesk();
    const answer = await get(desk, "/reader/reader.css");
    expect(answer.headers.get("content-type")).toBe("text/css; charset=utf-8");
    const css = await answer.text();
    expect(css).toContain("--pencil:");
    const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1] ?? "");
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) {
      const file = await get(desk, `/reader/${font}`);
      expect([font, file.status, file.headers.get("content-type")]).toEqual([font, 200, "font/woff2"]);
    }
  });

  test("robots may visit the news and nothing of the desk", async () => {
    const desk = await aNewsdesk();
    const text = await (await get(desk, "/robots.txt")).text();
    expect(text).toContain("Allow: /news\n");
    expect(text.trimEnd().endsWith("Disallow: /")).toBe(true);
  });
});
