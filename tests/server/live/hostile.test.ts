import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { schema } from "#document/schema.ts";
import { type CopyDesk, aCopyDesk, converged } from "./copyDesk.ts";
import { deletion, insertion } from "./steps.ts";
import type { Writer } from "./writer.ts";

const unknownStory = "00000000-0000-7000-8000-000000000000";
const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

/** Each row: what is sent over a socket, and the code with which that socket is closed. */
const closing: readonly [string, (story: string) => string | Uint8Array, number][] = [
  ["bytes", () => new Uint8Array([123, 125]), 4400],
  ["nothing", () => "", 4400],
  ["what is not JSON", () => "{open}", 4400],
  ["a type that is not known", (story) => JSON.stringify({ type: "publish", story }), 4400],
  ["a field that is not known", (story) => JSON.stringify({ type: "close", story, person: "x" }), 4400],
  ["a story that is no id", () => JSON.stringify({ type: "open", story: "1", have: null }), 4400],
  ["a ref with spaces", (story) => commitText(story, { ref: "a b" }), 4400],
  ["a ref of 81 characters", (story) => commitText(story, { ref: "x".repeat(81) }), 4400],
  [
    "a caret that is no number",
    (story) => JSON.stringify({ type: "caret", story, seq: 0, anchor: "1", head: 1 }),
    4400,
  ],
  ["a caret with a name", (story) => caretText(story, { name: "Duty Editor" }), 4400],
  ["65 levels", (story) => commitText(story, { steps: [JSON.parse(nested(63))] }), 4400],
  ["1 MiB and a byte", (story) => commitText(story, { ref: "big", pad: 1_048_577 }), 4413],
];

function commitText(story: string, { pad = 0, ...changes }: Record<string, unknown> & { pad?: number }): string {
  const frame = { type: "commit", story, ref: "r", base: 0, epoch: 1, steps: [{}], gone: [""], ...changes };
  const text = JSON.stringify(frame);
  return pad === 0 ? text : text.replace('[""]', `["${"x".repeat(pad - text.length)}"]`);
}

function caretText(story: string, changes: object): string {
  return JSON.stringify({ type: "caret", story, seq: 0, anchor: 1, head: 1, ...changes });
}

describe("a socket that sends", { timeout: 20_000 }, () => {
  test.each(closing)("%s is closed, and nobody else's", async (_what, message, code) => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const hostile = await desk.tab("Duty Editor");
    hostile.send({ type: "open", story: story.id, have: null });
    await hostile.next("copy");
    hostile.send(message(story.id));
    expect(await hostile.closed()).toBe(code);
    leyi.type(" Undisturbed.");
    expect(await converged(desk, story, [leyi])).toContain("Undisturbed.");
  });

  test("200 frames in a moment is closed with 4429, after a burst of 50 that is taken", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const calm = await desk.tab("Leyi Chen");
    for (let i = 0; i < 50; i++) calm.send(caretText(story.id, { anchor: i }));
    expect(calm.closedWith).toBeNull();
    const hostile = await desk.tab("Duty Editor");
    for (let i = 0; i < 200; i++) hostile.send(caretText(story.id, { anchor: i }));
    expect(hostile.closedWith).toBe(4429);
    expect(calm.closedWith).toBeNull();
  });

  test("nothing more and reads nothing is cut off at 8 MB, and catches up when it comes back", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const slow = await desk.tab("Duty Editor", { unread: 7_990_000 });
    slow.send({ type: "open", story: story.id, have: null });
    const { seq } = await slow.next("copy");
    leyi.type("Short. ");
    await leyi.tab.next("commit");
    expect(slow.closedWith).toBeNull();
    leyi.type("x".repeat(20_000));
    await leyi.tab.next("commit", (frame) => frame.seq > seq + 1);
    expect(slow.closedWith).toBe(4429);
    const back = await desk.tab("Duty Editor");
    back.send({ type: "open", story: story.id, have: seq });
    expect((await back.next("copy")).seq).toBe(leyi.log.seq);
  });

  test("three forged commits is closed with 4403, and the log says so", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    const mark = schema.mark("insertion", { id: "s", by: desk.people["Fiona Patterson"].id });
    for (let i = 0; i < 3; i++) {
      const commit = { ref: `f${i}`, base: leyi.log.seq, epoch: leyi.log.epoch, steps: [insertion(1, "x", [mark])] };
      leyi.tab.send({ type: "commit", story: story.id, ...commit, gone: [""] });
      expect(await leyi.tab.next("refused")).toMatchObject({ code: "forged" });
    }
    expect(await leyi.tab.closed()).toBe(4403);
    const rows = await desk.deps.db.rows(z.object({ actor_id: z.string() }), {
      text: "select actor_id from audit where action = 'copy.forged' and story_id = $1",
      values: [story.id],
    });
    expect(rows).toEqual(Array.from({ length: 3 }, () => ({ actor_id: desk.people["Leyi Chen"].id })));
  });
});

describe("opening", { timeout: 20_000 }, () => {
  test("a story that does not exist is refused as unknown", async () => {
    const desk = await aCopyDesk();
    const tab = await desk.tab("Leyi Chen");
    tab.send({ type: "open", story: unknownStory, have: null });
    expect(await tab.next("refused")).toMatchObject({ code: "unknown", ref: null, mode: null });
    expect(tab.closedWith).toBeNull();
  });

  test("a story twice is answered twice, and a commit told once", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const leyi = await desk.writer("Leyi Chen", story);
    leyi.tab.send({ type: "open", story: story.id, have: leyi.log.seq });
    expect((await leyi.tab.next("copy", (frame) => frame.doc === undefined)).commits).toEqual([]);
    leyi.type(" Once.");
    await converged(desk, story, [leyi]);
    expect(leyi.tab.frames.filter((frame) => frame.type === "commit")).toHaveLength(1);
  });

  test("no story leaves the events of the desk, and a commit or question about one is refused", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const tab = await desk.tab("Leyi Chen");
    tab.send(commitText(story.id, { ref: "unopened" }));
    expect(await tab.next("refused")).toMatchObject({ ref: "unopened", code: "unknown" });
    tab.send({ type: "since", story: story.id, seq: 0 });
    expect(await tab.next("refused")).toMatchObject({ ref: null, code: "unknown" });
    await desk.make("Leyi Chen", story, "file");
    expect(await tab.next("desk")).toMatchObject({ topic: "story", storyId: story.id });
    expect(tab.frames.filter((frame) => frame.type === "mode" || frame.type === "commit")).toEqual([]);
  });
});

interface Attack {
  readonly steps: readonly unknown[];
  readonly gone?: readonly string[];
  readonly base?: number;
}

const putting = (at: number, node: Node): unknown =>
  new ReplaceStep(at, at, new Slice(Fragment.from(node), 0, 0)).toJSON();

/** Each row: what somebody who may edit sends, and the code with which it is refused (bad input 59 to 63). */
const attacks: readonly [string, (writer: Writer, desk: CopyDesk) => Attack, string][] = [
  ["a step that is none", () => ({ steps: [{ stepType: "shout" }] }), "invalid"],
  ["a step that is a word", () => ({ steps: ["replace"] }), "invalid"],
  ["a place outside the copy", (writer) => ({ steps: [insertion(writer.doc.content.size + 5, "x")] }), "invalid"],
  ["a negative place", () => ({ steps: [{ stepType: "replace", from: -1, to: 3 }] }), "invalid"],
  ["a place that is not whole", () => ({ steps: [{ stepType: "replace", from: 1.5, to: 3 }] }), "invalid"],
  ["a base in the future", (writer) => ({ base: writer.log.seq + 1, steps: [insertion(1, "x")] }), "invalid"],
  ["fewer gone words than steps", () => ({ steps: [insertion(1, "x")], gone: [] }), "invalid"],
  ["501 steps", () => ({ steps: Array.from({ length: 501 }, () => insertion(1, "x")) }), "size"],
  ["100,001 words", () => ({ steps: [insertion(1, "ab ".repeat(100_001))] }), "size"],
  ["over 1 MB in one step", () => ({ steps: [insertion(1, "x".repeat(1_000_001))] }), "size"],
  ["text in the root", () => ({ steps: [insertion(0, "x")] }), "invalid"],
  ["two headlines", () => ({ steps: [putting(0, schema.node("headline"))] }), "invalid"],
  ["no headline", (writer) => ({ steps: [deletion(0, writer.doc.child(0).nodeSize)] }), "invalid"],
  [
    "an unknown node",
    () => ({ steps: [{ stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "script" }] } }] }),
    "invalid",
  ],
  ["an unknown mark", () => ({ steps: [{ stepType: "addMark", mark: { type: "blink" }, from: 1, to: 2 }] }), "invalid"],
  [
    "an unknown attribute",
    () => ({ steps: [{ stepType: "attr", pos: 0, attr: "onclick", value: "alert(1)" }] }),
    "invalid",
  ],
  [
    "a link that would run",
    (writer) => {
      const end = writer.doc.content.size - 2;
      const mark = { type: "link", attrs: { href: "javascript:alert(1)" } };
      return { steps: [{ stepType: "addMark", mark, from: end - 3, to: end }] };
    },
    "invalid",
  ],
  [
    "a picture whose image is no id",
    (writer) => {
      const end = writer.doc.content.size - 1;
      const parts = [{ type: "caption" }, { type: "credit" }];
      const content = [{ type: "picture", attrs: { image: "../secret", alt: "", decorative: false }, content: parts }];
      return { steps: [{ stepType: "replace", from: end, to: end, slice: { content } }] };
    },
    "invalid",
  ],
  ["half of a character", () => ({ steps: [insertion(1, "\ud800")] }), "invalid"],
  ["the character zero", () => ({ steps: [insertion(1, "a\0b")] }), "invalid"],
  [
    "a suggestion under another's name",
    (_writer, desk) => {
      const mark = schema.mark("insertion", { id: "s9", by: desk.people["Fiona Patterson"].id });
      return { steps: [insertion(1, "x", [mark])] };
    },
    "forged",
  ],
];

describe("a commit with", { timeout: 20_000 }, () => {
  test.each(attacks)("%s is refused, and nothing of it kept", async (_what, attack, code) => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const writer = await desk.writer("Duty Editor", story);
    const before = await desk.copyOf(story);
    const { steps, gone = steps.map(() => ""), base = writer.log.seq } = attack(writer, desk);
    writer.tab.send({ type: "commit", story: story.id, ref: "hostile", base, epoch: writer.log.epoch, steps, gone });
    expect(await writer.tab.next("refused")).toMatchObject({ ref: "hostile", code });
    expect((await desk.copyOf(story)).toJSON()).toEqual(before.toJSON());
    expect(writer.tab.closedWith).toBeNull();
  });

  test("another's suggestion stretched over more words, or its id taken, is refused as forged", async () => {
    const desk = await aCopyDesk();
    const story = await desk.filed();
    const leyi = await desk.writer("Leyi Chen", story);
    const by = desk.people["Leyi Chen"].id;
    leyi.change((tr) => tr.insert(1, schema.text("Night ", [schema.mark("insertion", { id: "s1", by })])));
    await converged(desk, story, [leyi]);
    const editor = await desk.writer("Duty Editor", story);
    const { seq, epoch } = editor.log;
    const stretched = [insertion(7, "and day ", [schema.mark("insertion", { id: "s1", by })])];
    const own = schema.mark("insertion", { id: "s1", by: desk.people["Duty Editor"].id });
    for (const [ref, steps] of [
      ["stretched", stretched],
      ["taken", [insertion(20, "x", [own])]],
    ] as const) {
      editor.tab.send({ type: "commit", story: story.id, ref, base: seq, epoch, steps, gone: [""] });
      expect(await editor.tab.next("refused")).toMatchObject({ ref, code: "forged" });
    }
  });

  test("a base that is thousands behind is refused as behind", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    await desk.deps.db.exec(`
      insert into commits (story_id, seq, ref, person_id, mode, kind, base, epoch, steps, kept, dropped, at)
      select '${story.id}', 1 + n, 'filler-' || n, '${desk.people["Leyi Chen"].id}', 'edit', 'edit', n, 1, '[]', '{}',
             '[]', now() from generate_series(1, 2100) n;
      insert into snapshots (story_id, seq, schema_version, doc, blame, at)
      values ('${story.id}', 2101, 1, '${JSON.stringify((await desk.copyOf(story)).toJSON())}', '[]', now());
      update copies set seq = 2101 where story_id = '${story.id}';`);
    const writer = await desk.writer("Leyi Chen", story);
    expect(writer.log.seq).toBe(2101);
    const commit = { ref: "old", base: 1, epoch: writer.log.epoch, steps: [insertion(1, "x")], gone: [""] };
    writer.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await writer.tab.next("refused")).toMatchObject({ ref: "old", code: "behind" });
    const tab = await desk.tab("Leyi Chen");
    tab.send({ type: "open", story: story.id, have: 1 });
    const copy = await tab.next("copy");
    expect(copy.commits).toBeUndefined();
    expect(copy.doc).toBeDefined();
    expect(copy.maps).toEqual([]);
  });

  test("more work than can be brought over the newer commits in a moment is refused as behind", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const writer = await desk.writer("Leyi Chen", story);
    const base = writer.log.seq;
    writer.type("!");
    await converged(desk, story, [writer]);
    const steps = Array.from({ length: 200 }, () => insertion(1, "x"));
    const commit = { ref: "much", base, epoch: writer.log.epoch, steps, gone: steps.map(() => "") };
    writer.tab.send({ type: "commit", story: story.id, ...commit });
    expect(await writer.tab.next("refused")).toMatchObject({ ref: "much", code: "behind" });
  });
});
