import { Extension } from "@tiptap/core";
import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { insertBlock, setKind } from "../commands/paragraphs.ts";

/** One thing that a line can become. */
export interface BlockChoice {
  readonly says: string;
  readonly command: Command;
}

const blockChoices: readonly BlockChoice[] = [
  { says: "Crosshead", command: setKind("crosshead") },
  { says: "Bulleted list", command: setKind("bullet") },
  { says: "Numbered list", command: setKind("number") },
  { says: "Block quote", command: setKind("quote") },
  { says: "Pull quote", command: setKind("pullQuote") },
  { says: "Picture", command: insertBlock("picture") },
  { says: "Fact box", command: insertBlock("factBox") },
  { says: "Divider", command: insertBlock("divider") },
];

/** The open menu: where its line begins, what was typed after the stroke, and which choice is in hand. */
export interface OpenBlockMenu {
  readonly from: number;
  readonly typed: string;
  readonly at: number;
}

const key = new PluginKey<OpenBlockMenu | null>("blockMenu");

export function blockMenuOf(state: EditorState): OpenBlockMenu | null {
  return key.getState(state) ?? null;
}

/** The choices that fit what was typed. */
export function choicesFor({ typed }: OpenBlockMenu): readonly BlockChoice[] {
  return blockChoices.filter(({ says }) => says.toLowerCase().includes(typed.toLowerCase()));
}

/** Takes the stroke and what follows it away, and makes the line what was chosen. */
export function choose(choice: BlockChoice): Command {
  return (state, dispatch, view) => {
    const open = blockMenuOf(state);
    if (open === null || dispatch === undefined || view === undefined) return false;
    dispatch(state.tr.delete(open.from, state.selection.from).setMeta(key, null));
    return choice.command(view.state, view.dispatch, view);
  };
}

/** `/` on an empty line opens a menu of what the line can become; letters narrow it, Escape leaves the stroke there. */
export const blockMenu = Extension.create({
  name: "blockMenu",
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin<OpenBlockMenu | null>({
      key,
      state: {
        init: () => null,
        apply(tr, before, _old, state) {
          const set = tr.getMeta(key) as OpenBlockMenu | null | undefined;
          if (set !== undefined) return set;
          return before === null ? null : stillOpen({ ...before, from: tr.mapping.map(before.from, -1) }, state);
        },
      },
      props: {
        handleTextInput(view, from, to, text) {
          // Where it is typed, which after a press elsewhere can be ahead of the state's selection.
          const $from = view.state.doc.resolve(from);
          const isEmptyLine = $from.parent.type.name === "paragraph" && $from.parent.content.size === 0;
          if (text !== "/" || !isEmptyLine) return false;
          const open: OpenBlockMenu = { from, typed: "", at: 0 };
          const tr = view.state.tr.insertText("/", from, to);
          view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 1)).setMeta(key, open));
          return true;
        },
        handleKeyDown(view, event) {
          const open = blockMenuOf(view.state);
          if (open === null) return false;
          const choices = choicesFor(open);
          const move = (by: number) => {
            const at = choices.length === 0 ? 0 : (open.at + by + choices.length) % choices.length;
            view.dispatch(view.state.tr.setMeta(key, { ...open, at }));
            return true;
          };
          if (event.key === "ArrowDown") return move(1);
          if (event.key === "ArrowUp") return move(-1);
          if (event.key === "Escape") {
            view.dispatch(view.state.tr.setMeta(key, null));
            return true;
          }
          const choice = choices[open.at];
          return event.key === "Enter" && choice !== undefined && choose(choice)(view.state, view.dispatch, view);
        },
      },
    }),
  ],
});

function stillOpen(open: OpenBlockMenu, state: EditorState): OpenBlockMenu | null {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== "paragraph" || $from.start() !== open.from) return null;
  const text = $from.parent.textContent;
  if (!text.startsWith("/") || $from.parentOffset !== text.length) return null;
  const typed = text.slice(1);
  const narrowed = { ...open, typed, at: typed === open.typed ? open.at : 0 };
  return choicesFor(narrowed).length === 0 ? null : narrowed;
}
