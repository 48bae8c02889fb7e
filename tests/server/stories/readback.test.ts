import { describe, expect, test } from "vitest";
import { keepUnsent, nameVersion, readHistory, readVersion, restoreVersion } from "#contract/history.ts";
import { addNote, listNotes } from "#contract/notes.ts";
import { compareVersions, type Readback } from "#contract/readback.ts";
import { VersionId } from "#contract/fields.ts";
import type { Story } from "#contract/stories.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { find } from "#tests/document/edits.ts";
import { aCopyDesk } from "../live/copyDesk.ts";
import { aSubbedStory } from "./aSubbedStory.ts";
import { aNewsdesk, type Newsdesk } from "./newsdesk.ts";

/** Each change as "out → in, by whom". */
function said({ changes, people }: Readback): string[] {
  const nameOf = (id: string) => people.find((each) => each.id === id)?.name ?? "nobody";
  return changes.map(
    (change) => `${change.out} → ${change.in}, ${change.by.map(({ person }) => nameOf(person)).join()}`,
  );
}

async function readback(desk: Newsdesk, story: Story, query: { from?: string; to?: string } = {}) {
  return (await desk.as("Leyi Chen")).call(compareVersions, { params: { storyId: story.id }, query });
}

describe("readback", () => {
  test("V-01 shows as filed against as published word by word, with who made each change", async () => {
    const { desk, story, ready } = await aSubbedStory();
    await desk.make("Duty Editor", ready, "publish");

    const whole = await readback(desk, story);
    expect([whole.from.name, whole.to.cause]).toEqual(["As filed", "published"]);
    expect(said(whole)).toEqual(["harbour ferry → night boat, Fiona Patterson", "from Monday → , Duty Editor"]);
    expect([whole.wordsOut, whole.wordsIn]).toEqual([4, 2]);
    const subbed = await readback(desk, story, { from: "2", to: "3" });
    expect([subbed.from.name, subbed.changes]).toEqual(["As subbed", []]);
    // Whichever way round they are asked for.
    expect(await readback(desk, story, { from: "3", to: "1" })).toEqual(whole);
  });

  test("of one version and itself has nothing to say, and of work that never was in the log all is its writer's", async () => {
    const desk = await aNewsdesk();
    const story = await desk.filed();
    expect((await readback(desk, story, { from: "1", to: "1" })).changes).toEqual([]);
    const leyi = await desk.as("Leyi Chen");
    const copy = (await desk.copyOf(story)).toJSON() as unknown;
    const unsent = JSON.parse(JSON.stringify(copy).replace("30 years", "three decades")) as unknown;
    const id = VersionId.parse(crypto.randomUUID());
    await leyi.call(keepUnsent, { params: { storyId: story.id }, body: { id, copy: unsent } });
    expect(said(await readback(desk, story, { from: "1", to: "2" }))).toEqual(["30 years → three decades, Leyi Chen"]);
    // Where none is named, work that never was in the copy is not the newest.
    expect((await readback(desk, story)).to.number).toBe(1);
  });
});

describe("a version by name", () => {
  test("keeps the copy as it stands now, and its naming is in the history", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const leyi = await desk.as("Leyi Chen");
    const params = { storyId: story.id };
    const version = await leyi.call(nameVersion, { params, body: { name: "Before the lawyer" } });
    expect(version).toMatchObject({ number: 1, name: "Before the lawyer", cause: "named", by: "Leyi Chen" });
    const { copy } = await leyi.call(readVersion, { params: { ...params, number: "1" } });
    expect(copy).toEqual((await desk.copyOf(story)).toJSON());
    const { items } = await leyi.call(readHistory, { params });
    expect(items[0]?.says).toBe("Leyi Chen kept the copy as “Before the lawyer”");
  });

  test("needs a name", async () => {
    const desk = await aNewsdesk();
    const story = await desk.draft();
    const answer = await (await desk.as("Leyi Chen")).send("POST", `/api/stories/${story.id}/versions`, {
      body: { name: "  " },
    });
    expect(answer.status).toBe(422);
  });
});

describe("restoring a version", () => {
  test("V-02 keeps the present copy first, and reaches whoever is in the copy once", async () => {
    const desk = await aCopyDesk();
    const story = await desk.filed();
    await desk.make("Fiona Patterson", story, "claim");
    const fiona = await desk.writer("Fiona Patterson", story);
    fiona.type(" Fiona was here.");
    await expect.poll(() => fiona.isSaved).toBe(true);
    const editor = await desk.as("Duty Editor");
    const params = { storyId: story.id, number: "1" };
    const kept = await editor.call(restoreVersion, { params, body: {} });
    expect(kept).toMatchObject({ name: "Before “As filed” was restored", cause: "kept", by: "Duty Editor" });

    await expect.poll(() => fiona.words).not.toContain("Fiona was here.");
    expect(fiona.words).toContain(usualCopy.headline);
    expect(fiona.paragraph(0)).toBe(usualCopy.paragraphs?.[0]);
    expect(fiona.doc.toJSON()).toEqual((await desk.copyOf(story)).toJSON());
    const before = await editor.call(readVersion, { params: { storyId: story.id, number: String(kept.number) } });
    expect(JSON.stringify(before.copy)).toContain("Fiona was here.");
    fiona.type(" She goes on.");
    await expect.poll(() => fiona.isSaved).toBe(true);
    const { items } = await editor.call(readHistory, { params: { storyId: story.id } });
    expect(items[0]?.says).toBe("Duty Editor restored “As filed”; what stood before it is kept");
  });

  test("V-02 keeps notes whose words are gone with their words quoted, and leaves the others on theirs", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const fiona = await desk.writer("Fiona Patterson", story);
    fiona.type(" Fiona was here.");
    await expect.poll(() => fiona.isSaved).toBe(true);
    const params = { storyId: story.id };
    const sub = await desk.as("Fiona Patterson");
    for (const words of ["Fiona was here", "all night"]) {
      const [from, to] = find(fiona.doc, words);
      const on = { seq: fiona.log.seq, from, to };
      await sub.call(addNote, { params, body: { kind: "query", body: "Who said so?", on } });
    }
    const editor = await desk.as("Duty Editor");
    await editor.call(restoreVersion, { params: { ...params, number: "1" }, body: {} });
    const { items } = await editor.call(listNotes, { params });
    const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
    expect(items).toMatchObject([
      { quote: "Fiona was here", resolvedAt: null, place: { lost: true, seq } },
      { quote: "all night", resolvedAt: null, place: { lost: false, seq } },
    ]);
    const { from = 0, to = 0 } = items[1]?.place ?? {};
    expect(doc.textBetween(from, to)).toBe("all night");
  });
});
