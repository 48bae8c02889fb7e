import { Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { unreadAt } from "#document/asRead.ts";
import type { Range } from "#document/islands.ts";
import { nextLive } from "#document/nextLive.ts";
import { targetRange } from "../targetRange.ts";

const atEdge = "atEdge";

/** Whether the caret is put to an edge of what is left out for a key that goes on from there. */
export function isAtEdge(tr: Transaction): boolean {
  return tr.getMeta(atEdge) === true;
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** An arrow key beside what is left out of the page goes over it to the next letter that is seen. True = it is gone. */
export function goOver(view: EditorView, unread: readonly Range[], event: KeyboardEvent): boolean {
  const way = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
  const { selection, doc, tr } = view.state;
  if (way === 0 || event.ctrlKey || event.metaKey || event.altKey || !(selection instanceof TextSelection))
    return false;
  const { head, anchor, $head } = selection;
  const isGoing = selection.empty || event.shiftKey;
  if (!isGoing || unreadAt(unread, head) === null || rightToLeft.test($head.parent.textContent)) return false;
  const $at = doc.resolve(edgeOf(unread, head, way));
  if (!$at.parent.isTextblock) return false;
  const letter = nextLive(doc, { from: $at.pos, to: $at.pos }, way);
  const beyond =
    letter === null ? Selection.findFrom(doc.resolve(way === 1 ? $at.after() : $at.before()), way, true) : null;
  const to = letter === null ? beyond?.head : way === 1 ? letter.to : letter.from;
  if (to === undefined) return false;
  view.dispatch(tr.setSelection(TextSelection.create(doc, event.shiftKey ? anchor : to, to)).scrollIntoView());
  return true;
}

/**
 * Backspace and Delete beside what is left out of the page begin at its far edge, where what one sees next stands. Over a
 * block that is not seen they join the paragraphs on its two sides. True = that was all of it.
 */
export function deleteByKey(view: EditorView, unread: readonly Range[], event: KeyboardEvent): boolean {
  const way = event.key === "Backspace" ? -1 : event.key === "Delete" ? 1 : 0;
  const { selection, doc } = view.state;
  if (way === 0 || !(selection instanceof TextSelection) || !selection.empty) return false;
  const at = edgeOf(unread, selection.head, way);
  const $at = doc.resolve(at);
  if (at !== selection.head && $at.parent.isTextblock)
    view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, at)).setMeta(atEdge, true));
  return $at.parent.isTextblock && joinOver(view, unread, { at, way });
}

function joinOver(
  view: EditorView,
  unread: readonly Range[],
  { at, way }: { readonly at: number; readonly way: 1 | -1 },
): boolean {
  const { doc, tr } = view.state;
  const $at = doc.resolve(at);
  const isAtEnd = way === 1 ? $at.parentOffset === $at.parent.content.size : $at.parentOffset === 0;
  const range = isAtEnd ? unreadAt(unread, at + way) : null;
  if (range === null) return false;
  const across = way === 1 ? range[1] + 1 : range[0] - 1;
  if (across < 0 || across > doc.content.size) return true;
  const $across = doc.resolve(across);
  // What stands on the other side may be no paragraph: then there is nothing to join.
  if ($across.parent.type !== $at.parent.type || $across.node(-1) !== $at.node(-1)) return true;
  view.dispatch(tr.delete(Math.min(at, across), Math.max(at, across)).scrollIntoView());
  return true;
}

/**
 * A deletion that the browser is about to make: only what is seen of it is made, and a single letter beside what is left
 * out is found in the copy and not in the page. True = it is done.
 */
export function deleteSeen(view: EditorView, unread: readonly Range[], event: InputEvent): boolean {
  if (view.composing || event.isComposing || !/^delete(?!By|Composition)/.test(event.inputType)) return false;
  const { selection, doc } = view.state;
  const way = event.inputType.endsWith("Forward") ? 1 : -1;
  const range = letterBeside(view, unread, { way, inputType: event.inputType }) ?? targetRange(view, event);
  if (range === null) return false;
  const parts = seenParts(unread, range);
  const isWhole = parts.length === 1 && parts[0]?.[0] === range.from && parts[0]?.[1] === range.to;
  const isPlain = isWhole && unreadAt(unread, range.from) === null && unreadAt(unread, range.to) === null;
  // Nothing that is left out is near: the browser, or suggesting, does it as ever.
  if (isPlain || !selection.empty || !doc.resolve(range.from).sameParent(doc.resolve(range.to))) return false;
  event.preventDefault();
  const { tr } = view.state;
  for (const [from, to] of parts.toReversed()) tr.delete(from, to);
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(range.from)))).scrollIntoView());
  return true;
}

function letterBeside(
  { state: { doc, selection } }: EditorView,
  unread: readonly Range[],
  { way, inputType }: { readonly way: 1 | -1; readonly inputType: string },
) {
  if (!/^deleteContent(Back|For)ward$/.test(inputType) || !selection.empty) return null;
  if (unreadAt(unread, selection.head) === null) return null;
  const at = edgeOf(unread, selection.head, way);
  return doc.resolve(at).parent.isTextblock ? nextLive(doc, { from: at, to: at }, way) : null;
}

/** Where the caret stands as well, on the side to which a key goes. */
function edgeOf(unread: readonly Range[], head: number, way: 1 | -1): number {
  const range = unreadAt(unread, head);
  return range === null ? head : range[way === 1 ? 1 : 0];
}

function seenParts(unread: readonly Range[], { from, to }: { readonly from: number; readonly to: number }): Range[] {
  const parts: Range[] = [];
  let at = from;
  for (const [start, end] of unread.filter(([start, end]) => start < to && end > from)) {
    if (start > at) parts.push([at, start]);
    at = Math.max(at, end);
  }
  return at < to ? [...parts, [at, to]] : parts;
}
