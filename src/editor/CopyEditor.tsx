import type { Editor } from "@tiptap/core";
import { EditorContent } from "@tiptap/react";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from "react";
import { BlockMenu } from "./BlockMenu.tsx";
import type { CopyChannel } from "./channel.ts";
import { type CopyEditorHandle, handleOf } from "./copyHandle.ts";
import type { CopyStore } from "./copyStore.ts";
import type { CopyStatus } from "./copyStatus.ts";
import { type CopyView, isReadOnlyView } from "./copyView.ts";
import { Following } from "./Following.ts";
import { LinkBox } from "./LinkBox.tsx";
import { MarksMargin } from "./MarksMargin.tsx";
import { newEditor } from "./newEditor.ts";
import { watchPageClipboard } from "./pageClipboard.ts";
import type { PictureDesk } from "./pictures.ts";
import { nameAgain } from "./plugins/drawSuggestions.ts";
import type { TellQuotes } from "./plugins/quoteGuard.ts";
import type { Present } from "./presence.ts";
import { PresenceMargin } from "./PresenceMargin.tsx";
import { ReadingCopy } from "./ReadingCopy.tsx";
import { startSync, type Synced } from "./startSync.ts";
import { SuggestionSaid } from "./SuggestionSaid.tsx";
import { SuggestionWatch, type SuggestionsTold } from "./SuggestionWatch.ts";
import { Toolbar } from "./Toolbar.tsx";
import { useCopyView } from "./useCopyView.ts";
import { type CopyWords, WordWatch } from "./WordWatch.ts";
import "./copy.css";
import "./lists.css";
import "./suggestions.css";
import "./quoteGuard.css";
import "./editor.css";
import "./pictures.css";
import "./carets.css";
import "./noteMarks.css";
import "./views.css";

export type { CopyEditorHandle };

/** How the copy is shown, and what follows from it. */
export interface CopyViews {
  readonly view: CopyView;
  /** The copy as it was filed, as JSON, for the view of that name: until it is there, that view cannot be. */
  readonly filed: unknown;
  /** All marks are needed for what was asked: the view has to become that one at once. */
  readonly onAllMarks: () => void;
  /** Somebody goes from a bar in the margin to this suggestion. */
  readonly onOpenSuggestion: (id: string) => void;
}

const allMarks: CopyViews = { view: "marks", filed: null, onAllMarks: () => {}, onOpenSuggestion: () => {} };

export interface CopyEditorProps {
  /** Whose editor this is, so that they are no stranger to themselves in another window. */
  readonly me: string;
  readonly channel: CopyChannel;
  readonly store: CopyStore;
  readonly pictures: PictureDesk;
  /** Whether what this person does is suggested where they may edit; where they may only suggest, it always is. */
  readonly isSuggesting: boolean;
  /** How the copy is shown; without it, with all marks. */
  readonly views?: CopyViews | undefined;
  /** What a person is called, whose suggestions stand in the copy. */
  readonly nameOf: (personId: string) => string;
  readonly onStatus: (status: CopyStatus) => void;
  /** One line about what just happened, such as what a paste left out. */
  readonly onSay: (sentence: string) => void;
  /** Somebody wants to write a note on the picture that the caret is in. */
  readonly onPictureNote?: (() => void) | undefined;
  /** Whom the view goes along with now. */
  readonly onFollowing: (following: Present | null) => void;
  /** Who is told what is suggested in the copy, where anybody wants to know. */
  readonly suggestions?: SuggestionsTold | undefined;
  /** The quote guard's warnings to this person, where they are shown. */
  readonly onQuotes?: TellQuotes | undefined;
  /** How many words the copy has, each time that it differs. */
  readonly onWords?: ((words: CopyWords) => void) | undefined;
  readonly ref?: Ref<CopyEditorHandle>;
}

/**
 * A story's copy, open on its log: one surface for headline, standfirst, lead picture and body, with its tools. It is
 * made once for a channel; give it a `key` of the story. Whether it can be written in is the log's to say.
 */
export function CopyEditor({ me, channel, store, pictures, views = allMarks, ref, ...tells }: CopyEditorProps) {
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isLinking, setIsLinking] = useState(false);
  const sync = useRef<Synced | null>(null);
  const following = useRef<Following | null>(null);
  const watching = useRef<SuggestionWatch | null>(null);
  const told = useRef({ ...tells, views });
  useLayoutEffect(() => {
    told.current = { ...tells, views };
  });
  const { view } = views;
  const { nameOf } = tells;
  const { desk, readers, onDrawn, drawn } = useCopyView(editor, view);
  useEffect(() => {
    if (editor !== null) nameAgain(editor.view.dom, nameOf);
  }, [editor, nameOf]);

  useEffect(() => {
    const made = newEditor(pictures, {
      onLink: () => setIsLinking(true),
      onSay: (sentence) => told.current.onSay(sentence),
      onPictureNote: () => told.current.onPictureNote?.(),
      nameOf: (personId) => told.current.nameOf(personId),
      onQuotes: (...quotes) => told.current.onQuotes?.(...quotes),
      isSuggesting: () => told.current.isSuggesting,
      isSimple: () => told.current.views.view === "simple",
    });
    const followed = new Following(made, {
      tell: (who) => told.current.onFollowing(who),
      left: (sentence) => told.current.onSay(sentence),
    });
    following.current = followed;
    const watch = new SuggestionWatch(made, {
      onCards: (cards) => told.current.suggestions?.onCards(cards),
      onQuotes: (quotes) => told.current.suggestions?.onQuotes(quotes),
      onCaret: (id) => told.current.suggestions?.onCaret(id),
    });
    watching.current = watch;
    const counting = new WordWatch(made, (words) => told.current.onWords?.(words));
    const onStatus = (status: CopyStatus) => {
      if (status.save === "offline") followed.stop();
      else followed.people(status.others);
      told.current.onStatus(status);
    };
    const syncs = startSync(made, { channel, store, me, newEditor: () => newEditor(pictures), onStatus });
    sync.current = syncs;
    setEditor(made);
    return () => {
      followed.stop();
      watch.stop();
      counting.stop();
      syncs.left.stop();
      syncs.own.stop();
      made.destroy();
      setEditor(null);
    };
  }, [me, channel, store, pictures]);

  useEffect(() => (desk.current === null ? undefined : watchPageClipboard(desk.current)), [desk]);
  useEffect(() => {
    if (isReadOnlyView(view)) following.current?.stop();
  }, [view]);

  useImperativeHandle(ref, () => {
    const reader = () => {
      const now = told.current.views.view;
      return isReadOnlyView(now) ? (readers.current[now] ?? null) : null;
    };
    const onAllMarks = () => told.current.views.onAllMarks();
    return handleOf(editor, { sync, following, watching, views: { reader, onAllMarks } });
  }, [editor, readers]);

  return (
    <div className="copyDesk" ref={desk}>
      {/* Before the copy: behind it, a double click in its last line would take this in. */}
      {editor !== null && <SuggestionSaid editor={editor} nameOf={nameOf} />}
      {editor !== null && <Toolbar editor={editor} onLink={() => setIsLinking(true)} />}
      {editor !== null &&
        drawn.map((each) => (
          <ReadingCopy key={each} live={editor} view={each} filed={views.filed} pictures={pictures} onDrawn={onDrawn} />
        ))}
      <article className="copySheet liveSheet" lang="en-GB">
        {editor !== null && <EditorContent editor={editor} />}
        {editor !== null && <PresenceMargin editor={editor} />}
        {editor !== null && view === "simple" && (
          <MarksMargin editor={editor} nameOf={nameOf} onOpen={views.onOpenSuggestion} />
        )}
        {editor !== null && <BlockMenu editor={editor} />}
        {editor !== null && isLinking && <LinkBox editor={editor} onClose={() => setIsLinking(false)} />}
      </article>
    </div>
  );
}
