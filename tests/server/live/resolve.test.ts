import { Fragment, Slice } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { readHistory } from "#contract/history.ts";
import { listSuggestions, resolveSuggestions, undoResolve } from "#contract/suggestions.ts";
import { blameBetween } from "#document/blame.ts";
import { openSuggestions } from "#document/facts.ts";
import { rejectAll } from "#document/reading.ts";
import { schema } from "#document/schema.ts";
import { suggestionCards } from "#document/suggestionCards.ts";
import { suggestionSentence } from "#document/suggestionSentence.ts";
import { liveOf } from "#server/core/live/live.ts";
import { loadCopy } from "#server/core/live/loadCopy.ts";
import { readCopyAt } from "#server/core/live/storedCopy.ts";
import { find } from "#tests/document/edits.ts";
import { emptyDatabase } from "../support/database.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aCopyDesk, converged, type CopyDesk } from "./copyDesk.ts";
import { insertion } from "./steps.ts";
import { faultyDb } from "./faultyDb.ts";
import type { Tab } from "./tab.ts";
import type { Writer } from "./writer.ts";

type Story = Awaited<ReturnType<CopyDesk["draft"]>>;

const insertionOf = (desk: CopyDesk, name: PersonName, id: string) =>
  schema.mark("insertion", { id, by: desk.people[name].id });
const deletionOf = (desk: CopyDesk, name: PersonName, id: string) =>
  schema.mark("deletion", { id, by: desk.people[name].id });

/** Puts words before others, as a suggestion of whoever writes. */
function suggest(writer: Writer, words: string, before: string, mark: ReturnType<typeof insertionOf>): void {
  writer.change((tr) => tr.insert(find(writer.doc, before)[0], schema.text(words, [mark])));
}

const ask = (tab: Tab, story: Story, ids: readonly string[], accept: boolean, ref = crypto.randomUUID() as string) => {
  tab.send({ type: "resolve", story: story.id, ref, ids, accept });
  return ref;
};

const takeBack = (tab: Tab, story: Story, seq: number) =>
  tab.send({ type: "undoResolve", story: story.id, ref: crypto.randomUUID(), seq });

/** A filed story in which Leyi Chen proposes “night ” and that “harbour ” goes; with her and the duty editor in it. */
async function suggested(changes: Parameters<typeof aCopyDesk>[0] = {}) {
  const desk = await aCopyDesk(changes);
  const story = await desk.filed();
  const leyi = await desk.writer("Leyi Chen", story);
  const editor = await desk.writer("Duty Editor", story);
  suggest(leyi, "night ", "ferry will", insertionOf(desk, "Leyi Chen", "s1"));
  leyi.change((tr) => tr.addMark(...find(leyi.doc, "harbour "), deletionOf(desk, "Leyi Chen", "s2")));
  await converged(desk, story, [leyi, editor]);
  return { desk, story, leyi, editor };
}

async function ledgerOf(desk: CopyDesk, story: Story) {
  const { items } = await (await desk.as("Duty Editor")).call(listSuggestions, { params: { storyId: story.id } });
  return items;
}

const historyOf = async (desk: CopyDesk, story: Story) =>
  (await (await desk.as("Duty Editor")).call(readHistory, { params: { storyId: story.id } })).items
    .map(({ says }) => says)
    .filter((says) => says.includes("suggestion"));

describe("settling suggestions", { timeout: 20_000 }, () => {
  test("accepts one and rejects another, in the resolver's name, and everybody hears of it once it is stored", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const ref = ask(editor.tab, story, ["s1"], true);
    const told = await leyi.tab.next("commit", (frame) => frame.ref === ref);
    expect(told).toMatchObject({ kind: "resolve", person: desk.people["Duty Editor"].id, mode: "edit" });
    ask(editor.tab, story, ["s2"], false);
    await editor.tab.next("commit", (frame) => frame.seq === told.seq + 1);
    expect(await converged(desk, story, [leyi, editor])).toContain("The harbour night ferry will run");
    expect(openSuggestions(await desk.copyOf(story))).toEqual([]);
  });

  test("keeps in the ledger who, when and how, and in the blame whose the words are", async () => {
    const { desk, story, editor, leyi } = await suggested();
    ask(editor.tab, story, ["s1", "s2"], true);
    await editor.tab.next("commit", (frame) => frame.kind === "resolve");
    expect(await converged(desk, story, [leyi, editor])).toContain("The night ferry will run");
    const { seq, doc, blame } = await readCopyAt(desk.deps.db, story.id);
    const by = { id: desk.people["Duty Editor"].id, name: "Duty Editor" };
    const settled = { outcome: "accepted", by, seq };
    expect(await ledgerOf(desk, story)).toMatchObject([
      { id: "s1", by: { name: "Leyi Chen" }, words: { insertion: "night " }, settled, isOpen: false, changedBy: null },
      { id: "s2", by: { name: "Leyi Chen" }, words: { deletion: "harbour " }, settled, isOpen: false },
    ]);
    expect(blameBetween(blame, ...find(doc, "night "))).toEqual([[6, desk.people["Leyi Chen"].id]]);
    expect(await historyOf(desk, story)).toEqual(["Duty Editor accepted 2 suggestions by Leyi Chen"]);
  });

  test("resolve.once: a second answer hears who settled it and how, and changes nothing", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const second = await desk.writer("Duty Editor", story);
    ask(editor.tab, story, ["s1"], true);
    await second.tab.next("commit", (frame) => frame.kind === "resolve");
    const before = await readCopyAt(desk.deps.db, story.id);
    ask(second.tab, story, ["s1"], false, "late");
    const refused = await second.tab.next("refused");
    expect(refused).toMatchObject({ ref: "late", code: "settled" });
    expect(refused.says).toMatch(/^Duty Editor accepted that at \d\d:\d\d/);
    // What is open of several is settled, and of the rest it is said who was first.
    const body = { ref: "both", ids: ["s1", "s2"], accept: false };
    const params = { storyId: story.id };
    const answer = await (await desk.as("Duty Editor")).call(resolveSuggestions, { params, body });
    expect(answer).toMatchObject({ seq: before.seq + 1, settled: [{ id: "s1", settled: { outcome: "accepted" } }] });
    expect(await converged(desk, story, [leyi, editor, second])).toContain("The harbour night ferry");
    expect((await ledgerOf(desk, story)).map(({ settled }) => settled?.outcome)).toEqual(["accepted", "rejected"]);
  });

  test("is safe to send again, over the socket, over HTTP and after the process has begun anew", async () => {
    const { desk, story, leyi, editor } = await suggested();
    ask(editor.tab, story, ["s1"], true, "once");
    const { seq } = await editor.tab.next("commit", (frame) => frame.ref === "once");
    ask(editor.tab, story, ["s1"], true, "once");
    expect((await editor.tab.next("commit", (frame) => frame.ref === "once")).seq).toBe(seq);
    const body = { ref: "once", ids: ["s1"], accept: true };
    const again = await (await desk.as("Duty Editor")).call(resolveSuggestions, {
      params: { storyId: story.id },
      body,
    });
    expect(again).toMatchObject({ seq, ref: "once", settled: [] });
    const elsewhere = await desk.writer("Duty Editor", story, { app: desk.another({}) });
    ask(elsewhere.tab, story, ["s1"], true, "once");
    expect((await elsewhere.tab.next("commit", (frame) => frame.ref === "once")).seq).toBe(seq);
    await converged(desk, story, [leyi, editor]);
    expect((await readCopyAt(desk.deps.db, story.id)).seq).toBe(seq);
  });

  test.each([true, false])(
    "resolve.whileTyping: what is typed under an id while it is settled (accepted: %s) is a suggestion of its own",
    async (accept) => {
      const { desk, story, leyi, editor } = await suggested();
      const { seq, epoch, doc } = await readCopyAt(desk.deps.db, story.id);
      const at = find(doc, "night ")[1];
      ask(editor.tab, story, ["s1"], accept);
      await editor.tab.next("commit", (frame) => frame.kind === "resolve");
      const typed = insertion(at, "bus ", [insertionOf(desk, "Leyi Chen", "s1")]);
      // Sent by another tab of hers, which has not heard of it.
      const late = await desk.tab("Leyi Chen");
      late.send({ type: "open", story: story.id, have: seq });
      await late.next("copy");
      late.send({ type: "commit", story: story.id, ref: "late", base: seq, epoch, steps: [typed], gone: [""] });
      await late.next("commit", (frame) => frame.ref === "late");
      await converged(desk, story, [leyi, editor]);
      expect(suggestionCards(editor.doc).map((card) => [card.id, suggestionSentence(card)])).toEqual([
        ["s2", "Delete “harbour”"],
        ["s1~2", "Insert “bus”"],
      ]);
      const ledger = await ledgerOf(desk, story);
      expect(ledger.find(({ id }) => id === "s1")?.settled?.outcome).toBe(accept ? "accepted" : "rejected");
      expect(ledger.find(({ id }) => id === "s1~2")).toMatchObject({
        by: { name: "Leyi Chen" },
        settled: null,
        isOpen: true,
      });
    },
  );

  test("leaves whoever types in a suggestion, with work in flight, with the same copy as everybody", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const mark = insertionOf(desk, "Leyi Chen", "s1");
    const type = (words: string) =>
      leyi.change((tr) => tr.insert(find(leyi.doc, "ferry will")[0], schema.text(words, [mark])));
    ask(editor.tab, story, ["s1"], true);
    for (const letter of "express ") type(letter);
    await editor.tab.next("commit", (frame) => frame.kind === "resolve");
    type("late ");
    expect(await converged(desk, story, [leyi, editor])).toContain("night express late ferry will");
    const open = openSuggestions(editor.doc).map(({ id }) => id);
    expect(open).toEqual(expect.arrayContaining(["s2"]));
    expect((await ledgerOf(desk, story)).filter(({ isOpen }) => isOpen).every(({ settled }) => settled === null)).toBe(
      true,
    );
  });
});

describe("what stands in the copy though the ledger says otherwise", { timeout: 20_000 }, () => {
  test("is settled all the same: a version that is put back can hold what was settled since, or was never known", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const before = await desk.copyOf(story);
    ask(editor.tab, story, ["s1"], true);
    await editor.tab.next("commit", (frame) => frame.kind === "resolve");
    await converged(desk, story, [leyi, editor]);
    const unknown = insertionOf(desk, "Leyi Chen", "never");
    await desk.type(
      "Duty Editor",
      story,
      before.replace(1, 1, new Slice(Fragment.from(schema.text("Late: ", [unknown])), 0, 0)),
    );
    const params = { storyId: story.id };
    const body = { ref: "restored", ids: ["s1", "never"], accept: false };
    expect(await (await desk.as("Duty Editor")).call(resolveSuggestions, { params, body })).toMatchObject({
      settled: [],
    });
    expect(openSuggestions(await desk.copyOf(story)).map(({ id }) => id)).toEqual(["s2"]);
    const outcomes = (await ledgerOf(desk, story)).map(({ id, settled }) => [id, settled?.outcome]);
    expect(outcomes).toEqual([
      ["s1", "rejected"],
      ["s2", undefined],
      ["never", "rejected"],
    ]);
  });
});

describe("who may settle", { timeout: 20_000 }, () => {
  test("in suggest mode: nobody else's, and of one's own only to withdraw it", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const fiona = await desk.writer("Fiona Patterson", story);
    const before = await desk.copyOf(story);
    for (const [tab, accept] of [
      [leyi.tab, true],
      [fiona.tab, true],
      [fiona.tab, false],
    ] as const) {
      const ref = ask(tab, story, ["s1"], accept);
      const refused = await tab.next("refused", (frame) => frame.ref === ref);
      expect(refused).toMatchObject({ code: "notYours", mode: "suggest" });
    }
    expect((await desk.copyOf(story)).eq(before)).toBe(true);
    ask(leyi.tab, story, ["s1"], false);
    await leyi.tab.next("commit", (frame) => frame.kind === "resolve");
    expect(await converged(desk, story, [leyi, editor, fiona])).toContain("The harbour ferry will");
    expect(await historyOf(desk, story)).toEqual(["Leyi Chen withdrew a suggestion: Insert “night”"]);
  });

  test("in suggest mode: one on which another of one's own hangs only together with that", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const before = rejectAll(leyi.doc);
    const [s3, s4] = [insertionOf(desk, "Leyi Chen", "s3"), insertionOf(desk, "Leyi Chen", "s4")];
    const at = find(leyi.doc, "all night")[0];
    leyi.change((tr) => tr.split(at).addNodeMark(at + 1, s3));
    leyi.change((tr) => tr.insert(at + 1, schema.node("divider", null, [], [s4])));
    await converged(desk, story, [leyi, editor]);
    ask(leyi.tab, story, ["s3"], false);
    expect(await leyi.tab.next("refused")).toMatchObject({ code: "tangled" });
    ask(leyi.tab, story, ["s3", "s4"], false);
    await leyi.tab.next("commit", (frame) => frame.kind === "resolve");
    await converged(desk, story, [leyi, editor]);
    expect(rejectAll(editor.doc).toJSON()).toEqual(before.toJSON());
    expect(openSuggestions(editor.doc).map(({ id }) => id)).toEqual(["s2", "s1"]);
  });

  test("nobody who only reads, nobody in a story that they have not opened, and nobody by another story's id", async () => {
    const { desk, story, editor } = await suggested();
    const reader = await desk.tab("Desk Admin");
    ask(reader, story, ["s1"], true, "unopened");
    expect(await reader.next("refused")).toMatchObject({ ref: "unopened", code: "unknown" });
    reader.send({ type: "open", story: story.id, have: null });
    await reader.next("copy");
    ask(reader, story, ["s1"], true, "read");
    expect(await reader.next("refused")).toMatchObject({ ref: "read", code: "mode", mode: "read" });
    const other = await desk.filed({ slug: "lido-heat" });
    editor.tab.send({ type: "open", story: other.id, have: null });
    await editor.tab.next("copy", (frame) => frame.story === other.id);
    ask(editor.tab, other, ["s1"], true, "elsewhere");
    expect(await editor.tab.next("refused")).toMatchObject({ ref: "elsewhere", code: "noSuggestion" });
  });
});

describe("taking a resolve back", { timeout: 20_000 }, () => {
  test("opens the suggestions again with their words, whose they were, and what others wrote stays", async () => {
    const { desk, story, leyi, editor } = await suggested();
    ask(editor.tab, story, ["s1", "s2"], false);
    const { seq } = await editor.tab.next("commit", (frame) => frame.kind === "resolve");
    leyi.change((tr) => tr.addMark(...find(leyi.doc, "Monday"), deletionOf(desk, "Leyi Chen", "s3")));
    editor.type(" Crews agree.");
    await converged(desk, story, [leyi, editor]);
    takeBack(editor.tab, story, seq);
    const back = await leyi.tab.next("commit", (frame) => frame.kind === "undoResolve");
    expect(back.person).toBe(desk.people["Duty Editor"].id);
    expect(await converged(desk, story, [leyi, editor])).toContain("The harbour night ferry will");
    expect(openSuggestions(editor.doc).map(({ id }) => id)).toEqual(["s2", "s1", "s3"]);
    expect((await ledgerOf(desk, story)).map(({ settled }) => settled)).toEqual([null, null, null]);
    const { doc, blame } = await readCopyAt(desk.deps.db, story.id);
    expect(blameBetween(blame, ...find(doc, "night "))).toEqual([[6, desk.people["Leyi Chen"].id]]);
    expect(await historyOf(desk, story)).toEqual([
      "Duty Editor opened 2 suggestions by Leyi Chen again",
      "Duty Editor rejected 2 suggestions by Leyi Chen",
    ]);
    // The process that took it back has kept the same in memory, of which the next snapshot is made.
    expect((await liveOf(desk.deps).room(story.id).suggestions())?.working.blame).toEqual(blame);
    takeBack(editor.tab, story, seq);
    expect(await editor.tab.next("refused")).toMatchObject({ code: "undone" });
  });

  test("puts no suggestion over what an editor has written in the words since", async () => {
    const { desk, story, leyi, editor } = await suggested();
    ask(editor.tab, story, ["s1"], true);
    const { seq } = await editor.tab.next("commit", (frame) => frame.kind === "resolve");
    const inNight = find(editor.doc, "night ")[0] + 3;
    editor.change((tr) => tr.insert(inNight, schema.text("!")));
    await converged(desk, story, [leyi, editor]);
    takeBack(editor.tab, story, seq);
    await editor.tab.next("commit", (frame) => frame.kind === "undoResolve");
    await converged(desk, story, [leyi, editor]);
    const marked: string[] = [];
    editor.doc.descendants((node) => {
      if (node.marks.some(({ attrs }) => attrs["id"] === "s1")) marked.push(node.text ?? "");
    });
    expect(marked).toEqual(["nig", "ht "]);
  });

  test("a writer takes back their own withdrawal, and nobody else's settling", async () => {
    const { desk, story, leyi, editor } = await suggested();
    ask(leyi.tab, story, ["s1"], false);
    const { seq } = await leyi.tab.next("commit", (frame) => frame.kind === "resolve");
    ask(editor.tab, story, ["s2"], true);
    const accepted = await leyi.tab.next("commit", (frame) => frame.kind === "resolve" && frame.seq > seq);
    takeBack(leyi.tab, story, accepted.seq);
    expect(await leyi.tab.next("refused")).toMatchObject({ code: "notYours" });
    takeBack(leyi.tab, story, seq);
    await leyi.tab.next("commit", (frame) => frame.kind === "undoResolve");
    expect(await converged(desk, story, [leyi, editor])).toContain("The night ferry will");
    expect(openSuggestions(leyi.doc).map(({ id }) => id)).toEqual(["s1"]);
  });

  test("S-06: of forty by two people all of one person's are accepted, the other's stay, and one undo brings the forty back", async () => {
    const desk = await aCopyDesk();
    const story = await desk.inSubbing({ copy: { headline: "Ferry", paragraphs: ["word ".repeat(40)] } });
    const sub = await desk.writer("Fiona Patterson", story);
    const writers = { leyi: await desk.writer("Leyi Chen", story), lawyer: await desk.writer("Desk Lawyer", story) };
    for (let n = 0; n < 20; n++) {
      const at = (writer: Writer, place: number) => writer.doc.content.size - 2 - place * 5;
      const leyis = insertionOf(desk, "Leyi Chen", `l${n}`);
      const lawyers = insertionOf(desk, "Desk Lawyer", `d${n}`);
      writers.leyi.change((tr) => tr.insert(at(writers.leyi, 2), schema.text(`L${n} `, [leyis])));
      await converged(desk, story, [sub, writers.leyi, writers.lawyer]);
      writers.lawyer.change((tr) => tr.insert(at(writers.lawyer, 4), schema.text(`D${n} `, [lawyers])));
      await converged(desk, story, [sub, writers.leyi, writers.lawyer]);
    }
    const forty = await desk.copyOf(story);
    expect(openSuggestions(forty)).toHaveLength(40);
    const all = suggestionCards(sub.doc).filter(({ by }) => by === desk.people["Leyi Chen"].id);
    ask(
      sub.tab,
      story,
      all.map(({ id }) => id),
      true,
    );
    const { seq } = await sub.tab.next("commit", (frame) => frame.kind === "resolve");
    await converged(desk, story, [sub, writers.leyi, writers.lawyer]);
    const left = openSuggestions(sub.doc);
    expect(left).toHaveLength(20);
    expect(left.every(({ by }) => by === desk.people["Desk Lawyer"].id)).toBe(true);
    takeBack(sub.tab, story, seq);
    await sub.tab.next("commit", (frame) => frame.kind === "undoResolve");
    await converged(desk, story, [sub, writers.leyi, writers.lawyer]);
    expect((await desk.copyOf(story)).eq(forty)).toBe(true);
    expect(await historyOf(desk, story)).toEqual([
      "Fiona Patterson opened 20 suggestions by Leyi Chen again",
      "Fiona Patterson accepted 20 suggestions by Leyi Chen",
    ]);
  });
});

describe("what the ledger tells", { timeout: 20_000 }, () => {
  test("names who has changed a suggestion since, but not its own author", async () => {
    const { desk, story, leyi, editor } = await suggested();
    leyi.change((tr) => tr.delete(find(leyi.doc, "night ")[0], find(leyi.doc, "night ")[0] + 2));
    await converged(desk, story, [leyi, editor]);
    expect((await ledgerOf(desk, story))[0]).toMatchObject({ id: "s1", changedBy: null });
    editor.change((tr) => tr.delete(find(editor.doc, "ght ")[0], find(editor.doc, "ght ")[0] + 1));
    await converged(desk, story, [leyi, editor]);
    expect((await ledgerOf(desk, story))[0]).toMatchObject({
      id: "s1",
      changedBy: { name: "Duty Editor" },
      isOpen: true,
    });
  });

  test("is the same to a process that begins anew, the blame of words that came back too", async () => {
    const { desk, story, leyi, editor } = await suggested();
    ask(editor.tab, story, ["s1"], false);
    const { seq } = await editor.tab.next("commit", (frame) => frame.kind === "resolve");
    const params = { storyId: story.id, seq: String(seq) };
    await (await desk.as("Duty Editor")).call(undoResolve, { params, body: { ref: "back" } });
    await converged(desk, story, [leyi, editor]);
    const loaded = await loadCopy(desk.deps.db, story.id, null, null);
    expect(loaded?.working.blame).toEqual((await readCopyAt(desk.deps.db, story.id)).blame);
    const other = await desk.writer("Duty Editor", story, { app: desk.another({}) });
    ask(other.tab, story, ["s1"], true);
    await editor.tab.next("commit", (frame) => frame.kind === "resolve" && frame.seq > seq);
    await converged(desk, story, [leyi, editor, other]);
    const { doc, blame } = await readCopyAt(desk.deps.db, story.id);
    expect(blameBetween(blame, ...find(doc, "night "))).toEqual([[6, desk.people["Leyi Chen"].id]]);
  });
});

describe("settling when the store fails", { timeout: 20_000 }, () => {
  test.each(["before", "after"] as const)(
    "%s it is stored, is whole or not at all, and is done once when it is asked for again",
    async (when) => {
      const db = faultyDb(await emptyDatabase());
      const { desk, story, leyi, editor } = await suggested({ db });
      db.failNextStore(when);
      ask(editor.tab, story, ["s1"], true, "again");
      expect(await editor.tab.next("refused")).toMatchObject({ ref: "again", code: "unavailable" });
      const isStored = when === "after";
      expect(openSuggestions(await desk.copyOf(story))).toHaveLength(isStored ? 1 : 2);
      expect((await ledgerOf(desk, story))[0]?.settled?.outcome).toBe(isStored ? "accepted" : undefined);
      ask(editor.tab, story, ["s1"], true, "again");
      await editor.tab.next("commit", (frame) => frame.ref === "again");
      await converged(desk, story, [leyi, editor]);
      expect((await ledgerOf(desk, story))[0]?.settled?.outcome).toBe("accepted");
      expect(await historyOf(desk, story)).toEqual(["Duty Editor accepted a suggestion by Leyi Chen: Insert “night”"]);
    },
  );
});

describe("settling in two processes at once", { timeout: 20_000 }, () => {
  test("is done by whoever is first, and the other hears of it", async () => {
    const { desk, story, leyi, editor } = await suggested();
    const other = await desk.writer("Bo Adeyemi", story, { app: desk.another({}) });
    ask(editor.tab, story, ["s1"], true, "here");
    ask(other.tab, story, ["s1"], false, "there");
    const answers = await Promise.all(
      (
        [
          [editor.tab, "here"],
          [other.tab, "there"],
        ] as const
      ).map(([tab, ref]) =>
        Promise.race([
          tab.next("commit", (frame) => frame.ref === ref).then(() => "settled"),
          tab.next("refused", (frame) => frame.ref === ref).then(({ code, says }) => `${code}: ${says}`),
        ]),
      ),
    );
    await converged(desk, story, [leyi, editor, other]);
    const [winner] = (await ledgerOf(desk, story)).flatMap(({ settled }) => settled ?? []);
    const late = `settled: ${winner?.by.name} ${winner?.outcome} that at`;
    expect(answers).toContain("settled");
    expect(answers.filter((answer) => answer.startsWith(late))).toHaveLength(1);
    expect(await historyOf(desk, story)).toHaveLength(1);
  });
});
