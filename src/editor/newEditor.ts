import { Editor, type JSONContent } from "@tiptap/core";
import { blankCopy, marks, nodes } from "#document/schema.ts";
import { embed } from "./extensions/embed.ts";
import { pictureExtensions } from "./extensions/picture.ts";
import { structure } from "./extensions/structure.ts";
import type { PictureDesk } from "./pictures.ts";
import { blockMenu } from "./plugins/blockMenu.ts";
import { carets } from "./plugins/carets.ts";
import { clipboard } from "./plugins/clipboard.ts";
import { copyKeys } from "./plugins/copyKeys.ts";
import { drawSuggestions } from "./plugins/drawSuggestions.ts";
import { fieldLabels } from "./plugins/fieldLabels.ts";
import { noteMarks } from "./plugins/noteMarks.ts";
import { ownHistory } from "./plugins/ownHistory.ts";
import { notesAsRead } from "./plugins/notesAsRead.ts";
import { quoteGuard, type TellQuotes } from "./plugins/quoteGuard.ts";
import { simpleMarks } from "./plugins/simpleMarks.ts";
import { suggestChanges } from "./plugins/suggestChanges.ts";
import { together } from "./plugins/together.ts";
import { typing } from "./plugins/typing.ts";

/** What an editor asks of the page, each time that it needs to know, and what it tells it. */
export interface EditorAsks {
  readonly onLink: () => void;
  readonly onSay: (sentence: string) => void;
  readonly onPictureNote: () => void;
  readonly nameOf: (personId: string) => string;
  readonly onQuotes: TellQuotes;
  /** Whether the person has suggesting switched on where they may edit. */
  readonly isSuggesting: () => boolean;
  readonly isSimple: () => boolean;
}

const inNoPage: EditorAsks = {
  onLink: () => {},
  onSay: () => {},
  onPictureNote: () => {},
  nameOf: () => "",
  onQuotes: () => {},
  isSuggesting: () => false,
  isSimple: () => false,
};

/** An editor for a copy that is written in; without `asks`, one that nobody sees. */
export function newEditor(pictures: PictureDesk, asks: EditorAsks = inNoPage): Editor {
  const { onLink, onSay, onPictureNote, nameOf, onQuotes, isSuggesting, isSimple } = asks;
  return new Editor({
    ...asCopy,
    extensions: [
      ...structure,
      ...pictureExtensions(pictures, onPictureNote),
      embed,
      together,
      ownHistory,
      carets,
      noteMarks,
      fieldLabels,
      blockMenu,
      typing,
      clipboard.configure({ pictures, onSay }),
      suggestChanges.configure({ onSay, isSwitchedOn: isSuggesting }),
      drawSuggestions.configure({ nameOf }),
      simpleMarks.configure({ isSimple }),
      quoteGuard.configure({ tell: onQuotes }),
      copyKeys.configure({ onLink }),
    ],
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
      scrollThreshold: { top: 100, right: 5, bottom: 60, left: 5 },
      scrollMargin: { top: 120, right: 5, bottom: 80, left: 5 },
    },
  });
}

/** An editor that shows a copy in an element, to be read, and is on no log. */
export function newReader(pictures: PictureDesk, element: HTMLElement, label: string): Editor {
  return new Editor({
    ...asCopy,
    element,
    extensions: [...structure, ...pictureExtensions(pictures, null), embed, fieldLabels, clipboard, notesAsRead],
    editorProps: {
      attributes: { role: "document", "aria-label": label, tabindex: "0", lang: "en-GB", translate: "no" },
    },
  });
}

const asCopy = {
  // Structure is the document's own list; the extensions only say how it looks (one schema, promise R4).
  schemaSpec: { topNode: "doc", nodes, marks },
  injectCSS: false,
  editable: false,
  enableInputRules: false,
  enablePasteRules: false,
  // "delete" finds out at every change what is gone, and tells nobody here.
  enableCoreExtensions: { delete: false, clipboardTextSerializer: false, keymap: false, textDirection: false },
  // As JSON: a text, or nothing, would be parsed as HTML, which the page forbids (Trusted Types).
  content: blankCopy().toJSON() as JSONContent,
} as const;
