import { cleanup } from "@testing-library/react";
import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { afterEach, describe, expect, test } from "vitest";
import { cdp } from "vitest/browser";
import { schema } from "#document/schema.ts";
import { aCopy } from "#tests/builders/copy.ts";
import { find } from "#tests/document/edits.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

const story = aCopy({ headline: "Head", paragraphs: ["alpha beta gamma", "delta epsilon", ""] });

/** What an input method does: composes a word in these steps, and ends with the last of them. */
async function composes(steps: readonly string[]) {
  for (const text of steps)
    await cdp().send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
}
const commits = (text: string) => cdp().send("Input.insertText", { text });
const cancels = () => composes([""]);

const put = (doc: Node, words: string, text: string) => {
  const [from] = find(doc, words);
  return new ReplaceStep(from, from, new Slice(Fragment.from(schema.text(text)), 0, 0));
};

type Story = Awaited<ReturnType<typeof openEditor>>;

/** All is quiet: what was typed is stored, and the editor's copy is the log's. */
async function settled({ log, told, editor }: Story) {
  await expect.poll(() => told.status?.save).toBe("saved");
  await expect.poll(() => JSON.stringify(editor.state.doc)).toBe(JSON.stringify(log.doc));
}

const endOf = (words: string) => find(story, words)[1];
const startOf = (words: string) => find(story, words)[0];
const emptyAt = story.content.size - 2;

const places: readonly (readonly [string, from: number, to: number, reads: string])[] = [
  ["in the middle of a word", startOf("beta") + 2, startOf("beta") + 2, "alpha be日本ta gamma\ndelta epsilon\n"],
  ["at the end of a paragraph", endOf("gamma"), endOf("gamma"), "alpha beta gamma日本\ndelta epsilon\n"],
  ["over a selection", startOf("beta"), endOf("beta"), "alpha 日本 gamma\ndelta epsilon\n"],
  ["over two blocks", startOf("gamma"), endOf("delta"), "alpha beta 日本 epsilon\n"],
  ["in an empty paragraph", emptyAt, emptyAt, "alpha beta gamma\ndelta epsilon\n日本"],
];

describe("an input method", () => {
  test.each(places)("composes %s: nothing is doubled or lost, and it is stored", async (_where, from, to, reads) => {
    const opened = await openEditor(story);
    await opened.caretAt(from, to);
    await composes(["に", "にほ", "にほん", "日本"]);
    await commits("日本");
    await expect.poll(opened.lines).toBe(reads);
    await settled(opened);
  });

  test("that is a dead key puts in one letter", async () => {
    const opened = await openEditor(story);
    await opened.caretAt(endOf("alpha"), endOf("alpha"));
    await composes(["´"]);
    await commits("é");
    await expect.poll(opened.lines).toBe("alphaé beta gamma\ndelta epsilon\n");
    await settled(opened);
  });

  test("that is cancelled leaves the words as they were", async () => {
    const opened = await openEditor(story);
    await opened.caretAt(endOf("alpha"), endOf("alpha"));
    await composes(["に", "にほ"]);
    await cancels();
    await expect.poll(opened.lines).toBe("alpha beta gamma\ndelta epsilon\n");
    await settled(opened);
  });
});

describe("others' commits while an input method composes", () => {
  const remotes: readonly (readonly [string, (story: Story) => ReplaceStep, string])[] = [
    ["before the place", ({ log }) => put(log.doc, "alpha", "X "), "X alpha 日本beta gamma\ndelta epsilon\n"],
    ["at the place", ({ log }) => put(log.doc, "beta", "X"), "alpha X日本beta gamma\ndelta epsilon\n"],
    ["behind the place", ({ log }) => put(log.doc, "gamma", "X "), "alpha 日本beta X gamma\ndelta epsilon\n"],
    ["in another paragraph", ({ log }) => put(log.doc, "delta", "X "), "alpha 日本beta gamma\nX delta epsilon\n"],
  ];

  test.each(remotes)("%s are held back, and come when it ends", async (where, remote, reads) => {
    const opened = await openEditor(story);
    const { log, lines, caretAt } = opened;
    await caretAt(startOf("beta"), startOf("beta"));
    await composes(["に", "にほ"]);
    log.remote([remote(opened)]);
    await composes(["にほん", "日本"]);
    expect(lines()).toContain("alpha 日本beta");
    expect(lines()).not.toContain("X");
    await commits("日本");
    // What was composed first may have been stored before the other's words or behind them: both are right.
    const readings =
      where === "at the place" ? [reads, "alpha 日本Xbeta gamma\ndelta epsilon\n", "alpha にほX日本beta"] : [reads];
    await expect.poll(() => readings.includes(lines())).toBe(true);
    await settled(opened);
  });

  test("that take out the paragraph leave the composed words standing somewhere, or in the tray", async () => {
    const opened = await openEditor(story);
    const { log, lines, caretAt, told } = opened;
    await caretAt(endOf("delta"), endOf("delta"));
    await composes(["に"]);
    const [from] = find(log.doc, "delta");
    const size = log.doc.resolve(from).parent.nodeSize;
    log.remote([new ReplaceStep(from - 1, from - 1 + size, Slice.empty)]);
    await composes(["日本"]);
    expect(lines()).toContain("delta日本 epsilon");
    await commits("日本");
    await expect.poll(() => lines() + (told.status?.tray ?? []).map(({ text }) => text).join("")).toContain("日本");
    await settled(opened);
    expect(lines()).not.toContain("delta");
  });

  test("do not keep one's own answer back where it changes nothing, and nothing is sent twice", async () => {
    const opened = await openEditor(story);
    const { log, told, caretAt } = opened;
    await caretAt(endOf("alpha"), endOf("alpha"));
    await composes(["に"]);
    await expect.poll(() => log.sent.length).toBeGreaterThan(0);
    await expect.poll(() => told.status?.save).toBe("saved");
    expect(opened.editor.view.composing).toBe(true);
    await commits("日");
    await settled(opened);
    expect(new Set(log.sent.map(({ ref }) => ref)).size).toBe(log.sent.length);
  });

  test("come when the copy loses the focus, though the composition was never ended", async () => {
    const opened = await openEditor(story);
    const { log, lines, caretAt, editor } = opened;
    await caretAt(endOf("alpha"), endOf("alpha"));
    await composes(["に"]);
    log.remote([put(log.doc, "delta", "X ")]);
    editor.view.dom.blur();
    await expect.poll(lines).toContain("X delta");
    await settled(opened);
  });

  test("come though a page that says nothing more is still composing", async () => {
    const opened = await openEditor(story);
    const { log, lines, editor, caretAt } = opened;
    await caretAt(endOf("alpha"), endOf("alpha"));
    editor.view.dom.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    log.remote([put(log.doc, "delta", "X ")]);
    await expect.poll(lines, { timeout: 20_000 }).toContain("X delta");
  }, 25_000);

  test("carets are not redrawn beside what is composed, and are where they are when it ends", async () => {
    const opened = await openEditor(story);
    const { log, block, caretAt } = opened;
    await caretAt(startOf("beta"), startOf("beta"));
    await composes(["に"]);
    const caret = { place: "p1", person: "fiona", name: "Fiona Patterson", colour: 3 };
    log.say({ type: "here", ...caret, isHere: true });
    log.say({ type: "caret", ...caret, seq: log.seq, anchor: startOf("beta"), head: startOf("beta") });
    await composes(["にほ", "日本"]);
    expect(block(0).querySelector(".remoteCaret")).toBeNull();
    await commits("日本");
    await expect.poll(() => block(0).querySelector(".remoteCaret")?.getAttribute("data-name")).toBe("Fiona Patterson");
    await expect.poll(() => block(0).textContent).toBe("alpha 日本beta gamma");
    await settled(opened);
  });

  test("composing beside somebody's caret that stands there already doubles nothing", async () => {
    const opened = await openEditor(story);
    const { log, block, caretAt, lines } = opened;
    const caret = { place: "p1", person: "fiona", name: "Fiona Patterson", colour: 3 };
    log.say({ type: "here", ...caret, isHere: true });
    log.say({ type: "caret", ...caret, seq: log.seq, anchor: startOf("beta"), head: startOf("beta") });
    await expect.poll(() => block(0).querySelector(".remoteCaret")).not.toBeNull();
    await caretAt(startOf("beta"), startOf("beta"));
    await composes(["に", "にほ", "日本"]);
    await commits("日本");
    await expect.poll(lines, { timeout: 3000 }).toBe("alpha 日本beta gamma\ndelta epsilon\n");
    await settled(opened);
  });
});
