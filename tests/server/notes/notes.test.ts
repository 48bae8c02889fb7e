import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { addNote, answerNote, changeNote, listNotes, type Note } from "#contract/notes.ts";
import type { Story } from "#contract/stories.ts";
import { resolveSuggestions } from "#contract/suggestions.ts";
import { makeTransition } from "#contract/transitions.ts";
import { MoveStep } from "#document/moveStep.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { usualCopy } from "#tests/builders/copy.ts";
import { aParagraph, aPicture, aRichCopy } from "#tests/builders/richCopy.ts";
import { find } from "../../document/edits.ts";
import { type CopyDesk, aCopyDesk, suggestNight } from "../live/copyDesk.ts";
import type { PersonName } from "../support/newsroom.ts";

interface Asking {
  readonly kind?: Note["kind"];
  readonly body?: string;
  /** The words that it is put on; without them it is on the whole story. */
  readonly words?: string;
  readonly assignTo?: PersonName;
  readonly mentions?: readonly PersonName[];
}

async function asked(desk: CopyDesk, name: PersonName, story: Story, given: Asking = {}): Promise<Note> {
  const { kind = "query", body = "Who said this?", words, assignTo, mentions = [] } = given;
  const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
  const [from, to] = words === undefined ? [0, 0] : find(doc, words);
  return (await desk.as(name)).call(addNote, {
    params: { storyId: story.id },
    body: {
      kind,
      body,
      on: words === undefined ? null : { seq, from, to },
      assignTo: assignTo === undefined ? null : desk.people[assignTo].id,
      mentions: mentions.map((each) => desk.people[each].id),
    },
  });
}

const notesOf = async (desk: CopyDesk, story: Story) =>
  (await (await desk.as("Leyi Chen")).call(listNotes, { params: { storyId: story.id } })).items;

/** What stands in the way of passing the story, by code. */
async function inTheWay(desk: CopyDesk, story: Story): Promise<string[]> {
  const { problem } = await (await desk.as("Fiona Patterson")).refused(makeTransition, {
    params: { storyId: story.id },
    body: { transition: "pass" },
    ifMatch: story.revision,
  });
  return (problem.unmet ?? []).map(({ code }) => code);
}

describe("a query", () => {
  test("S-10 blocks the pass until it is answered and resolved", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const { id, quote } = await asked(desk, "Fiona Patterson", story, { words: "all night" });
    expect(quote).toBe("all night");
    expect(await inTheWay(desk, story)).toContain("open-queries");
    const params = { storyId: story.id, noteId: id };
    const answered = await (await desk.as("Leyi Chen")).call(answerNote, { params, body: { body: "The board did." } });
    expect(answered.replies).toMatchObject([{ body: "The board did.", by: { name: "Leyi Chen" } }]);
    expect(await inTheWay(desk, story)).toContain("open-queries");
    const resolved = await (await desk.as("Fiona Patterson")).call(changeNote, { params, body: { isResolved: true } });
    expect(resolved).toMatchObject({ resolvedBy: { name: "Fiona Patterson" } });
    expect((await desk.make("Fiona Patterson", story, "pass")).stage).toBe("ready");
  });

  test("S-10 stays open with its words quoted when they are deleted", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    await asked(desk, "Fiona Patterson", story, { words: "will run all night" });
    const fiona = await desk.writer("Fiona Patterson", story);
    fiona.cut(" will run all night");
    await expect.poll(() => fiona.isSaved).toBe(true);
    expect(await notesOf(desk, story)).toMatchObject([
      { quote: "will run all night", place: { lost: true }, resolvedAt: null },
    ]);
    expect(await inTheWay(desk, story)).toContain("open-queries");
  });

  test("is opened again where it stands by then, and follows its words on", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const { id } = await asked(desk, "Fiona Patterson", story, { words: "all night" });
    const params = { storyId: story.id, noteId: id };
    const subs = await desk.as("Fiona Patterson");
    await subs.call(changeNote, { params, body: { isResolved: true } });
    const fiona = await desk.writer("Fiona Patterson", story);
    fiona.type("old ", { behind: "The " });
    await expect.poll(() => fiona.isSaved).toBe(true);
    await subs.call(changeNote, { params, body: { isResolved: false } });
    fiona.type("grey ", { behind: "The " });
    await expect.poll(() => fiona.isSaved).toBe(true);
    const [note] = await notesOf(desk, story);
    const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
    expect(note?.place?.seq).toBe(seq);
    expect(doc.textBetween(note?.place?.from ?? 0, note?.place?.to ?? 0)).toBe("all night");
    expect(note).toMatchObject({ resolvedBy: null, resolvedAt: null });
  });

  test("that is resolved twice keeps who did it first", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const { id } = await asked(desk, "Fiona Patterson", story);
    const params = { storyId: story.id, noteId: id };
    await (await desk.as("Fiona Patterson")).call(changeNote, { params, body: { isResolved: true } });
    const again = await (await desk.as("Duty Editor")).call(changeNote, { params, body: { isResolved: true } });
    expect(again.resolvedBy?.name).toBe("Fiona Patterson");
  });
});

describe("a note", () => {
  test("can be written by everybody who reads the story, and holds nothing up", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    for (const name of ["Desk Lawyer", "Desk Admin", "Ada Brown"] as const)
      await asked(desk, name, story, { kind: "note", body: `Seen by ${name}` });
    expect((await notesOf(desk, story)).map(({ by }) => by.name)).toEqual(["Desk Lawyer", "Desk Admin", "Ada Brown"]);
    expect((await desk.make("Fiona Patterson", story, "pass")).stage).toBe("ready");
  });

  test("tells whom it names and to whom it is given, each once, and nobody of their own", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const { id } = await asked(desk, "Fiona Patterson", story, {
      assignTo: "Leyi Chen",
      mentions: ["Leyi Chen", "Fiona Patterson"],
    });
    expect((await desk.notices("Leyi Chen")).at(-1)).toBe("night-ferry: Fiona Patterson asks: Who said this?");
    const before = (await desk.notices("Fiona Patterson")).length;
    const params = { storyId: story.id, noteId: id };
    await (await desk.as("Leyi Chen")).call(answerNote, { params, body: { body: "The board did." } });
    const told = await desk.notices("Fiona Patterson");
    expect(told.slice(before)).toEqual(["night-ferry: Leyi Chen answers: The board did."]);
  });

  test("is told to open desks, so that they fetch it", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing();
    const tab = await desk.tab("Leyi Chen");
    await asked(desk, "Fiona Patterson", story);
    expect(await tab.next("desk", (frame) => frame.storyId === story.id)).toMatchObject({ topic: "story" });
  });
});

describe("a note on a picture", () => {
  const lead = { alt: "A ferry at night", caption: "The last crossing", credit: "Ann Bee" };

  /** A filed story with a lead picture and one in its body, and Fiona Patterson with both of them noted. */
  async function pictured() {
    const desk = await aCopyDesk();
    const [first, second] = [await desk.addPicture(), await desk.addPicture("#7a5a37")];
    const story = await desk.filed();
    const body = [aParagraph("The pier"), aPicture({ image: second, caption: "At dawn" }), aParagraph("Nothing else")];
    await desk.type("Leyi Chen", story, aRichCopy({ headline: "Ferry", lead: { image: first, ...lead }, body }));
    const fiona = await desk.as("Fiona Patterson");
    const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
    for (const name of ["lead", "picture"])
      await fiona.call(addNote, {
        params: { storyId: story.id },
        body: { kind: "query", body: `Whose is the ${name}?`, on: { seq, ...edgesOf(doc, name) } },
      });
    return { desk, story, first, second };
  }

  test("follows it when its block is moved, and keeps what it was called when it goes", async () => {
    const { desk, story, first, second } = await pictured();
    expect(await notesOf(desk, story)).toMatchObject([
      { picture: first, quote: "A ferry at night", place: { lost: false } },
      { picture: second, quote: "At dawn", place: { lost: false } },
    ]);
    const editor = await desk.writer("Duty Editor", story);
    const { from, to } = edgesOf(editor.doc, "picture");
    editor.change((tr) => tr.step(new MoveStep(from, to, from - "The pier".length - 2)));
    await expect.poll(() => editor.isSaved).toBe(true);
    const moved = (await notesOf(desk, story))[1];
    expect(moved?.place).toMatchObject({ ...edgesOf(editor.doc, "picture"), lost: false });
    expect(edgesOf(editor.doc, "picture").from).toBeLessThan(from);

    editor.change((tr) => tr.setNodeAttribute(edgesOf(tr.doc, "lead").from, "image", null));
    editor.change((tr) => tr.delete(edgesOf(tr.doc, "picture").from, edgesOf(tr.doc, "picture").to));
    await expect.poll(() => editor.isSaved).toBe(true);
    expect(await notesOf(desk, story)).toMatchObject([
      { picture: first, quote: "A ferry at night", place: { lost: true }, resolvedAt: null },
      { picture: second, quote: "At dawn", place: { lost: true }, resolvedAt: null },
    ]);
  });

  test("is refused where there is no picture yet", async () => {
    const desk = await aCopyDesk();
    const story = await desk.draft();
    const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
    const { code } = await (await desk.as("Ada Brown")).refused(addNote, {
      params: { storyId: story.id },
      body: { kind: "note", body: "Where is it?", on: { seq, ...edgesOf(doc, "lead") } },
    });
    expect(code).toBe("note/nothing");
  });
});

/** Where a picture begins and ends in the copy: the lead, or the first of the body. */
function edgesOf(doc: Node, name: string): { from: number; to: number } {
  const found: { from: number; to: number }[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === name) found.push({ from: at, to: at + node.nodeSize });
  });
  const [first] = found;
  if (first === undefined) throw new Error(`there is no ${name} in the copy`);
  return first;
}

describe("a note on a suggestion", () => {
  test("tells whose it is, keeps its words when it is settled, and can be answered still", async () => {
    const desk = await aCopyDesk();
    const story = await desk.filed();
    await suggestNight(desk, story);
    const ada = await desk.as("Ada Brown");
    const params = { storyId: story.id };
    const body = { kind: "note" as const, body: "Is it only at night?", suggestion: "s1" };
    const { id } = await ada.call(addNote, { params, body });
    expect((await desk.notices("Leyi Chen")).at(-1)).toBe("night-ferry: Ada Brown writes: Is it only at night?");

    const ref = crypto.randomUUID();
    await (await desk.as("Duty Editor")).call(resolveSuggestions, {
      params,
      body: { ref, ids: ["s1"], accept: false },
    });
    const answering = { params: { ...params, noteId: id }, body: { body: "It is." } };
    await (await desk.as("Leyi Chen")).call(answerNote, answering);
    expect(await notesOf(desk, story)).toMatchObject([
      { suggestion: "s1", quote: "night", place: null, replies: [{ body: "It is." }] },
    ]);
  });
});

describe("notes and what is answered", () => {
  const secrets = ["queried in private", "answered in private", "noted on a picture", "<script>steal()</script>"];

  /** A published story whose copy, picture and whole have notes on them, open and resolved. */
  async function annotated() {
    const desk = await aCopyDesk();
    const image = await desk.addPicture();
    const copy = { ...usualCopy, lead: { image, alt: "A ferry", caption: "", credit: "Ann Bee" } };
    const story = await desk.inSubbing({ copy });
    const { doc, seq } = await readCopyAt(desk.deps.db, story.id);
    const params = { storyId: story.id };
    const fiona = await desk.as("Fiona Patterson");
    const { id } = await asked(desk, "Fiona Patterson", story, { body: secrets[0] ?? "", words: "all night" });
    const noted = { kind: "note" as const, body: secrets[2] ?? "", on: { seq, ...edgesOf(doc, "lead") } };
    await fiona.call(addNote, { params, body: noted });
    await asked(desk, "Fiona Patterson", story, { kind: "note", body: secrets[3] ?? "", words: "the board" });
    await fiona.call(answerNote, { params: { ...params, noteId: id }, body: { body: secrets[1] ?? "" } });
    await fiona.call(changeNote, { params: { ...params, noteId: id }, body: { isResolved: true } });
    const published = await desk.make("Duty Editor", await desk.make("Fiona Patterson", story, "pass"), "publish");
    return { desk, story: published };
  }

  test("never reach a reader's page, the front, a feed or a preview", async () => {
    const { desk } = await annotated();
    const page = await desk.nobody.send("GET", "/news/2026/11/23/night-ferry");
    const pageText = await page.text();
    expect([page.status, pageText.includes("harbour ferry")]).toEqual([200, true]);
    const others = ["/news", "/robots.txt", "/sitemap.xml", "/news/feed", "/news.atom", "/feed.xml", "/preview/x"];
    const texts = [pageText];
    for (const path of others) texts.push(await (await desk.nobody.send("GET", path)).text());
    for (const secret of [...secrets, "steal()"]) expect(texts.join("\n")).not.toContain(secret);
  });

  test("A-06 are in no export, and stand on the desk as the text that was typed", async () => {
    const { desk, story } = await annotated();
    const editor = await desk.as("Duty Editor");
    for (const format of ["json", "text", "html", "markdown"]) {
      const text = await (await editor.send("GET", `/api/stories/${story.id}/content?format=${format}`)).text();
      expect(text).toContain("harbour ferry");
      for (const secret of [...secrets, "steal()"]) expect(text).not.toContain(secret);
    }
    for (const path of ["copy", "versions/1"]) {
      const text = await (await editor.send("GET", `/api/stories/${story.id}/${path}`)).text();
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    expect((await notesOf(desk, story)).map(({ body }) => body)).toContain("<script>steal()</script>");
  });

  test("are for nobody who is not signed in", async () => {
    const { desk, story } = await annotated();
    const answer = await desk.nobody.send("GET", `/api/stories/${story.id}/notes`);
    expect([answer.status, (await answer.text()).includes("private")]).toEqual([401, false]);
  });
});
