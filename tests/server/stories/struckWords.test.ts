import { describe, expect, test } from "vitest";
import { listVersions, readContent } from "#contract/history.ts";
import { compareVersions } from "#contract/readback.ts";
import { listStories, readStory } from "#contract/stories.ts";
import { aParagraph, aPicture, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { aNewsdesk } from "./newsdesk.ts";

/** A filed story in which words, a paragraph's end and a picture are struck, and words are proposed. */
async function aStoryWithStruckWords() {
  const desk = await aNewsdesk();
  const sam = desk.people["Sam Okafor"].id;
  const copy = aRichCopy({
    headline: ["Ferry to run ", struck("nocturnally", "s1", sam), proposed("nightly", "s1", sam)],
    standfirst: ["Board ", struck("capitulates", "s2", sam), proposed("agrees", "s2", sam)],
    body: [
      aParagraph(["It sails ", struck("whensoever ", "s3", sam), "at ten."]),
      suggested(aParagraph("It comes back at dawn."), "deletion", "s4", sam),
      suggested(aPicture({ alt: "A moorhen", caption: "A cormorant" }), "deletion", "s5", sam),
    ],
  });
  const draft = await desk.draft();
  await desk.type("Leyi Chen", draft, copy);
  const story = await desk.make("Leyi Chen", draft, "file");
  return { desk, story };
}

const gone = ["nocturnally", "capitulates", "whensoever", "moorhen", "cormorant"];

describe("struck words", () => {
  test("are none of a story's words, on its page, in the list and in its versions", async () => {
    const { desk, story } = await aStoryWithStruckWords();
    const fiona = await desk.as("Fiona Patterson");
    const params = { storyId: story.id };
    // Board agrees. It sails at ten.It comes back at dawn.
    expect((await fiona.call(readStory, { params })).words).toBe(10);
    const { items } = await fiona.call(listStories, { query: {} });
    expect(items.map(({ words, headline }) => [words, headline])).toEqual([[10, "Ferry to run nightly"]]);
    const versions = await fiona.call(listVersions, { params });
    expect(versions.items.map(({ words }) => words)).toEqual([10]);
  });

  test("are not found on the desk, and what is proposed is", async () => {
    const { desk } = await aStoryWithStruckWords();
    const fiona = await desk.as("Fiona Patterson");
    const found = async (words: readonly string[]) => {
      const items = await Promise.all(words.map((q) => fiona.call(listStories, { query: { q } })));
      return words.filter((_, i) => (items[i]?.items.length ?? 0) > 0);
    };
    expect(await found(gone)).toEqual([]);
    expect(await found(["nightly", "agrees", "sails"])).toEqual(["nightly", "agrees", "sails"]);
  });

  test.each(["json", "text", "html", "markdown"] as const)("do not leave by an export as %s", async (format) => {
    const { desk, story } = await aStoryWithStruckWords();
    const fiona = await desk.as("Fiona Patterson");
    const content = await fiona.call(readContent, { params: { storyId: story.id }, query: { format } });
    expect(content).toContain("nightly");
    for (const word of [...gone, "deletion"]) expect(content).not.toContain(word);
  });

  test("are not read back", async () => {
    const { desk, story } = await aStoryWithStruckWords();
    const fiona = await desk.as("Fiona Patterson");
    const read = JSON.stringify(await fiona.call(compareVersions, { params: { storyId: story.id }, query: {} }));
    expect(read).toContain("nightly");
    for (const word of gone) expect(read).not.toContain(word);
  });
});
