import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { asRead } from "#document/asRead.ts";
import type { Range } from "#document/islands.ts";
import { deleteByKey, deleteSeen, goOver, isAtEdge } from "../commands/deleteSeen.ts";
import { seenSelection } from "../seenSelection.ts";

interface Simple {
  readonly unread: readonly Range[];
  readonly drawn: DecorationSet;
}

const key = new PluginKey<Simple | null>("simpleMarks");

/** Has the copy drawn anew, with simple marks or with all. */
export function asViewed(tr: Transaction): Transaction {
  return tr.setMeta(key, true).setMeta("addToHistory", false);
}

/** What is left out of the copy in the page, where marks are simple; null where all are shown. */
export function unreadIn(state: EditorState): readonly Range[] | null {
  return key.getState(state)?.unread ?? null;
}

/**
 * The copy as it will read, to write in: what is proposed stands as if it were accepted, and what is struck is not in the
 * page. The caret goes over it in one press and never stands in it; a key that deletes takes what one sees. Bars in the
 * margin (`MarksMargin.tsx`) say where something is suggested.
 */
export const simpleMarks = Extension.create<{ readonly isSimple: () => boolean }>({
  name: "simpleMarks",
  // Before suggesting and the copy's keys: what they do starts from what is seen.
  priority: 1100,
  addOptions: () => ({ isSimple: () => false }),
  addProseMirrorPlugins() {
    const { isSimple } = this.options;
    const simple = (doc: Node) => {
      if (!isSimple()) return null;
      const { unread } = asRead(doc);
      return { unread, drawn: drawn(doc, unread) };
    };
    return [
      new Plugin<Simple | null>({
        key,
        state: {
          init: (_, { doc }) => simple(doc),
          apply: (tr, before) => (tr.docChanged || tr.getMeta(key) === true ? simple(tr.doc) : before),
        },
        appendTransaction: (trs, before, state) => {
          const unread = trs.some(isAtEdge) ? null : unreadIn(state);
          const seen = unread === null ? null : seenSelection(state, unread, before.selection);
          return seen === null ? null : state.tr.setSelection(seen).setMeta("addToHistory", false);
        },
        props: {
          decorations: (state) => key.getState(state)?.drawn,
          handleKeyDown: (view, event) => {
            const unread = unreadIn(view.state);
            if (unread === null || view.composing) return false;
            return goOver(view, unread, event) || (view.editable && deleteByKey(view, unread, event));
          },
          handleDOMEvents: {
            beforeinput: (view, event) => {
              const unread = unreadIn(view.state);
              return unread !== null && view.editable && deleteSeen(view, unread, event);
            },
          },
        },
      }),
    ];
  },
});

function drawn(doc: Node, unread: readonly Range[]): DecorationSet {
  return DecorationSet.create(
    doc,
    unread.flatMap((range) => [...unseenBlocks(doc, range), ...joins(doc, range), ...edges(doc, range)]),
  );
}

/** Blocks that lie in the stretch whole are not in the page; a paragraph's own words are hidden as words. */
function unseenBlocks(doc: Node, [from, to]: Range): Decoration[] {
  const found: Decoration[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (node.isInline || at < from || at + node.nodeSize > to) return !node.isInline;
    found.push(Decoration.node(at, at + node.nodeSize, { "data-unread": "" }));
    return false;
  });
  return found;
}

/** Where the stretch closes a boundary, the two paragraphs stand in the page as one. */
function joins(doc: Node, [from, to]: Range): Decoration[] {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if (!$from.parent.isTextblock || !$to.parent.isTextblock || $from.sameParent($to)) return [];
  const head = $from.parent;
  const how = head.attrs["kind"] === "text" ? "in line" : "close";
  return [
    Decoration.node($from.before(), $from.after(), { "data-joined": how }),
    Decoration.node($to.before(), $to.after(), { "data-joins": how }),
  ];
}

/**
 * Empty marks at the stretch's ends, beside which the caret can stand: the words themselves are not in the page. Where
 * nothing else of a paragraph is seen, it is a line.
 */
function edges(doc: Node, [from, to]: Range): Decoration[] {
  const $to = doc.resolve(to);
  const $from = doc.resolve(from);
  const found: Decoration[] = [];
  if ($from.parent.isTextblock && $from.parentOffset === 0) found.push(edge(from, "span"));
  if (!$to.parent.isTextblock) return found;
  const isAll = $to.parentOffset === $to.parent.content.size && from <= $to.start();
  return [...found, edge(to, isAll ? "br" : "span")];
}

function edge(at: number, tag: "span" | "br"): Decoration {
  const mark = () => {
    const made = document.createElement(tag);
    made.className = "unreadEdge";
    return made;
  };
  return Decoration.widget(at, mark, { key: `unread ${tag}`, side: -1, marks: [], ignoreSelection: true });
}
