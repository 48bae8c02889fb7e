import { describe, expect, test } from "vitest";
import { PersonId, TrayId } from "#contract/fields.ts";
import type { Story } from "#contract/stories.ts";
import { changeTrayPiece, listTray, putInTray } from "#contract/tray.ts";
import { purge } from "#server/core/jobs/purge.ts";
import { aNewsdesk, type Newsdesk } from "../stories/newsdesk.ts";
import type { PersonName } from "../support/newsroom.ts";

const piece = { words: "The last ferry\nleaves at nine", why: "place-gone", by: null, at: null };
const anId = () => TrayId.parse(crypto.randomUUID());

async function put(desk: Newsdesk, story: Story, name: PersonName, given: { id?: TrayId; words?: string } = {}) {
  const { id = anId(), words = piece.words } = given;
  return (await desk.as(name)).call(putInTray, {
    params: { storyId: story.id, trayId: id },
    body: { ...piece, words },
  });
}

const trayOf = async (desk: Newsdesk, story: Story, name: PersonName) =>
  (await (await desk.as(name)).call(listTray, { params: { storyId: story.id } })).items;

const setLetGo = async (desk: Newsdesk, story: Story, trayId: TrayId, isLetGo: boolean) =>
  (await desk.as("Fiona Patterson")).call(changeTrayPiece, {
    params: { storyId: story.id, trayId },
    body: { isLetGo },
  });

describe("a person's tray", () => {
  test("keeps words with why, whose change it was and when", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const id = anId();
    const by = PersonId.parse(desk.people["Leyi Chen"].id);
    const at = "2026-11-23T21:12:00.000Z";
    const params = { storyId: story.id, trayId: id };
    await (await desk.as("Fiona Patterson")).call(putInTray, { params, body: { ...piece, by, at } });
    expect(await trayOf(desk, story, "Fiona Patterson")).toEqual([{ ...piece, id, by, at, isLetGo: false }]);
  });

  test("has words once that are put in twice under one id, as they were at first", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const id = anId();
    const first = await put(desk, story, "Fiona Patterson", { id });
    expect(await put(desk, story, "Fiona Patterson", { id, words: "Other words" })).toEqual(first);
    expect(await trayOf(desk, story, "Fiona Patterson")).toEqual([first]);
  });

  test("is nobody else's to read, to let go or to add to, an editor's and an admin's neither", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const hers = await put(desk, story, "Fiona Patterson");
    const params = { storyId: story.id, trayId: hers.id };
    for (const name of ["Leyi Chen", "Duty Editor", "Desk Admin"] as const) {
      expect(await trayOf(desk, story, name)).toEqual([]);
      const refused = await (await desk.as(name)).refused(changeTrayPiece, { params, body: { isLetGo: true } });
      expect(refused.code).toBe("tray/unknown");
      await put(desk, story, name, { id: hers.id, words: "Not hers" });
    }
    expect(await trayOf(desk, story, "Fiona Patterson")).toEqual([hers]);
  });

  test("keeps what was let go for thirty days, so that it can be taken back", async () => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const { id } = await put(desk, story, "Fiona Patterson");
    expect((await setLetGo(desk, story, id, true)).isLetGo).toBe(true);
    expect((await setLetGo(desk, story, id, false)).isLetGo).toBe(false);
    await setLetGo(desk, story, id, true);
    const standing = await put(desk, story, "Fiona Patterson", { words: "Still wanted" });
    desk.clock.advance({ hours: 24 * 29 });
    await purge(desk.deps);
    const fiona = await desk.signedInAs("Fiona Patterson");
    const read = async () =>
      (await fiona.call(listTray, { params: { storyId: story.id } })).items.map((each) => each.id);
    expect((await read()).toSorted()).toEqual([id, standing.id].toSorted());
    desk.clock.advance({ hours: 25 });
    await purge(desk.deps);
    const later = await desk.signedInAs("Fiona Patterson");
    expect((await later.call(listTray, { params: { storyId: story.id } })).items).toEqual([standing]);
  });

  test.each([
    ["no words", { ...piece, words: "" }],
    ["too many words", { ...piece, words: "a".repeat(200_001) }],
    ["a reason that is a sentence", { ...piece, why: "because of <b>this</b>" }],
    ["a person who is none", { ...piece, by: "somebody" }],
    ["a time that is none", { ...piece, at: "yesterday" }],
    ["a field that there is not", { ...piece, person: "somebody" }],
  ])("refuses %s", async (_, body) => {
    const desk = await aNewsdesk();
    const story = await desk.inSubbing();
    const fiona = await desk.as("Fiona Patterson");
    const answer = await fiona.send("PUT", `/api/stories/${story.id}/tray/${anId()}`, { body });
    expect(answer.status).toBe(422);
  });
});
