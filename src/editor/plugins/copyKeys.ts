import { Extension } from "@tiptap/core";
import {
  baseKeymap,
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  selectNodeBackward,
  selectNodeForward,
} from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { type Command, Plugin, TextSelection } from "@tiptap/pm/state";
import { deleteAcrossFields, isAcrossFields } from "../commands/fields.ts";
import { makeAgain, takeBack } from "../commands/history.ts";
import { toggle } from "../commands/marks.ts";
import { moveBlocks } from "../commands/moveBlocks.ts";
import { enter, indent, plainAtStart, setKind } from "../commands/paragraphs.ts";

/** Selects the text of the field that the caret is in: a headline, or the whole body. */
const selectField: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth === 0) return false;
  if (dispatch) {
    const range = [$from.doc.resolve($from.start(1)), $from.doc.resolve($from.end(1))] as const;
    dispatch(state.tr.setSelection(TextSelection.between(...range)));
  }
  return true;
};

const backspace = chainCommands(deleteAcrossFields, deleteSelection, plainAtStart, joinBackward, selectNodeBackward);
const forward = chainCommands(deleteAcrossFields, deleteSelection, joinForward, selectNodeForward);

/** Takes a key and does nothing with it. */
const nothing: Command = () => true;

/**
 * The keys of the copy. Undo takes back only one's own (promise R14); where there is nothing left of it, the keys are
 * still the copy's, and the browser does not undo on its own.
 * Tab is left to the page, so that nobody is caught in the copy; lists are indented with Ctrl+] and Ctrl+[.
 */
export const copyKeys = Extension.create<{ onLink: () => void }>({
  name: "copyKeys",
  addOptions: () => ({ onLink: () => {} }),
  addProseMirrorPlugins() {
    const { onLink } = this.options;
    return [
      keymap({
        "Mod-z": chainCommands(takeBack, nothing),
        "Mod-y": chainCommands(makeAgain, nothing),
        "Shift-Mod-z": chainCommands(makeAgain, nothing),
        "Mod-b": toggle("bold"),
        "Mod-i": toggle("italic"),
        "Mod-k": (state) => {
          if (state.selection.empty) return false;
          onLink();
          return true;
        },
        "Alt-ArrowUp": moveBlocks(-1),
        "Alt-ArrowDown": moveBlocks(1),
        "Mod-]": indent(1),
        "Mod-[": indent(-1),
        "Mod-Alt-0": setKind("text"),
        "Mod-Alt-2": setKind("crosshead"),
        "Mod-Shift-7": setKind("number"),
        "Mod-Shift-8": setKind("bullet"),
        "Mod-Shift-9": setKind("quote"),
        "Mod-a": selectField,
        Enter: enter,
        "Shift-Enter": enter,
        Backspace: backspace,
        "Mod-Backspace": backspace,
        Delete: forward,
        "Mod-Delete": forward,
      }),
      keymap(baseKeymap),
      typingAcrossFields,
    ];
  },
});

/** Typing over a selection that runs from one field into another empties each field and keeps them apart. */
const typingAcrossFields = new Plugin({
  props: {
    handleTextInput: (view, _from, _to, text) => {
      if (!isAcrossFields(view.state)) return false;
      deleteAcrossFields(view.state, view.dispatch);
      view.dispatch(view.state.tr.insertText(text));
      return true;
    },
  },
});
