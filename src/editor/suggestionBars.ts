import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Selection } from "@tiptap/pm/state";
import { isSuggestion } from "#document/ownSuggestions.ts";
import { type SuggestionCard, suggestionCards } from "#document/suggestionCards.ts";

/** A bar beside a paragraph: where it stands below the sheet's top, in px, and the suggestions that it is for. */
export interface Bar {
  readonly top: number;
  readonly height: number;
  readonly cards: readonly Pick<SuggestionCard, "id" | "by" | "parts">[];
}

/** The bars of the copy as it stands in the page, from the top. What reads as one paragraph has one. */
export function barsIn({ state: { doc }, view }: Editor, sheetTop: number): readonly Bar[] {
  const cards = suggestionCards(doc).map(({ id, by, parts }) => ({ id, by, parts }));
  if (cards.length === 0) return [];
  const bars: Bar[] = [];
  for (const [at, ids] of suggestedBlocks(doc)) {
    const { top, bottom } = placeOf(view, at);
    const bar = {
      top: Math.round(top - sheetTop),
      height: Math.round(bottom - top),
      cards: cards.filter(({ id }) => ids.has(id)),
    };
    const last = bars.at(-1);
    if (last === undefined || bar.top >= last.top + last.height - 1) bars.push(bar);
    else bars.splice(-1, 1, asOne(last, bar));
  }
  return bars.filter((bar) => bar.cards.length > 0);
}

function asOne(one: Bar, other: Bar): Bar {
  const bottom = Math.max(one.top + one.height, other.top + other.height);
  const cards = [...one.cards, ...other.cards.filter((card) => !one.cards.includes(card))];
  return { top: one.top, height: bottom - one.top, cards };
}

/** The places of the blocks in which something is suggested, each with the suggestions' ids, in the order of the copy. */
function suggestedBlocks(doc: Node): Map<number, Set<string>> {
  const blocks = new Map<number, Set<string>>();
  doc.descendants((node, at, parent) => {
    const ids = node.marks.filter(isSuggestion).map(({ attrs }) => String(attrs["id"]));
    if (ids.length === 0) return true;
    const block = node.isInline && parent !== null ? doc.resolve(at).before() : at;
    blocks.set(block, new Set([...(blocks.get(block) ?? []), ...ids]));
    return true;
  });
  return new Map([...blocks].toSorted(([a], [b]) => a - b));
}

/** Where a block stands; one that is not in the page is where the words before it end. */
function placeOf(view: Editor["view"], at: number): { readonly top: number; readonly bottom: number } {
  const block = view.nodeDOM(at);
  if (block instanceof HTMLElement) {
    // Of a paragraph its words alone, without what the stylesheet prints beside them.
    const words = document.createRange();
    words.selectNodeContents(block);
    const isText = view.state.doc.nodeAt(at)?.isTextblock === true;
    const box = [...(isText ? [words] : []), block].map((each) => each.getBoundingClientRect());
    const seen = box.find(({ height }) => height > 0);
    if (seen !== undefined) return seen;
  }
  const before = view.state.doc.resolve(at);
  return view.coordsAtPos((Selection.findFrom(before, -1, true) ?? Selection.near(before)).head, -1);
}
