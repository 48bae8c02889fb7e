import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { besideOthers, type CaretPlace } from "#document/carets.ts";
import { initialsOf } from "#domain/people.ts";

/** Somebody else's caret at a place in this editor's copy, unconfirmed work included. */
export interface PlacedCaret extends CaretPlace {
  readonly place: string;
  readonly person: string;
  readonly name: string;
  readonly colour: number;
  /** How often its owner has moved it: each time, the name is shown anew for a while. */
  readonly moves: number;
}

interface Shown {
  readonly carets: readonly PlacedCaret[];
  readonly drawn: DecorationSet;
}

const key = new PluginKey<Shown>("carets");
const nobody: Shown = { carets: [], drawn: DecorationSet.empty };

/** The other people's carets in the copy. */
export function caretsIn(state: EditorState): readonly PlacedCaret[] {
  return key.getState(state)?.carets ?? [];
}

/** Says where everybody's carets are in the document that the transaction comes to. */
export function withCarets(tr: Transaction, carets: readonly PlacedCaret[]): Transaction {
  return tr.setMeta(key, carets).setMeta("addToHistory", false);
}

/** Draws other people's carets with their names, and keeps them by their words while the copy changes round them. */
export const carets = Extension.create({
  name: "carets",
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key,
      state: {
        init: () => nobody,
        apply(tr, before) {
          const set = tr.getMeta(key) as readonly PlacedCaret[] | undefined;
          if (set === undefined && (!tr.docChanged || before.carets.length === 0)) return before;
          const now = set ?? before.carets.map((caret) => ({ ...caret, ...besideOthers(caret, tr.mapping) }));
          if (now.length === 0) return nobody;
          return { carets: now, drawn: DecorationSet.create(tr.doc, now.flatMap(drawn)) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.drawn },
    }),
  ],
});

function drawn(caret: PlacedCaret): Decoration[] {
  const { place, name, moves, anchor, head, colour } = caret;
  const flagged = Decoration.widget(head, () => flag(caret), {
    key: `${place}/${name}/${moves}`,
    side: -1,
    ignoreSelection: true,
  });
  if (anchor === head) return [flagged];
  const attributes = { class: "remoteSelection", "data-person-colour": String(colour) };
  return [flagged, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), attributes)];
}

/** Without any text of its own: what is read, copied or composed beside it must be the copy's words alone. */
function flag({ name, colour }: PlacedCaret): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "remoteCaret";
  mark.dataset["personColour"] = String(colour);
  mark.dataset["name"] = name;
  mark.dataset["initials"] = initialsOf(name);
  mark.setAttribute("aria-hidden", "true");
  return mark;
}
