import { render } from "@testing-library/react";
import type { Node } from "prosemirror-model";
import type { Editor } from "@tiptap/core";
import { createRef } from "react";
import { expect } from "vitest";
import { userEvent } from "vitest/browser";
import type { SuggestionCard } from "#document/suggestionCards.ts";
import { CopyEditor, type CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyView } from "#editor/copyView.ts";
import type { CopyStatus } from "#editor/copyStatus.ts";
import type { Mode } from "#domain/mode.ts";
import type { QuoteFlag } from "#editor/plugins/quoteGuard.ts";
import type { QuotesChanged } from "#editor/SuggestionWatch.ts";
import type { Present } from "#editor/presence.ts";
import type { CopyWords } from "#editor/WordWatch.ts";
import { FakeLog, FakeStore } from "./fakeChannel.ts";

const pictures = {
  upload: () => Promise.reject(new Error("No pictures here")),
  urlOf: (id: string) => `/api/images/${id}/medium`,
};

/** An editor of one person, "me", on a log in memory that holds this copy, once that is open. */
export async function openEditor(
  doc: Node,
  {
    mode = "edit",
    isSuggesting = false,
    view = "marks",
    filed = null,
  }: { mode?: Mode; isSuggesting?: boolean; view?: CopyView; filed?: Node | null } = {},
) {
  const log = new FakeLog(doc);
  log.mode = mode;
  const told: {
    status: CopyStatus | null;
    said: string[];
    following: Present | null;
    cards: readonly SuggestionCard[];
    suggestion: string | null;
    quotes: QuotesChanged;
    flags: readonly QuoteFlag[];
    passed: readonly QuoteFlag[];
    words: CopyWords | null;
    opened: string[];
    /** How often a note was to be written on a picture. */
    pictureNotes: number;
  } = {
    status: null,
    said: [],
    following: null,
    cards: [],
    suggestion: null,
    quotes: new Map(),
    flags: [],
    passed: [],
    words: null,
    opened: [],
    pictureNotes: 0,
  };
  const store = new FakeStore();
  const handle = createRef<CopyEditorHandle>();
  const drawn = (shown: CopyView) => (
    <CopyEditor
      ref={handle}
      me="me"
      isSuggesting={isSuggesting}
      nameOf={() => "Ann Other"}
      channel={log.channel}
      store={store}
      pictures={pictures}
      onStatus={(status) => {
        told.status = status;
      }}
      onSay={(sentence) => told.said.push(sentence)}
      onFollowing={(following) => {
        told.following = following;
      }}
      onWords={(words) => {
        told.words = words;
      }}
      onPictureNote={() => {
        told.pictureNotes += 1;
      }}
      suggestions={{
        onCards: (cards) => {
          told.cards = cards;
        },
        onCaret: (id) => {
          told.suggestion = id;
        },
        onQuotes: (quotes) => {
          told.quotes = quotes;
        },
      }}
      onQuotes={(shown, passed) => {
        told.flags = shown;
        told.passed = [...told.passed, ...passed];
      }}
      views={{
        view: shown,
        filed: filed?.toJSON(),
        onAllMarks: () => show("marks"),
        onOpenSuggestion: (id) => told.opened.push(id),
      }}
    />
  );
  const { rerender } = render(drawn(view));
  /** Has the copy shown in another view. */
  const show = (next: CopyView) => rerender(drawn(next));
  const element = () => document.querySelector<HTMLElement & { editor?: Editor }>('[aria-label="Story copy"]');
  await expect.poll(() => told.status?.isOpen).toBe(true);
  await expect.poll(() => element()?.contentEditable).toBe(String(mode !== "read"));
  const editor = element()?.editor;
  if (editor === undefined) throw new Error("There is no editor");
  const block = (index: number) => {
    const found = document.querySelectorAll<HTMLElement>('[data-field="body"] > *')[index];
    if (found === undefined) throw new Error(`There is no block ${index}`);
    return found;
  };
  /** The body's blocks, one a line, as this editor has them. */
  const lines = () => {
    const found: string[] = [];
    editor.state.doc.lastChild?.forEach((node) => found.push(node.textContent));
    return found.join("\n");
  };
  const caretAt = async (from: number, to: number) => {
    if (document.activeElement !== editor.view.dom) await userEvent.click(block(0));
    editor.commands.setTextSelection({ from, to });
  };
  return { log, store, told, editor, handle, block, lines, caretAt, show };
}
