import type { Editor } from "@tiptap/core";
import { type SubmitEvent, useState } from "react";
import { linkAt, readAddress, setLink } from "./commands/marks.ts";

/** Asks for the address of a link, beside the words that it is for, and keeps the words selected meanwhile. */
export function LinkBox({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const before = linkAt(editor.state);
  const [typed, setTyped] = useState(before?.href ?? "");
  const [fault, setFault] = useState<string | null>(null);
  const { left, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
  const sheet = editor.view.dom.getBoundingClientRect();
  const close = () => {
    onClose();
    editor.view.focus();
  };
  const apply = (href: string | null) => {
    setLink(href)(editor.state, editor.view.dispatch);
    close();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const address = readAddress(typed);
    if (address === null) setFault("Give a web address, such as https://example.org, or an e-mail address");
    else apply(address);
  };
  return (
    <form
      className="linkBox"
      aria-label="Link"
      style={{
        insetBlockStart: bottom - sheet.top + 6,
        insetInlineStart: Math.max(0, Math.min(left - sheet.left, sheet.width - 420)),
      }}
      onSubmit={submit}
    >
      <input
        aria-label="Address of the link"
        aria-invalid={fault !== null}
        placeholder="https://"
        value={typed}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for this box
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && close()}
      />
      <button type="submit">Link</button>
      {before !== null && (
        <button type="button" onClick={() => apply(null)}>
          Take off
        </button>
      )}
      {fault !== null && <span role="alert">{fault}</span>}
    </form>
  );
}
