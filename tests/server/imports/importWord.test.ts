import { describe, expect, test } from "vitest";
import { nameVersion, readHistory } from "#contract/history.ts";
import { importWord, readWord } from "#contract/imports.ts";
import { compareVersions, readContributions } from "#contract/readback.ts";
import { listStories, type Story } from "#contract/stories.ts";
import { listSuggestions, resolveSuggestions, undoResolve } from "#contract/suggestions.ts";
import { isImportedId } from "#domain/importedNames.ts";
import { schema } from "#document/schema.ts";
import { aWordFile, del, ins, p, r } from "#tests/builders/wordFile.ts";
import { insertion } from "../live/steps.ts";
import { sendSteps } from "../live/sendSteps.ts";
import { busyMs } from "./busyMs.ts";
import { aNewsdesk, type Newsdesk } from "../stories/newsdesk.ts";

const oneDay = "2026-11-20T10:00:00Z";

/** Twenty words, of which one is struck and one put in, by turns by two people. */
function sentence(at: number): string {
  const [author, when] = at % 2 === 0 ? ["Fiona Patterson", oneDay] : ["Ann Bee", "2026-11-21T11:30:00Z"];
  return (
    r("The harbour ferry ") +
    del(author, "slowly ", when) +
    ins(author, "quickly ", when) +
    r(`crosses to the island and comes back ${at} times in every single winter night but one. `)
  );
}

/** 20,000 words with 2,000 tracked changes, by one who has the name of somebody here and one who has not. */
function longDocument(): Promise<Uint8Array> {
  const paragraphs = Array.from({ length: 200 }, (_, i) =>
    p([0, 1, 2, 3, 4].map((each) => sentence(i * 5 + each)).join("")),
  );
  return aWordFile({ body: p(r("Ferry to run till dawn"), { style: "Titel" }) + paragraphs.join("") });
}

const shortBody =
  p(r("Ferry to run till dawn"), { style: "Titel" }) +
  p(
    r("The ") +
      del("Leyi Chen", "old ") +
      ins("Leyi Chen", "new ") +
      r("ferry ") +
      ins("Ann Bee", "never ") +
      r("sails."),
  );

async function bringIn(desk: Newsdesk, body = shortBody): Promise<Story> {
  const leyi = await desk.as("Leyi Chen");
  return leyi.call(importWord, { query: { name: "ferry.docx" }, body: await aWordFile({ body }) });
}

describe("bringing in a Word document", () => {
  test("I-03 20,000 words with tracked changes by two: suggestions under the names in the file, nobody credited by likeness", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = await longDocument();
    const { ms, made: story } = await busyMs(() => leyi.call(importWord, { query: { name: "ferry.docx" }, body }));
    expect(story).toMatchObject({ headline: "Ferry to run till dawn", stage: "draft" });
    expect(story.words).toBeGreaterThan(19_000);
    expect(ms).toBeLessThan(5000);

    const { items } = await leyi.call(listSuggestions, { params: { storyId: story.id } });
    expect(items).toHaveLength(1000);
    expect(new Set(items.map(({ by }) => by.name))).toEqual(
      new Set(["Fiona Patterson (imported)", "Ann Bee (imported)"]),
    );
    expect(items.every(({ isOpen, settled, by }) => isOpen && settled === null && isImportedId(by.id))).toBe(true);
    expect(items.map(({ by }) => by.id)).not.toContain(desk.people["Fiona Patterson"].id);
    expect(new Set(items.map(({ dated }) => dated))).toEqual(
      new Set(["2026-11-20T10:00:00.000Z", "2026-11-21T11:30:00.000Z"]),
    );
    expect(story.line).toBe("Words: Leyi Chen");
    expect(JSON.stringify(story.credits)).not.toContain(desk.people["Fiona Patterson"].id);
    expect(JSON.stringify(story)).not.toContain(desk.people["Fiona Patterson"].id);
  });

  test("shows before what would come of it, and makes nothing", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const read = await leyi.call(readWord, {
      query: { name: "ferry.docx" },
      body: await aWordFile({ body: shortBody }),
    });
    expect(read).toMatchObject({
      headline: "Ferry to run till dawn",
      paragraphs: ["The new ferry never sails."],
      suggested: { count: 2, names: ["Leyi Chen (imported)", "Ann Bee (imported)"] },
      leftOut: null,
    });
    expect((await leyi.call(listStories, { query: {} })).items).toEqual([]);
  });

  test("makes no guess that was taken back, and takes a slug and a desk", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = await aWordFile({ body: shortBody + p(r("Words: Ann Bee | Subbing: Cy Dee")) });
    const credited = await leyi.call(importWord, { query: { slug: "the-ferry", desk: "politics" }, body });
    expect(credited).toMatchObject({
      line: "Words: Ann Bee | Subbing: Cy Dee",
      slug: "the-ferry",
      desk: { slug: "politics" },
    });
    const plain = await leyi.call(importWord, { query: { undone: "credits,headline" }, body });
    expect(plain).toMatchObject({ line: "Words: Leyi Chen", headline: "" });
  });

  test("credits what is accepted to the name in the file, and to nobody here", async () => {
    const desk = await aNewsdesk();
    const story = await bringIn(desk);
    const leyi = await desk.as("Leyi Chen");
    const { items } = await leyi.call(listSuggestions, { params: { storyId: story.id } });
    const body = { ref: "all", ids: items.map(({ id }) => id), accept: true };
    await leyi.call(resolveSuggestions, { params: { storyId: story.id }, body });
    const { lines, shares, people } = await leyi.call(readContributions, { params: { storyId: story.id } });
    const nameOf = (id: string | null) => people.find((each) => each.id === id)?.name ?? null;
    expect(lines[1]?.pieces.map(({ text, person, settledBy }) => [text, nameOf(person), nameOf(settledBy)])).toEqual([
      ["The ", null, null],
      ["new ", "Leyi Chen (imported)", "Leyi Chen"],
      ["ferry ", null, null],
      ["never ", "Ann Bee (imported)", "Leyi Chen"],
      ["sails.", null, null],
    ]);
    expect(shares.map(({ person }) => person)).not.toContain(desk.people["Leyi Chen"].id);
    const history = await leyi.call(readHistory, { params: { storyId: story.id } });
    expect(history.items.map(({ says }) => says)).toEqual([
      expect.stringContaining("Leyi Chen accepted 2 suggestions"),
      "Leyi Chen brought it in from ferry.docx, with 2 suggestions by Leyi Chen (imported) and Ann Bee (imported)",
    ]);
  });

  test("lets nobody put a word under a name of the file, nor settle one without the right to edit", async () => {
    const desk = await aNewsdesk();
    const story = await bringIn(desk);
    const leyi = await desk.as("Leyi Chen");
    const { items } = await leyi.call(listSuggestions, { params: { storyId: story.id } });
    const [first] = items;
    if (first === undefined) throw new Error("nothing was suggested");
    for (const id of [first.id, "w99"]) {
      const mark = schema.mark("insertion", { id, by: first.by.id });
      await expect(sendSteps(desk, story, "Leyi Chen", [insertion(1, "Forged ", [mark])])).rejects.toThrow(
        /forged|another/iu,
      );
    }
    const refused = await (await desk.as("Fiona Patterson")).refused(resolveSuggestions, {
      params: { storyId: story.id },
      body: { ref: "w", ids: [first.id], accept: false },
    });
    expect(refused.code).toBe("suggestion/notYours");
  });

  test("shows between two versions whose a change is that came back, by the name in the file", async () => {
    const desk = await aNewsdesk();
    const story = await bringIn(desk);
    const leyi = await desk.as("Leyi Chen");
    const params = { storyId: story.id };
    const { items } = await leyi.call(listSuggestions, { params });
    const ids = items.map(({ id }) => id);
    const { seq } = await leyi.call(resolveSuggestions, { params, body: { ref: "all", ids, accept: false } });
    await leyi.call(nameVersion, { params, body: { name: "Rejected" } });
    await leyi.call(undoResolve, { params: { ...params, seq: String(seq) }, body: { ref: "back" } });
    await leyi.call(nameVersion, { params, body: { name: "Open again" } });
    const { changes, people } = await leyi.call(compareVersions, { params, query: {} });
    const nameOf = (id: string) => people.find((each) => each.id === id)?.name;
    expect(
      changes.map(({ out, in: into, by }) => [out.trim(), into.trim(), by.map(({ person }) => nameOf(person))]),
    ).toEqual([
      ["old", "new", ["Leyi Chen (imported)"]],
      ["", "never", ["Ann Bee (imported)"]],
    ]);
  });

  test("answers the same key with another file name or guess as another request", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const body = await aWordFile({ body: shortBody });
    const key = crypto.randomUUID();
    const first = await leyi.call(importWord, { query: { name: "ferry.docx" }, body, key });
    expect((await leyi.call(importWord, { query: { name: "ferry.docx" }, body, key })).id).toBe(first.id);
    const refused = await leyi.refused(importWord, { query: { undone: "headline" }, body, key });
    expect(refused).toMatchObject({ status: 422, code: "idempotency/reused" });
  });

  test("brings in the same document twice as two stories, with names of their own", async () => {
    const desk = await aNewsdesk();
    const leyi = await desk.as("Leyi Chen");
    const ids = [];
    for (const story of [await bringIn(desk), await bringIn(desk)]) {
      const { items } = await leyi.call(listSuggestions, { params: { storyId: story.id } });
      ids.push(...new Set(items.map(({ by }) => by.id)));
    }
    expect(new Set(ids).size).toBe(4);
  });
});
