import { describe, expect, test } from "vitest";
import { addCommit, closeCodes, readCopy } from "#contract/live.ts";
import { StoryId } from "#contract/fields.ts";
import { listVersions } from "#contract/history.ts";
import { listStories } from "#contract/stories.ts";
import { schema } from "#document/schema.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { aCopyDesk, converged } from "./copyDesk.ts";
import { insertion } from "./steps.ts";

const unknown = { storyId: StoryId.parse("00000000-0000-7000-8000-000000000000") };

describe("the copy over HTTP", { timeout: 20_000 }, () => {
  test("is read whole, with its mode, and from a seq on as commits", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.as("Leyi Chen");
    const params = { storyId: story.id };
    const whole = await leyi.call(readCopy, { params, query: {} });
    expect(whole).toMatchObject({ seq: 1, mode: "edit" });
    expect(whole.doc).toEqual((await desk.copyOf(story)).toJSON());
    const body = { ref: "a", base: 1, epoch: whole.epoch, steps: [insertion(1, "New ")], gone: [""] };
    const made = await leyi.call(addCommit, { params, body });
    expect(made).toMatchObject({ seq: 2, ref: "a", person: desk.people["Leyi Chen"].id, kept: [0] });
    const since = await leyi.call(readCopy, { params, query: { have: "1" } });
    expect(since).toMatchObject({ seq: 2, commits: [{ seq: 2, ref: "a" }] });
    expect(since.doc).toBeUndefined();
  });

  test("waits for something newer, and answers when it comes or when the wait is over", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const writer = await desk.writer("Leyi Chen", story);
    const params = { storyId: story.id };
    const editor = await desk.as("Duty Editor");
    const waiting = editor.call(readCopy, { params, query: { have: "1", wait: "20" } });
    writer.type(" News.");
    expect((await waiting).commits?.map((commit) => commit.seq)).toEqual([2]);
    const nothing = await editor.call(readCopy, { params, query: { have: "2", wait: "1" } });
    expect(nothing).toMatchObject({ seq: 2, commits: [] });
  });

  test("refuses a story that does not exist, a reader's commit and one of the wrong mode", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const body = { ref: "a", base: 1, epoch: 1, steps: [insertion(1, "x")], gone: [""] };
    const leyi = await desk.as("Leyi Chen");
    expect(await leyi.refused(readCopy, { params: unknown, query: {} })).toMatchObject({ code: "story/unknown" });
    expect(await leyi.refused(addCommit, { params: unknown, body })).toMatchObject({ code: "story/unknown" });
    const params = { storyId: story.id };
    expect(await desk.nobody.refused(addCommit, { params, body })).toMatchObject({ status: 401 });
    const admin = await desk.as("Desk Admin");
    expect(await admin.refused(addCommit, { params, body })).toMatchObject({ code: "copy/mode", status: 403 });
    const lawyer = await desk.as("Desk Lawyer");
    const { epoch } = await readCopyAt(desk.deps.db, story.id);
    expect(await lawyer.refused(addCommit, { params, body: { ...body, epoch } })).toMatchObject({
      code: "copy/changesCopy",
      status: 422,
    });
    const invalid = { ...body, ref: "b", base: 99 };
    expect(await leyi.refused(addCommit, { params, body: invalid })).toMatchObject({ code: "copy/invalid" });
    const big = { ...body, ref: "c", steps: Array.from({ length: 501 }, () => insertion(1, "x")) };
    const gone = big.steps.map(() => "");
    expect(await leyi.refused(addCommit, { params, body: { ...big, gone } })).toMatchObject({
      code: "copy/size",
      status: 413,
    });
  });
});

describe("a page that is still somebody else's", { timeout: 20_000 }, () => {
  test("opens nothing under the session that came after, so that nobody's words are stored under another's name", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const tab = await desk.tab("Duty Editor");
    const person = desk.people["Leyi Chen"].id;
    tab.send({ type: "open", story: story.id, have: null, person });
    tab.send({ type: "commit", story: story.id, ref: "a", base: 1, epoch: 1, steps: [insertion(1, "x")], gone: [""] });
    expect(await tab.closed()).toBe(closeCodes.signIn);
    expect(tab.frames).toEqual([]);
    const editor = await desk.as("Duty Editor");
    const params = { storyId: story.id };
    const { epoch } = await editor.call(readCopy, { params, query: {} });
    const body = { ref: "b", base: 1, epoch, steps: [insertion(1, "x")], gone: [""], person };
    expect(await editor.refused(addCommit, { params, body })).toMatchObject({ code: "session/required", status: 401 });
    expect(await editor.call(readCopy, { params, query: {} })).toMatchObject({ seq: 1 });
    const own = { ...body, person: desk.people["Duty Editor"].id };
    expect(await editor.call(addCommit, { params, body: own })).toMatchObject({ seq: 2 });
  });
});

describe("a ping", { timeout: 20_000 }, () => {
  test("is answered at once, before what waits", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const tab = await desk.tab("Leyi Chen");
    tab.send({ type: "open", story: story.id, have: null, person: desk.people["Leyi Chen"].id });
    tab.send({ type: "ping" });
    await tab.next("copy");
    expect(tab.frames.map(({ type }) => type)).toEqual(["pong", "copy"]);
  });
});

describe("what follows from commits", { timeout: 20_000 }, () => {
  test("the list of stories shows the new headline and length some seconds after the last, and desks hear of it", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const writer = await desk.writer("Leyi Chen", story);
    const other = await desk.tab("Duty Editor");
    writer.change((tr) => tr.insert(1, schema.text("Tonight: ")));
    await converged(desk, story, [writer]);
    await other.next("desk", (frame) => frame.storyId === story.id && frame.revision === null);
    const listed = await (await desk.as("Duty Editor")).send("GET", "/api/stories?stage=draft");
    expect(JSON.stringify(await listed.json())).toContain("Tonight: Ferry");
  });

  test("what a process that died did not list is listed by the next as it starts", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.as("Leyi Chen");
    const find = async () => (await leyi.call(listStories, { query: { q: "harbour" } })).items.map(({ id }) => id);
    // The copy of a test's draft is put in behind the room's back, as by a process that died at once.
    expect(await find()).toEqual([]);
    const next = desk.another({});
    await next.start();
    expect(await find()).toEqual([story.id]);
  });

  test("a version is kept before more than half of the copy is taken out, once a minute", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft({ copy: { headline: "Long", paragraphs: ["word ".repeat(300)] } });
    const writer = await desk.writer("Leyi Chen", story);
    for (let i = 0; i < 2; i++) {
      const end = writer.doc.content.size - 2;
      writer.change((tr) => tr.delete(end - 1400, end));
      await converged(desk, story, [writer]);
      writer.change((tr) => tr.insert(end - 1400, schema.text("word ".repeat(280))));
      await converged(desk, story, [writer]);
    }
    const { items } = await (await desk.as("Leyi Chen")).call(listVersions, {
      params: { storyId: story.id },
    });
    expect(items).toMatchObject([{ name: "Before a large change", cause: "kept", words: 300 }]);
  });
});

describe("carets", { timeout: 20_000 }, () => {
  test("come with the name and colour of the session, go to the others, and go when their owner does", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    leyi.tab.send({ type: "caret", story: story.id, seq: 1, anchor: 3, head: 7 });
    const caret = await editor.tab.next("caret");
    expect(caret).toMatchObject({ person: desk.people["Leyi Chen"].id, name: "Leyi Chen", anchor: 3, head: 7 });
    expect(caret.colour).toBeGreaterThan(0);
    const late = await desk.writer("Sam Okafor", story);
    expect(await late.tab.next("caret")).toMatchObject({ place: caret.place, anchor: 3 });
    leyi.tab.drop();
    expect(await editor.tab.next("caret")).toMatchObject({ place: caret.place, anchor: null });
    expect(leyi.tab.frames.filter((frame) => frame.type === "caret")).toEqual([]);
  });

  test("are told ten times a second at most, the last one always", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const editor = await desk.writer("Duty Editor", story);
    for (let at = 1; at <= 40; at++) leyi.tab.send({ type: "caret", story: story.id, seq: 1, anchor: at, head: at });
    await editor.tab.next("caret", (frame) => frame.anchor === 40);
    expect(editor.tab.frames.filter((frame) => frame.type === "caret").length).toBeLessThanOrEqual(3);
  });
});
