import { describe, expect, test } from "vitest";
import { listVersions, readContent, readHistory, readVersion } from "#contract/history.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { openSuggestion } from "./given.ts";
import { aNewsdesk } from "./newsdesk.ts";

const nowhere = "01890000-0000-7000-8000-000000000000";

describe("versions", () => {
  test("are listed newest first, each with who, when and how long, and read with their copy", async () => {
    const desk = await aNewsdesk();
    const story = await desk.ready();
    const leyi = await desk.as("Leyi Chen");
    const { items } = await leyi.call(listVersions, { params: { storyId: story.id } });
    expect(items).toMatchObject([
      { number: 2, name: "As subbed", cause: "subbed", by: "Fiona Patterson", words: story.words },
      { number: 1, name: "As filed", cause: "filed", by: "Leyi Chen", at: "2026-11-23T21:40:00.000Z" },
    ]);
    const params = { storyId: story.id, number: "1" };
    expect((await leyi.call(readVersion, { params })).copy).toMatchObject({ type: "doc" });
  });

  test.each(["PUT", "PATCH", "DELETE", "POST"])("V-03 answer 405 to %s, for every role", async (method) => {
    const desk = await aNewsdesk();
    const story = await desk.filed();
    for (const name of ["Leyi Chen", "Duty Editor", "Desk Admin", "Desk Lawyer"] as const)
      for (const path of ["versions/1", "versions"]) {
        // Another version can be kept beside those that there are; none of them can be changed.
        if (method === "POST" && path === "versions") continue;
        const answer = await (await desk.as(name)).send(method, `/api/stories/${story.id}/${path}`, { body: {} });
        expect(answer.status).toBe(405);
        expect(answer.headers.get("allow")).toBe(path === "versions" ? "GET, HEAD, POST" : "GET, HEAD");
      }
  });

  test("are of a story and a number that there are", async () => {
    const desk = await aNewsdesk();
    const story = await desk.filed();
    const leyi = await desk.as("Leyi Chen");
    const refused = async (storyId: string, number: string) =>
      (await leyi.refused(readVersion, { params: { storyId, number } })).code;
    expect(await refused(story.id, "2")).toBe("version/unknown");
    expect(await refused(nowhere, "1")).toBe("story/unknown");
    const params = { storyId: nowhere };
    expect((await leyi.refused(listVersions, { params })).code).toBe("story/unknown");
    expect((await leyi.refused(readHistory, { params })).code).toBe("story/unknown");
    expect((await leyi.refused(readContent, { params, query: {} })).code).toBe("story/unknown");
  });
});

describe("the content", () => {
  test.each([
    ["json", "application/json"],
    ["text", "text/plain; charset=utf-8"],
    ["html", "text/html; charset=utf-8"],
    ["markdown", "text/markdown; charset=utf-8"],
  ])("comes as %s, as it will read", async (format, type) => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    await openSuggestion(desk, story, "Fiona Patterson", "proposed");
    const leyi = await desk.as("Leyi Chen");
    const answer = await leyi.send("GET", `/api/stories/${story.id}/content?format=${format}`);
    expect(answer.headers.get("content-type")).toBe(type);
    const text = await answer.text();
    expect(text).toContain(usualCopy.headline);
    expect(text).toContain("proposed");
    expect(text).not.toContain(desk.people["Fiona Patterson"].id);
  });

  test("is JSON where no form is named, and refused in a form that there is not", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const leyi = await desk.as("Leyi Chen");
    const content: unknown = JSON.parse(await leyi.call(readContent, { params: { storyId: story.id }, query: {} }));
    expect(content).toEqual({ copy: (await desk.copyOf(story)).toJSON() as unknown, credits: "Words: Leyi Chen" });
    expect((await leyi.send("GET", `/api/stories/${story.id}/content?format=pdf`)).status).toBe(400);
  });
});
