import { Editor, type JSONContent } from "@tiptap/core";
import { EditorContent } from "@tiptap/react";
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import { blankCopy, marks, nodes } from "#document/schema.ts";
import type { TrayWords } from "#document/clientLog.ts";
import { BlockMenu } from "./BlockMenu.tsx";
import type { CopyChannel } from "./channel.ts";
import type { CopyStore } from "./copyStore.ts";
import type { CopyStatus } from "./copyStatus.ts";
import { CopySync } from "./CopySync.ts";
import { embed } from "./extensions/embed.ts";
import { pictureExtensions } from "./extensions/picture.ts";
import { structure } from "./extensions/structure.ts";
import { LinkBox } from "./LinkBox.tsx";
import type { PictureDesk } from "./pictures.ts";
import { blockMenu } from "./plugins/blockMenu.ts";
import { carets } from "./plugins/carets.ts";
import { clipboard } from "./plugins/clipboard.ts";
import { copyKeys } from "./plugins/copyKeys.ts";
import { fieldLabels } from "./plugins/fieldLabels.ts";
import { together } from "./plugins/together.ts";
import { typing } from "./plugins/typing.ts";
import { Toolbar } from "./Toolbar.tsx";
import "./copy.css";
import "./lists.css";
import "./suggestions.css";
import "./editor.css";
import "./pictures.css";
import "./carets.css";

/** What the page can ask of an open editor. */
export interface CopyEditorHandle {
  /** Puts the caret at a field of the copy, or at a paragraph counted from 1, and shows it. */
  goTo(place: { readonly field: string; readonly paragraph: number | null }): void;
  /** Puts words of the tray back at the caret and lets them go from the tray. */
  putBack(words: TrayWords): void;
  letGo(words: TrayWords): void;
  focus(): void;
}

export interface CopyEditorProps {
  readonly channel: CopyChannel;
  readonly store: CopyStore;
  readonly pictures: PictureDesk;
  readonly onStatus: (status: CopyStatus) => void;
  /** One line about what just happened, such as what a paste left out. */
  readonly onSay: (sentence: string) => void;
  readonly ref?: Ref<CopyEditorHandle>;
}

/**
 * A story's copy, open on its log: one surface for headline, standfirst, lead picture and body, with its tools. It is
 * made once for a channel; give it a `key` of the story. Whether it can be written in is the log's to say.
 */
export function CopyEditor({ channel, store, pictures, onStatus, onSay, ref }: CopyEditorProps) {
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isLinking, setIsLinking] = useState(false);
  const sync = useRef<CopySync | null>(null);
  const told = useRef({ onStatus, onSay });
  useEffect(() => {
    told.current = { onStatus, onSay };
  }, [onStatus, onSay]);

  useEffect(() => {
    const made = newEditor(pictures, {
      onLink: () => setIsLinking(true),
      onSay: (sentence) => told.current.onSay(sentence),
    });
    sync.current = new CopySync(made, { channel, store, tell: (status) => told.current.onStatus(status) });
    setEditor(made);
    return () => {
      sync.current?.stop();
      made.destroy();
      setEditor(null);
    };
  }, [channel, store, pictures]);

  useImperativeHandle(ref, () => handleOf(editor, sync), [editor]);

  return (
    <div className="copyDesk">
      {editor !== null && <Toolbar editor={editor} onLink={() => setIsLinking(true)} />}
      <article className="copySheet" lang="en-GB">
        {editor !== null && <EditorContent editor={editor} />}
        {editor !== null && <BlockMenu editor={editor} />}
        {editor !== null && isLinking && <LinkBox editor={editor} onClose={() => setIsLinking(false)} />}
      </article>
    </div>
  );
}

function newEditor(
  pictures: PictureDesk,
  { onLink, onSay }: { readonly onLink: () => void; readonly onSay: (sentence: string) => void },
): Editor {
  return new Editor({
    // Structure is the document's own list; the extensions only say how it looks (one schema, promise R4).
    schemaSpec: { topNode: "doc", nodes, marks },
    extensions: [
      ...structure,
      ...pictureExtensions(pictures),
      embed,
      together,
      carets,
      fieldLabels,
      blockMenu,
      typing,
      clipboard.configure({ pictures, onSay }),
      copyKeys.configure({ onLink }),
    ],
    injectCSS: false,
    editable: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { clipboardTextSerializer: false, keymap: false, textDirection: false },
    // As JSON: a text, or nothing, would be parsed as HTML, which the page forbids (Trusted Types).
    content: blankCopy().toJSON() as JSONContent,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Story copy",
        "aria-description": "Tab leaves the copy. Lists are moved in and out with Control and the square brackets.",
        spellcheck: "true",
        lang: "en-GB",
        translate: "no",
      },
      scrollThreshold: { top: 80, right: 5, bottom: 60, left: 5 },
      scrollMargin: { top: 96, right: 5, bottom: 80, left: 5 },
    },
  });
}

function handleOf(editor: Editor | null, sync: { readonly current: CopySync | null }): CopyEditorHandle {
  return {
    focus: () => editor?.view.focus(),
    letGo: (words) => sync.current?.letGo(words),
    putBack: (words) => {
      if (editor === null || !editor.isEditable) return;
      editor.view.dispatch(editor.state.tr.insertText(words.text).scrollIntoView());
      sync.current?.letGo(words);
      editor.view.focus();
    },
    goTo: ({ field, paragraph }) => {
      if (editor === null) return;
      const body = editor.view.dom.querySelector('[data-field="body"]');
      const found =
        paragraph === null
          ? editor.view.dom.querySelector(`[data-field="${CSS.escape(field)}"]`)
          : body?.querySelectorAll("[data-kind]")[paragraph - 1];
      if (!(found instanceof HTMLElement)) return;
      found.scrollIntoView({ block: "center" });
      const alt = found.querySelector("textarea");
      if (field === "lead" && alt !== null) return alt.focus();
      editor.commands.setTextSelection(editor.view.posAtDOM(found, 0));
      editor.view.focus();
    },
  };
}
