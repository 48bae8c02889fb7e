import { type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import type { Newsroom, Session } from "#contract/session.ts";
import type { Story } from "#contract/stories.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { isReadOnlyView } from "#editor/copyView.ts";
import { isPressed } from "#client/lib/hotkeys.ts";
import { useNow } from "#client/lib/now.ts";
import { usePeople } from "#client/lib/people.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { CreditsLine } from "./CreditsLine.tsx";
import { FollowLine } from "./FollowLine.tsx";
import { OfflineAsked } from "./OfflineAsked.tsx";
import { LengthGoal } from "./LengthGoal.tsx";
import { ModeLine } from "./ModeLine.tsx";
import { QuoteLine } from "./QuoteLine.tsx";
import { StoppedBar } from "./StoppedBar.tsx";
import { StoryBar } from "./StoryBar.tsx";
import { StoryCopy } from "./StoryCopy.tsx";
import { StoryDialogs } from "./StoryDialogs.tsx";
import css from "./StoryPage.module.css";
import { type PanelTab, StoryPanel } from "./StoryPanel.tsx";
import { StoryTop } from "./StoryTop.tsx";
import { TransitionDialog } from "./TransitionDialog.tsx";
import { Tray } from "./Tray.tsx";
import { called, nextKeys } from "./transitionWords.ts";
import { useCopyStatus } from "./useCopyStatus.ts";
import { useCopyWords, useShownWords } from "./useCopyWords.ts";
import { useFocusKept } from "./useFocusKept.ts";
import { useFreshWords } from "./useFreshWords.ts";
import { useLeavingAsked } from "./useLeavingAsked.tsx";
import { useOpening } from "./useOpening.ts";
import { usePlaces } from "./usePlaces.ts";
import { usePresence } from "./usePresence.ts";
import { useQuoteFlags } from "./useQuoteFlags.ts";
import { useHistory } from "./useStory.ts";
import { useStoryCommands } from "./useStoryCommands.ts";
import { useSuggestionCommands } from "./useSuggestionCommands.ts";
import { useSuggestions } from "./useSuggestions.ts";
import { useArrival, useNextStory } from "./useNextStory.ts";
import { useStoryNotes } from "./useStoryNotes.tsx";
import { useToldOfMoves } from "./useToldOfMoves.ts";
import { useTray } from "./useTray.ts";
import { useUnsentKept } from "./useUnsentKept.ts";
import { useSuggesting } from "./useSuggesting.ts";
import { useTransitions } from "./useTransitions.ts";
import { useWalk } from "./useWalk.ts";
import { useViews } from "./useViews.ts";
import { ViewLine } from "./ViewLine.tsx";

const VersionDialog = lazy(async () => ({ default: (await import("./VersionDialog.tsx")).VersionDialog }));

export interface OpenStoryProps {
  readonly story: Story;
  readonly me: Session["person"];
  readonly newsroom: Newsroom;
}

/** A story that has been read, with its copy open. */
export function OpenStory({ story, me, newsroom }: OpenStoryProps) {
  const { zone } = newsroom;
  const now = useNow();
  const { data: history = [] } = useHistory(story.id);
  const { status, onStatus, watched, whenSaved } = useCopyStatus();
  const { onWords, watchedWords } = useCopyWords();
  const editor = useRef<CopyEditorHandle>(null);
  const main = useRef<HTMLElement>(null);
  const standing = useRef<HTMLUListElement>(null);
  const crediting = useOpening();
  const holding = useOpening();
  const keeping = useOpening();
  const changeCredits = crediting.open;
  const presence = usePresence(status, editor);
  const places = usePlaces({ usualTab: usualTabOf(story, me.id), editor, main, changeCredits });
  const notes = useStoryNotes(story, {
    editor,
    isOpen: status?.isOpen === true,
    whenSaved,
    zone,
    now,
    show: places.showTab,
  });
  // The pressed button may be gone with the stage; focus then stands on what the story has become, not on nothing.
  const onMade = useFocusKept(standing);
  const nextStory = useNextStory(story, me, zone);
  const transitions = useTransitions(story, { whenSaved, onMade, sayWithNext: nextStory?.sayDone ?? null });
  useArrival(story, main, transitions);
  const { opened } = transitions;
  useFreshWords(story.id, watched);
  useToldOfMoves(story, history, me.name);
  const { data: people = [] } = usePeople();
  const suggesting = useSuggesting(story);
  const views = useViews(story.id, me.id, history);
  const shownWords = useShownWords(watchedWords, views);
  const tray = status?.tray ?? [];
  const { putBack, letGo } = useTray(story.id, status, editor);
  const [version, setVersion] = useState<{ readonly number: number; readonly opener: Element | null } | null>(null);
  const openVersion = (number: number) => setVersion({ number, opener: document.activeElement });
  useUnsentKept(story.id, status, { editor, onOpen: openVersion });
  const trayOpener = useRef<HTMLButtonElement>(null);
  const [isTrayOpen, setTrayOpen] = useState(false);
  const showTray = () => {
    setTrayOpen(true);
    trayOpener.current?.focus();
  };
  useStoryCommands(story, transitions, {
    ...places.acts,
    credits: changeCredits,
    hold: holding.open,
    keepVersion: keeping.open,
    tray: showTray,
    isTrayEmpty: tray.length === 0,
    suggesting: status?.mode === "edit" ? suggesting : null,
  });
  const suggestions = useSuggestions(story.id, {
    me: me.id,
    mode: status?.mode ?? null,
    editor,
    whenSaved,
    onAsk: () => places.showTab("suggestions"),
  });
  const quotes = useQuoteFlags(story.id, { me: me.id, editor, whenSaved, isSaved: status?.save === "saved" });
  const walk = useWalk({ suggestions, notes: notes.open, editor, tab: places.tab, showTab: places.showTab });
  const { noteHere } = walk;
  const settling = useSuggestionCommands(suggestions, { me: me.id, noteHere, resolveNote: notes.resolve });
  const leaving = useLeavingAsked(status);
  const next = transitions.next;
  const goOn = (event: KeyboardEvent) => {
    if (settling.hear(event)) return;
    if (next === null || !isPressed(event.nativeEvent, nextKeys)) return;
    event.preventDefault();
    event.stopPropagation();
    transitions.pressByKey(next);
  };

  return (
    <div className={css.page}>
      <title>{`${called(story)} · Stet`}</title>
      <div className={css.head}>
        <StoryTop
          story={story}
          presence={presence}
          watched={watched}
          isPanelUp={places.isPanelUp}
          onPanel={places.togglePanel}
        />
        <StoppedBar status={status} />
      </div>
      <StoryBar
        story={story}
        meId={me.id}
        history={history}
        zone={zone}
        now={now}
        words={shownWords}
        transitions={transitions}
        next={nextStory}
        acts={{ ...places.acts, credits: changeCredits, hold: holding.open }}
        standing={standing}
      />
      <main className={css.copy} ref={main} tabIndex={-1} aria-label="Copy" onKeyDownCapture={goOn}>
        <div className={css.sheet}>
          <Tray
            tray={tray}
            told={{ meId: me.id, people, history }}
            mayEdit={status !== null && status.mode !== "read"}
            zone={zone}
            now={now}
            isOpen={isTrayOpen}
            onOpen={setTrayOpen}
            opener={trayOpener}
            onPutBack={putBack}
            onLetGo={(piece) => {
              // Its button goes with it: focus stands on the tray, or in the copy where that was the last.
              if (tray.length > 1) trayOpener.current?.focus();
              else places.acts.copy();
              letGo(piece);
            }}
          />
          <OfflineAsked status={status} history={history} editor={editor} onAnswered={places.acts.copy} />
          <div className={css.strip}>
            <ViewLine views={views} zone={zone} />
            {!isReadOnlyView(views.view) && (
              <ModeLine
                story={story}
                meId={me.id}
                mode={status?.isOpen === true ? status.mode : null}
                suggesting={suggesting}
              />
            )}
          </div>
          <StoryCopy
            ref={editor}
            storyId={story.id}
            personId={me.id}
            isSuggesting={suggesting.isOn}
            views={{ ...views, filed: views.filed?.copy, onOpenSuggestion: places.showSuggestion }}
            onStatus={onStatus}
            onFollowing={presence.onFollowing}
            suggestions={suggestions}
            onQuotes={quotes.onQuotes}
            onWords={onWords}
            onPictureNote={notes.begin}
          />
          <HiddenText role="status">{settling.arrived || walk.arrived}</HiddenText>
          {!isReadOnlyView(views.view) && <QuoteLine {...quotes} />}
          <FollowLine following={presence.following} onStop={presence.stop} onFocusLost={places.acts.copy} />
          <CreditsLine story={story} onChange={changeCredits} />
          {status !== null && status.mode !== "read" && <LengthGoal length={story.length} words={shownWords} />}
        </div>
      </main>
      <StoryPanel
        story={story}
        zone={zone}
        now={now}
        tab={places.tab}
        onTab={places.showTab}
        isUp={places.isPanelUp}
        onClose={places.leavePanel}
        onVersion={openVersion}
        onKeepVersion={keeping.open}
        notes={notes}
        goTo={places.partAsked}
        me={me.id}
        suggestions={suggestions}
        onCopy={places.acts.copy}
        words={shownWords}
        onHold={holding.open}
      />
      {opened !== null && (
        <TransitionDialog
          key={`transition ${opened.opening}`}
          isOpen={opened.isOpen}
          story={story}
          transition={opened.transition}
          zone={zone}
          now={now}
          problem={opened.problem}
          isSending={transitions.busy !== null}
          onSend={transitions.send}
          onClose={transitions.close}
          onGo={(place) => places.goAfterDialog(place, transitions.close)}
          lastFocus={() => places.lastFocus(opened.opener, standing.current)}
        />
      )}
      {version !== null && (
        <Suspense>
          <VersionDialog
            storyId={story.id}
            number={version.number}
            zone={zone}
            whyNotRestore={status?.mode === "edit" ? null : "Only whoever may edit the copy now can restore a version"}
            whenSaved={whenSaved}
            onClose={() => setVersion(null)}
            lastFocus={() => places.lastFocus(version.opener, standing.current)}
          />
        </Suspense>
      )}
      <StoryDialogs
        story={story}
        newsroom={newsroom}
        now={now}
        crediting={crediting}
        keeping={keeping}
        holding={holding}
        whenSaved={whenSaved}
      />
      {leaving}
    </div>
  );
}

/** Beside a story that somebody is subbing stands what they have to settle; beside others, what happened. */
function usualTabOf({ stage, sub }: Story, meId: string): PanelTab {
  return stage === "subbing" && sub?.id === meId ? "suggestions" : "history";
}
