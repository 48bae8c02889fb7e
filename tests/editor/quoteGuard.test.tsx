import { cleanup } from "@testing-library/react";
import type { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { aParagraph, aRichCopy, proposed, struck } from "#tests/builders/richCopy.ts";
import { find } from "#tests/document/edits.ts";
import { openEditor } from "./openEditor.tsx";

afterEach(cleanup);

const copy = aRichCopy({
  headline: "Crews vote",
  body: [
    aParagraph("“We will run all night,” he said."),
    aParagraph("Nobody else spoke."),
    aParagraph("“One here."),
    aParagraph("“Two here."),
    aParagraph("“Three here,” she said."),
  ],
});

type Story = Awaited<ReturnType<typeof openEditor>>;

async function select({ editor, caretAt }: Story, words: string): Promise<void> {
  await caretAt(...find(editor.state.doc, words));
  await expect.poll(() => getSelection()?.toString()).toBe(words);
}

const shown = ({ told }: Story) =>
  told.flags.flatMap(({ quotes }) => quotes.map(({ before, after }) => [before, after]));
const marked = () => [...document.querySelectorAll(".quoteChanged")].map((each) => each.textContent).join("");
const changed = [["We will run all …", "We may run all …"]];

describe.each([
  ["suggests", "suggest"],
  ["edits", "edit"],
] as const)("the quote guard of whoever %s", (_, mode) => {
  const open = (doc: Node = copy) => openEditor(doc, { mode });

  test("S-07 names the quoted words before and after once the keys rest, and is passed by one key", async () => {
    const story = await open();
    await select(story, "will");
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    expect(marked()).toBe("may");
    const [flag] = story.told.flags;
    expect(flag?.suggestion === null).toBe(mode === "edit");
    expect(story.told.passed).toEqual([]);
    await userEvent.keyboard("{Escape}");
    expect(story.told.flags).toEqual([]);
    expect(story.told.passed).toEqual([flag]);
    expect(marked()).toBe("");
    expect(story.editor.view.hasFocus()).toBe(true);
    await expect.poll(() => story.told.status?.save).toBe("saved");
  });

  test("says nothing more of a quotation whose flag was passed, and speaks of another", async () => {
    const story = await open();
    await select(story, "will");
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    await userEvent.keyboard("{Escape}");
    await userEvent.keyboard("be");
    await select(story, "Two");
    await userEvent.keyboard("Too");
    await expect.poll(() => shown(story)).toEqual([["… here. ¶ Two here. ¶ …", "… here. ¶ Too here. ¶ …"]]);
    expect(story.told.passed).toHaveLength(1);
  });

  test("holds no key up: whoever goes on elsewhere has let it pass", async () => {
    const story = await open();
    await select(story, "will");
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    await select(story, "Nobody");
    await userEvent.keyboard("No one");
    await expect.poll(() => story.told.flags).toEqual([]);
    expect(story.told.passed).toHaveLength(1);
    expect(story.block(1).textContent).toContain("No one else spoke.");
  });

  test("is not shown for words outside, and goes without being passed where the change is undone", async () => {
    const story = await open();
    await select(story, "spoke");
    await userEvent.keyboard("said so");
    await select(story, "will");
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    await userEvent.keyboard("{Control>}z{/Control}");
    await expect.poll(() => story.told.flags).toEqual([]);
    expect(story.told.passed).toEqual([]);
    expect(story.block(0).textContent).toBe("“We will run all night,” he said.");
  });

  test("takes back all that is flagged at once, and puts the caret back into the copy", async () => {
    const story = await open();
    await select(story, "will");
    await userEvent.keyboard("{Delete}");
    await expect.poll(() => shown(story)).toHaveLength(1);
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    story.handle.current?.takeBackQuotes();
    await expect.poll(() => story.told.flags).toEqual([]);
    expect(story.told.passed).toEqual([]);
    expect(story.block(0).textContent).toBe("“We will run all night,” he said.");
    expect(story.editor.view.hasFocus()).toBe(true);
  });

  test("is not shown for a quotation that is written new", async () => {
    const story = await open();
    const [, end] = find(copy, "Nobody else spoke.");
    await story.caretAt(end, end);
    await userEvent.keyboard(' "We did," he said. ');
    await select(story, "will");
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    expect(story.told.passed).toEqual([]);
  });

  test("is this person's alone: what others change in quotations meanwhile is not theirs to answer for", async () => {
    const story = await open();
    await select(story, "Nobody");
    await userEvent.keyboard("No one");
    await expect.poll(() => story.told.status?.save).toBe("saved");
    const { log, editor } = story;
    const theirs = new Transform(editor.state.doc);
    theirs.replaceWith(...find(theirs.doc, "Two"), editor.schema.text("Too"));
    log.remote(theirs.steps);
    await expect.poll(() => story.lines()).toContain("Too here");
    await select(story, "will");
    await userEvent.keyboard("may");
    await expect.poll(() => shown(story)).toEqual(changed);
    expect(story.told.passed).toEqual([]);
  });
});

describe("the cards", () => {
  test("are told what accepting each would do to quoted words, and told again when it differs", async () => {
    const doc = aRichCopy({
      headline: "Crews vote",
      body: [
        aParagraph(["“We ", struck("will", "q"), proposed("may", "q"), " run,” he ", proposed("then ", "o"), "said."]),
      ],
    });
    const story = await openEditor(doc);
    await expect
      .poll(() => [...story.told.quotes])
      .toEqual([["q", [{ before: "We will run,", after: "We may run," }]]]);
    await select(story, "run");
    await userEvent.keyboard("go");
    await expect.poll(() => [...story.told.quotes]).toEqual([["q", [{ before: "We will go,", after: "We may go," }]]]);
  });
});
