import type { Editor } from "@tiptap/core";
import type { Mark } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";
import { isSuggestion } from "#document/ownSuggestions.ts";

/** What is said of the suggestion that the caret has come to: browsers tell of inserted and deleted words alone, if at all. */
export function SuggestionSaid({
  editor,
  nameOf,
}: {
  readonly editor: Editor;
  readonly nameOf: (personId: string) => string;
}) {
  const [says, setSays] = useState("");
  useEffect(() => {
    const moved = ({ transaction }: { transaction: Transaction }) => {
      // Whoever types knows what they propose.
      if (!transaction.docChanged) setSays(saidAt(editor.state, nameOf));
    };
    editor.on("selectionUpdate", moved);
    return () => void editor.off("selectionUpdate", moved);
  }, [editor, nameOf]);
  return (
    <span className="spoken" data-says="suggestion" aria-live="polite">
      {says}
    </span>
  );
}

/** The suggestions at the caret in words, each with whose it is; empty where there is none. */
function saidAt({ selection }: EditorState, nameOf: (personId: string) => string): string {
  const { $head } = selection;
  const { nodeBefore, nodeAfter, parent, parentOffset } = $head;
  const run = [nodeAfter, nodeBefore].find((node) => node?.isText && node.marks.some(isSuggestion));
  const said = (run?.marks ?? [])
    .filter(isSuggestion)
    .map((mark) => `${ofWords(mark)} ${nameOf(String(mark.attrs["by"]))}`);
  for (let depth = $head.depth; depth > 0; depth--) {
    const node = $head.node(depth);
    const isBoundary = node.type.name === "paragraph";
    if (isBoundary && parentOffset > 0 && node === parent) continue;
    for (const mark of node.marks.filter(isSuggestion))
      said.push(`${isBoundary ? ofBoundary(mark) : ofBlock(mark)} ${nameOf(String(mark.attrs["by"]))}`);
  }
  return said.join(". ");
}

function ofWords({ type }: Mark): string {
  if (type.name === "insertion") return "Words proposed by";
  return type.name === "deletion" ? "Words struck by" : "Formatting changed by";
}

function ofBoundary({ type }: Mark): string {
  if (type.name === "insertion") return "New paragraph proposed by";
  return type.name === "deletion" ? "Joining to the paragraph before proposed by" : "Kind of paragraph changed by";
}

function ofBlock({ type }: Mark): string {
  if (type.name === "insertion") return "Block proposed by";
  return type.name === "deletion" ? "Block struck by" : "Block changed by";
}
