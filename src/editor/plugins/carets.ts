import { Extension } from "@tiptap/core";
import type { EditorState } from "@tiptap/pm/state";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { RemoteCaret } from "../channel.ts";

/** Somebody else's caret at a place in this editor's copy, unconfirmed work included. */
export interface PlacedCaret {
  readonly place: string;
  readonly person: string;
  readonly name: string;
  readonly colour: number;
  readonly anchor: number;
  readonly head: number;
}

const key = new PluginKey<readonly PlacedCaret[]>("carets");

/** The other people's carets in the copy. */
export function caretsIn(state: EditorState): readonly PlacedCaret[] {
  return key.getState(state) ?? [];
}

/** Puts a caret where it is now, or takes it away when it is null. `at` gives the positions in this editor's copy. */
export function withCaret(
  state: EditorState,
  caret: RemoteCaret,
  at: { readonly anchor: number; readonly head: number } | null,
) {
  const others = caretsIn(state).filter((each) => each.place !== caret.place);
  const { place, person, name, colour } = caret;
  return state.tr
    .setMeta(key, at === null ? others : [...others, { place, person, name, colour, ...at }])
    .setMeta("addToHistory", false);
}

/** Takes all carets away, as when the connection is lost: nobody is known to be where they were. */
export function withoutCarets(state: EditorState) {
  return state.tr.setMeta(key, []).setMeta("addToHistory", false);
}

/** Draws other people's carets with their names and keeps them by their words while the copy changes round them. */
export const carets = Extension.create({
  name: "carets",
  addProseMirrorPlugins: () => [
    new Plugin<readonly PlacedCaret[]>({
      key,
      state: {
        init: () => [],
        apply(tr, before) {
          const set = tr.getMeta(key) as readonly PlacedCaret[] | undefined;
          if (set !== undefined) return set;
          if (!tr.docChanged) return before;
          return before.map((caret) => ({
            ...caret,
            anchor: tr.mapping.map(caret.anchor, -1),
            head: tr.mapping.map(caret.head, -1),
          }));
        },
      },
      props: { decorations: (state) => DecorationSet.create(state.doc, caretsIn(state).flatMap(drawn)) },
    }),
  ],
});

function drawn(caret: PlacedCaret): Decoration[] {
  const shown = [
    Decoration.widget(caret.head, () => flag(caret), {
      key: `${caret.place}/${caret.name}`,
      side: -1,
      ignoreSelection: true,
    }),
  ];
  if (caret.anchor !== caret.head) {
    const [from, to] = [Math.min(caret.anchor, caret.head), Math.max(caret.anchor, caret.head)];
    shown.push(Decoration.inline(from, to, { class: "remoteSelection", "data-person-colour": String(caret.colour) }));
  }
  return shown;
}

function flag({ name, colour }: PlacedCaret): HTMLElement {
  const mark = document.createElement("span");
  mark.className = "remoteCaret";
  mark.dataset["personColour"] = String(colour);
  mark.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "remoteName";
  label.textContent = name;
  mark.append("\u2060", label, "\u2060");
  return mark;
}
