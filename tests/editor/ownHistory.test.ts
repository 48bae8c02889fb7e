import { EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { asItsOwn, goneBack, hasChange, historyPlugin } from "#editor/plugins/ownHistory.ts";
import { aCopy } from "#tests/builders/copy.ts";

const start = aCopy({ headline: "Head", paragraphs: [""] });
const body = start.content.size - 2;

const opened = (plugins: readonly Plugin[] = []) =>
  EditorState.create({ doc: start, plugins: [historyPlugin(), ...plugins] });

/** Changes made one after another, each at its own millisecond. */
function after(
  state: EditorState,
  ...changes: readonly (readonly [at: number, change: (tr: Transaction) => unknown])[]
) {
  return changes.reduce((now, [at, change]) => {
    const tr = now.tr.setTime(at);
    change(tr);
    return now.apply(tr);
  }, state);
}

const types = (text: string, at: number) => (tr: Transaction) => tr.insertText(text, at);
const taken = (state: EditorState): EditorState => {
  const tr = goneBack(state, "undo");
  return tr ? state.apply(tr) : state;
};
const text = (state: EditorState) => state.doc.lastChild?.textContent;

describe("what one undo takes back", () => {
  test("is what was typed in one place without a pause of half a second", () => {
    const state = after(opened(), [1000, types("a", body)], [1400, types("b", body + 1)], [1899, types("c", body + 2)]);
    expect(text(taken(state))).toBe("");
    expect(hasChange(taken(state), "undo")).toBe(false);
  });

  test("ends with a pause", () => {
    const state = after(opened(), [1000, types("a", body)], [1501, types("b", body + 1)]);
    expect(text(taken(state))).toBe("a");
  });

  test("ends with typing somewhere else", () => {
    const state = after(opened(), [1000, types("a", body)], [1001, types("x", 1)], [1002, types("b", body + 2)]);
    expect([text(taken(state)), text(taken(taken(state)))]).toEqual(["a", "a"]);
    expect(text(taken(taken(taken(state))))).toBe("");
  });

  test("goes on where somebody else's words came in between", () => {
    const theirs = (tr: Transaction) => tr.insertText("NEW", 1).setMeta("addToHistory", false);
    const state = after(opened(), [1000, types("a", body)], [1100, theirs], [1200, types("b", body + 4)]);
    expect(taken(state).doc.textContent).toBe("NEWHead");
  });

  test("is a whole composition, however long it takes", () => {
    const composed = (letter: string, at: number) => (tr: Transaction) =>
      types(letter, at)(tr).setMeta("composition", 1);
    const state = after(opened(), [1000, composed("a", body)], [9000, composed("b", body + 1)]);
    expect(text(taken(state))).toBe("");
  });

  test("is a change alone that asks for it, and a paste", () => {
    const sets = (tr: Transaction) => asItsOwn(tr).insertText("“", body, body + 1);
    const state = after(opened(), [1000, types('"', body)], [1000, sets]);
    expect([text(state), text(taken(state))]).toEqual(["“", '"']);
    const pasted = (tr: Transaction) => types("pasted", body + 1)(tr).setMeta("paste", true);
    const later = after(state, [1001, pasted], [1002, types("!", body + 7)]);
    expect([text(taken(later)), text(taken(taken(later)))]).toEqual(["“pasted", "“"]);
  });

  test("has with it what a plugin hung on the change, and what one hung on an undo is made again with it", () => {
    const counted = new Plugin({
      appendTransaction: (trs, before, now) =>
        trs.some(({ docChanged }) => docChanged) && before.doc.lastChild?.textContent !== now.doc.lastChild?.textContent
          ? now.tr.insertText("+", 1)
          : null,
    });
    const state = after(opened([counted]), [1000, types("a", body)]);
    expect(state.doc.textContent).toBe("+Heada");
    const back = taken(state);
    expect(back.doc.textContent).toBe("+Head");
    const tr = goneBack(back, "redo");
    expect(tr?.doc.textContent).toBe("+Heada");
  });
});
