import { redo, undo } from "@tiptap/pm/history";
import { type Command, EditorState } from "@tiptap/pm/state";
import { logOf, withLog } from "../plugins/together.ts";

/** Takes back this person's own last change (promise R14). */
export const takeBack: Command = orAnew(undo);

/** Makes again what was taken back. */
export const makeAgain: Command = orAnew(redo);

/**
 * Once in some 200,000 changes over a rebase the history holds one that no longer fits the copy, and throws. Then the
 * history begins anew from the copy as it is, and nothing of the copy changes.
 */
function orAnew(command: Command): Command {
  return (state, dispatch, view) => {
    try {
      return command(state, dispatch, view);
    } catch (fault) {
      reportError(fault);
      if (view === undefined) return false;
      const { doc, plugins, selection } = state;
      view.updateState(EditorState.create({ doc, plugins, selection }));
      view.dispatch(withLog(view.state.tr, logOf(state)));
      return true;
    }
  };
}
