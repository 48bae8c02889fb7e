import type { Command } from "@tiptap/pm/state";
import type { UndoWay } from "#document/undo.ts";
import { goneBack, hasChange } from "../plugins/ownHistory.ts";

/** Takes back this person's own last change (promise R14). */
export const takeBack: Command = going("undo");

/** Makes again what was taken back. */
export const makeAgain: Command = going("redo");

/** Where nothing may be written, nothing is taken back either. */
function going(way: UndoWay): Command {
  return (state, dispatch, view) => {
    if (view?.editable === false || !hasChange(state, way)) return false;
    const tr = dispatch ? goneBack(state, way) : null;
    if (dispatch && tr) dispatch(tr);
    return true;
  };
}
