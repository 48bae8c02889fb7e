import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useId } from "react";
import { blockMenuOf, choicesFor, choose } from "./plugins/blockMenu.ts";

/** The menu that `/` opens on an empty line. Focus stays in the copy; what is in hand is spoken as it changes. */
export function BlockMenu({ editor }: { readonly editor: Editor }) {
  const id = useId();
  const open = useEditorState({ editor, selector: ({ editor: { state } }) => blockMenuOf(state) });
  if (open === null) return null;
  const choices = choicesFor(open);
  const { left, bottom } = editor.view.coordsAtPos(open.from);
  const sheet = editor.view.dom.getBoundingClientRect();
  return (
    <>
      <div
        className="blockMenu"
        role="listbox"
        aria-label="What this line becomes"
        style={{ insetBlockStart: bottom - sheet.top + 6, insetInlineStart: left - sheet.left }}
      >
        {choices.map((choice, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- its keys are the copy's, where focus stays
          <div
            key={choice.says}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === open.at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)(editor.state, editor.view.dispatch, editor.view)}
          >
            {choice.says}
          </div>
        ))}
      </div>
      <span className="spoken" aria-live="polite">
        {choices[open.at]?.says}
      </span>
    </>
  );
}
