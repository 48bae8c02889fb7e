import { cleanup } from "@testing-library/react";
import type { Node } from "prosemirror-model";
import { afterEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { acceptAll } from "#document/reading.ts";
import { aDivider, aParagraph, aRichCopy, proposed, struck, suggested } from "#tests/builders/richCopy.ts";
import { shownCopy } from "#tests/document/shownCopy.ts";
import { openEditor } from "./openEditor.tsx";
import { at, caret, end, rows, settled, settledAny, type Story } from "./suggester.ts";

afterEach(cleanup);

const body = (...blocks: Node[]) => aRichCopy({ headline: "Head", body: blocks });
const simply = (doc: Node, mode: "edit" | "suggest" = "suggest") => openEditor(doc, { mode, view: "simple" });
/** What can be seen of the body: what stands in the page in one flow is one line. */
const seen = ({ editor }: Story) => {
  const lines: string[] = [];
  for (const paragraph of editor.view.dom.querySelectorAll<HTMLElement>('[data-field="body"] [data-kind]')) {
    const words = [...paragraph.childNodes].map((node) =>
      node instanceof HTMLElement && !node.checkVisibility() ? "" : node.textContent,
    );
    const isInLine = getComputedStyle(paragraph).display === "inline" && paragraph.dataset["joins"] !== undefined;
    if (isInLine) lines.push(`${lines.pop() ?? ""}${words.join("")}`);
    else lines.push(words.join(""));
  }
  return lines.filter((line) => line.trim() !== "");
};
/** The caret as one sees it: what is before it in the paragraph as it reads, a line, and the rest. */
const seenCaret = ({ editor }: Story) => {
  const { $head } = editor.state.selection;
  const read = (from: number, to: number) =>
    acceptAll($head.parent.copy($head.parent.content.cut(from, to))).textContent;
  return `${read(0, $head.parentOffset)}|${read($head.parentOffset, $head.parent.content.size)}`;
};
/** Whether the page has a caret that can be seen, in words that can. */
const isCaretSeen = () => {
  const { anchorNode } = getSelection() ?? {};
  const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
  return element?.checkVisibility() === true;
};

const struckWord = body(aParagraph(["one ", struck("two ", "a1", "ann"), "three"]), aParagraph("four"));
const atStart = body(aParagraph("zero"), aParagraph([struck("The ", "a1", "ann"), "plan"]));
const atEnd = body(aParagraph(["go on", struck(" now", "a1", "ann")]), aParagraph("four"));
const joined = body(
  aParagraph("zero"),
  aParagraph("one."),
  suggested(aParagraph("Two"), "deletion", "a1", "ann"),
  aParagraph("three"),
);
const overDivider = body(aParagraph("one"), suggested(aDivider, "deletion", "a1", "ann"), aParagraph("two"));
const allStruck = body(aParagraph("one"), aParagraph([struck("two", "a1", "ann")]), aParagraph("three"));

describe("the copy with simple marks", () => {
  test.each([
    ["struck words", struckWord, ["one three", "four"]],
    ["a proposal", body(aParagraph(["one ", proposed("two"), " three"])), ["one two three"]],
    ["a struck divider", overDivider, ["one", "two"]],
    ["paragraphs that are joined", joined, ["zero", "one.Two", "three"]],
  ])("stands as it will read: %s", async (_what, doc, lines) => {
    const opened = await simply(doc);
    await expect.poll(() => seen(opened)).toEqual(lines);
  });

  test("has each proposal plain, without a line or a tint", async () => {
    const opened = await simply(body(aParagraph(["one ", proposed("two")])));
    const ins = opened.editor.view.dom.querySelector("ins");
    expect(ins && getComputedStyle(ins).textDecorationLine).toBe("none");
  });

  test("counts no struck letter of the headline, in this view or with all marks", async () => {
    const doc = aRichCopy({ headline: ["One ", struck("hundred "), "ferries"], body: [aParagraph("one")] });
    const opened = await openEditor(doc);
    expect(opened.editor.view.dom.querySelector("h1")?.dataset["count"]).toBe("11");
  });
});

describe("the caret among simple marks", () => {
  test.each([
    ["right over struck words", struckWord, end("one ", struckWord), "{ArrowRight}", "one t|hree"],
    ["left over struck words", struckWord, at("three", struckWord), "{ArrowLeft}", "one| three"],
    ["right into a paragraph that begins struck", atStart, end("zero", atStart), "{ArrowRight}", "|plan"],
    ["right from there", atStart, at("plan", atStart), "{ArrowRight}", "p|lan"],
    ["left from there", atStart, at("plan", atStart), "{ArrowLeft}", "zero|"],
    ["right out of one that ends struck", atEnd, end("go on", atEnd), "{ArrowRight}", "|four"],
    ["left into one that ends struck", atEnd, at("four", atEnd), "{ArrowLeft}", "go on|"],
    ["right over a boundary that closes", joined, end("one.", joined), "{ArrowRight}", "T|wo"],
    ["left over a boundary that closes", joined, at("Two", joined), "{ArrowLeft}", "one|."],
    ["right past a struck divider", overDivider, end("one", overDivider), "{ArrowRight}", "|two"],
    ["left past a struck divider", overDivider, at("two", overDivider), "{ArrowLeft}", "one|"],
    ["right into a paragraph that is struck", allStruck, end("one", allStruck), "{ArrowRight}", "|"],
    ["down into a paragraph that is struck", allStruck, end("one", allStruck), "{ArrowDown}", "|"],
    ["to the end", struckWord, at("one", struckWord), "{End}", "one three|"],
    ["to the start", atStart, end("plan", atStart), "{Home}", "|plan"],
  ])("goes %s in one press", async (_way, doc, place, key, where) => {
    const opened = await simply(doc);
    await opened.caretAt(place, place);
    await userEvent.keyboard(key);
    await expect.poll(() => seenCaret(opened)).toBe(where);
    expect(isCaretSeen()).toBe(true);
  });

  test("comes out of a paragraph that is struck on both sides", async () => {
    const opened = await simply(allStruck);
    await opened.caretAt(end("one", allStruck), end("one", allStruck));
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    await expect.poll(() => seenCaret(opened)).toBe("|three");
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await expect.poll(() => seenCaret(opened)).toBe("one|");
  });

  test("that is put into struck words stands beside them", async () => {
    const opened = await simply(struckWord);
    await opened.caretAt(at("two", struckWord) + 1, at("two", struckWord) + 1);
    expect(seenCaret(opened)).toBe("one |three");
    expect(isCaretSeen()).toBe(true);
    expect(opened.editor.state.selection.head).toBe(at("two", struckWord));
  });

  test("goes on with Shift over struck words, and takes them along", async () => {
    const opened = await simply(struckWord);
    await opened.caretAt(at("three", struckWord), at("three", struckWord));
    await userEvent.keyboard("{Shift>}{ArrowLeft}{/Shift}");
    await expect.poll(() => getSelection()?.toString()).toBe(" ");
    expect(seenCaret(opened)).toBe("one| three");
  });
});

describe("typing among simple marks", () => {
  test.each([
    ["before struck words", struckWord, end("one ", struckWord), ["one ", "new "]],
    ["behind struck words", struckWord, at("three", struckWord), ["one ", "new "]],
  ])("%s stands where the caret is seen, and is proposed", async (_where, doc, place) => {
    const opened = await simply(doc);
    await opened.caretAt(place, place);
    await userEvent.keyboard("new ");
    await expect.poll(() => seen(opened)[0]).toBe("one new three");
    expect(seenCaret(opened)).toBe("one new |three");
    await settled(opened, doc);
  });

  test.each([
    ["a paragraph that begins struck", atStart, at("plan", atStart), ["zero", "A plan"], "A "],
    ["the end of one that ends struck", atEnd, end("go on", atEnd), ["go on, then", "four"], ", then"],
    ["a boundary that closes", joined, end("one.", joined), ["zero", "one. Two", "three"], " "],
    ["a paragraph of which all is struck", allStruck, at("two", allStruck), ["one", "new", "three"], "new"],
  ])("in %s is an edit of those who edit", async (_where, doc, place, lines, words) => {
    const opened = await simply(doc, "edit");
    await opened.caretAt(place, place);
    await userEvent.keyboard(words);
    await expect.poll(() => seen(opened)).toEqual(lines);
    await settledAny(opened);
    expect(opened.editor.view.dom.querySelectorAll("ins")).toHaveLength(0);
  });

  test("Enter beside struck words makes a paragraph", async () => {
    const opened = await simply(struckWord);
    await opened.caretAt(at("three", struckWord), at("three", struckWord));
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => seen(opened)).toEqual(["one ", "three", "four"]);
    await settled(opened, struckWord);
  });
});

describe("keys that delete among simple marks", () => {
  const deletes = [
    ["Backspace behind struck words", struckWord, at("three", struckWord), "{Backspace}", ["onethree", "four"]],
    ["Backspace before struck words", struckWord, end("one ", struckWord), "{Backspace}", ["onethree", "four"]],
    ["Delete before struck words", struckWord, end("one ", struckWord), "{Delete}", ["one hree", "four"]],
    ["Delete behind struck words", struckWord, at("three", struckWord), "{Delete}", ["one hree", "four"]],
    ["a word back", struckWord, end("three", struckWord), "{Control>}{Backspace}{/Control}", ["one ", "four"]],
    [
      "a word back over struck words",
      struckWord,
      at("three", struckWord),
      "{Control>}{Backspace}{/Control}",
      ["three", "four"],
    ],
    ["Backspace at the end of a struck end", atEnd, end(" now", atEnd), "{Backspace}", ["go o", "four"]],
    ["Delete at the start of a struck start", atStart, at("The ", atStart), "{Delete}", ["zero", "lan"]],
    ["Backspace where a paragraph begins struck", atStart, at("plan", atStart), "{Backspace}", ["zeroplan"]],
    ["Delete where a paragraph ends struck", atEnd, end("go on", atEnd), "{Delete}", ["go onfour"]],
    ["Backspace behind a boundary that closes", joined, at("Two", joined), "{Backspace}", ["zero", "oneTwo", "three"]],
    ["Delete before a boundary that closes", joined, end("one.", joined), "{Delete}", ["zero", "one.wo", "three"]],
    ["Backspace behind a struck divider", overDivider, at("two", overDivider), "{Backspace}", ["onetwo"]],
    ["Delete before a struck divider", overDivider, end("one", overDivider), "{Delete}", ["onetwo"]],
  ] as const;

  test.each(deletes)("%s: takes what is seen, as a proposal", async (_what, doc, place, keys, lines) => {
    const opened = await simply(doc);
    await opened.caretAt(place, place);
    await userEvent.keyboard(keys);
    await expect.poll(() => seen(opened)).toEqual(lines);
    await settled(opened, doc);
    expect(isCaretSeen()).toBe(true);
  });

  test.each(deletes.slice(0, 8))(
    "%s: takes it out for those who edit, and no struck word",
    async (_what, doc, place, keys, lines) => {
      const opened = await simply(doc, "edit");
      await opened.caretAt(place, place);
      await userEvent.keyboard(keys);
      await expect.poll(() => seen(opened)).toEqual(lines);
      await settledAny(opened);
      expect(opened.editor.state.doc.textContent).toContain(
        doc === struckWord ? "two " : doc === atEnd ? " now" : "The ",
      );
    },
  );

  test("again and again go on through one's own words, and leave what somebody else struck", async () => {
    const opened = await simply(struckWord);
    await opened.caretAt(end("three", struckWord), end("three", struckWord));
    await userEvent.keyboard("{Backspace>7/}");
    await expect.poll(() => seen(opened)).toEqual(["on", "four"]);
    expect(rows(opened)[0]).toBe("on-{e }-ann{two }-{three}");
    await settled(opened, struckWord);
  });
});

describe("going over to simple marks and back", () => {
  test("keeps the caret and the focus", async () => {
    const opened = await openEditor(struckWord, { mode: "suggest" });
    await opened.caretAt(at("three", struckWord) + 2, at("three", struckWord) + 2);
    opened.show("simple");
    await expect.poll(() => seen(opened)[0]).toBe("one three");
    expect(caret(opened)).toBe("one two th|ree");
    expect(document.activeElement).toBe(opened.editor.view.dom);
    opened.show("marks");
    await expect.poll(() => seen(opened)[0]).toBe("one two three");
    expect(caret(opened)).toBe("one two th|ree");
    expect(shownCopy(opened.log.doc)).toEqual(shownCopy(struckWord));
  });
});
