import { describe, expect, test } from "vitest";
import { readContent, readHistory } from "#contract/history.ts";
import { importStory, readImport } from "#contract/imports.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";

const text = `Ferry to run till dawn after crews win vote

Photo by Ann Bee on Unsplash

The harbour ferry will run all night from Monday, the board said.

"It is what we asked for," said Ann Bee.

Words: leyi chen | Subbing: Cy Dee

Accessibility | Cookies | Terms of use and privacy
`;

describe("reading a file", () => {
  test("says what it would become, with each guess, and makes nothing", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const read = await leyi.call(readImport, { body: { name: "ferry.txt", text } });
    expect(read).toMatchObject({
      headline: "Ferry to run till dawn after crews win vote",
      paragraphs: [
        "The harbour ferry will run all night from Monday, the board said.",
        "“It is what we asked for,” said Ann Bee.",
      ],
      words: 21,
      line: "Words: Leyi Chen | Subbing: Cy Dee",
    });
    expect(read.guesses.map((guess) => guess.kind)).toEqual(["headline", "leadCredit", "credits", "footer"]);
    const stories = await leyi.send("GET", "/api/stories");
    expect(await stories.json()).toMatchObject({ items: [] });
  });

  test("makes no guess that was taken back: its line stays a paragraph", async () => {
    const desk = await aNewsdesk();
    const undone = ["credits", "footer"] as ("credits" | "footer")[];
    const read = await (await desk.as("Leyi Chen")).call(readImport, { body: { name: "ferry.txt", text, undone } });
    expect(read.guesses.map((guess) => guess.kind)).toEqual(["headline", "leadCredit"]);
    expect(read.line).toBe("");
    expect(read.paragraphs).toContain("Words: leyi chen | Subbing: Cy Dee");
  });

  test.each([
    ["ferry.md", "# Ferry to run\n\nThe *harbour* ferry.\n\n> It is what we asked for"],
    ["ferry.markdown", "Ferry to run\n===\n\nThe _harbour_ ferry.\n\n> It is what we asked for"],
    [
      "ferry.html",
      "<h1>Ferry to run</h1><script>x</script><p>The <em>harbour</em> ferry.<blockquote>It is what we asked for",
    ],
    [
      "FERRY.HTM",
      "<h1>Ferry to run</h1><p>The <i>harbour</i> ferry.</p><blockquote><p>It is what we asked for</p></blockquote>",
    ],
    ["ferry", "\ufeffFerry to run\n\nThe harbour ferry.\n\nIt is what we asked for"],
  ])("takes %s", async (name, words) => {
    const desk = await aNewsdesk();
    const read = await (await desk.as("Leyi Chen")).call(readImport, { body: { name, text: words } });
    expect(read).toMatchObject({
      headline: "Ferry to run",
      paragraphs: ["The harbour ferry.", "It is what we asked for"],
    });
  });

  test("takes of Markdown lists, code and HTML what copy has", async () => {
    const desk = await aNewsdesk();
    const words = "# Ferry\n\n- One\n\n- Two\n\n```\nline 1\nline 2\n```\n\nAll <b>night</b>\n\n<p>Then</p>";
    const read = await (await desk.as("Leyi Chen")).call(readImport, { body: { name: "ferry.md", text: words } });
    expect(read.paragraphs).toEqual(["• One\n• Two", "line 1", "line 2", "All night", "Then"]);
  });

  test.each([
    ["story.docx", "PK", 415, "import/kind"],
    ["story.pdf", "%PDF-1.7", 415, "import/kind"],
    ["story.txt", " \n\u00a0\u200b", 422, "import/unreadable"],
    ["story.txt", "PK\u0003\u0004\u0014\ufffd\ufffd", 422, "import/unreadable"],
    ["story.html", "<script>alert(1)</script>", 422, "import/unreadable"],
  ])("refuses %s with %j, and no story is made", async (name, words, status, code) => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = { name, text: words };
    expect(await leyi.refused(readImport, { body })).toMatchObject({ status, code });
    expect(await leyi.refused(importStory, { body })).toMatchObject({ status, code });
    expect(await (await leyi.send("GET", "/api/stories")).json()).toMatchObject({ items: [] });
  });
});

describe("bringing a file in", () => {
  test("makes a draft of it, credited to the people whose names they are, else by name", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = { name: "ferry.txt", text, slug: "night-ferry", desk: "Home news" };
    const story = await leyi.call(importStory, { body });
    expect(story).toMatchObject({
      stage: "draft",
      slug: "night-ferry",
      desk: { slug: "home-news" },
      headline: "Ferry to run till dawn after crews win vote",
      writers: [{ name: "Leyi Chen" }],
      line: "Words: Leyi Chen | Subbing: Cy Dee",
      credits: [
        { role: "words", people: [{ personId: desk.people["Leyi Chen"].id, name: "Leyi Chen" }] },
        { role: "subbing", people: [{ personId: null, name: "Cy Dee" }] },
      ],
    });
    const { items } = await leyi.call(readHistory, { params: { storyId: story.id } });
    expect(items[0]?.says).toBe("Leyi Chen brought it in from ferry.txt");
    const content = await leyi.call(readContent, { params: { storyId: story.id }, query: { format: "text" } });
    expect(content).toContain("Photo by Ann Bee on Unsplash");
    expect(content).not.toContain("Accessibility");
  });

  test("credits whoever brings it in where it credits nobody", async () => {
    const desk = await aNewsdesk();
    const story = await (await desk.as("Mina Sato")).call(importStory, {
      body: { name: "ferry.txt", text: "Ferry to run\n\nThe harbour ferry." },
    });
    expect(story.line).toBe("Words: Mina Sato");
  });

  test("does not credit one of two people of the same name", async () => {
    const desk = await aNewsdesk();
    const admin = await desk.as("Desk Admin");
    await admin.send("POST", "/api/people", { body: { name: "Cy Dee", email: "cy1@example.org", roles: ["sub"] } });
    await admin.send("POST", "/api/people", { body: { name: "Cý Dee", email: "cy2@example.org", roles: ["sub"] } });
    const story = await (await desk.as("Leyi Chen")).call(importStory, { body: { name: "ferry.txt", text } });
    expect(story.credits.at(-1)).toMatchObject({ role: "subbing", people: [{ personId: null, name: "Cy Dee" }] });
  });

  test("is refused to who may not start a story, under a slug in use, and for a desk that there is not", async () => {
    const desk = await aNewsdesk();
    await desk.draft({ slug: "night-ferry" });
    const body = { name: "ferry.txt", text };
    const refused = async (name: "Desk Lawyer" | "Leyi Chen", more: object) =>
      (await (await desk.as(name)).refused(importStory, { body: { ...body, ...more } })).code;
    expect(await refused("Desk Lawyer", {})).toBe("story/createForbidden");
    expect(await refused("Leyi Chen", { slug: "night-ferry" })).toBe("story/slugTaken");
    expect(await refused("Leyi Chen", { desk: "Weather" })).toBe("desk/unknown");
  });

  test("I-03 gives back what an export of ours had, whatever the form", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const first = await leyi.call(importStory, { body: { name: "ferry.txt", text } });
    for (const [format, name] of [
      ["html", "again.html"],
      ["markdown", "again.md"],
    ] as const) {
      const params = { storyId: first.id };
      const exported = await leyi.call(readContent, { params, query: { format } });
      const again = await leyi.call(importStory, { body: { name, text: exported } });
      expect([format, again.line]).toEqual([format, first.line]);
      const text1 = await leyi.call(readContent, { params, query: { format: "text" } });
      const text2 = await leyi.call(readContent, { params: { storyId: again.id }, query: { format: "text" } });
      expect(text2).toBe(text1);
    }
  });
});
