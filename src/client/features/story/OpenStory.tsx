import { type KeyboardEvent, lazy, Suspense, useRef } from "react";
import type { Newsroom, Session } from "#contract/session.ts";
import type { Story } from "#contract/stories.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { isPressed } from "#client/lib/hotkeys.ts";
import { useNow } from "#client/lib/now.ts";
import { CreditsLine } from "./CreditsLine.tsx";
import { HoldDialog } from "./HoldDialog.tsx";
import { ModeLine } from "./ModeLine.tsx";
import { StoppedBar } from "./StoppedBar.tsx";
import { StoryCopy } from "./StoryCopy.tsx";
import { StoryNow } from "./StoryNow.tsx";
import css from "./StoryPage.module.css";
import { StoryPanel } from "./StoryPanel.tsx";
import { StoryTop } from "./StoryTop.tsx";
import { TransitionButtons } from "./TransitionButtons.tsx";
import { TransitionDialog } from "./TransitionDialog.tsx";
import { Tray } from "./Tray.tsx";
import { called, nextKeys } from "./transitionWords.ts";
import { useCopyStatus } from "./useCopyStatus.ts";
import { useFocusKept } from "./useFocusKept.ts";
import { useFreshWords } from "./useFreshWords.ts";
import { useLeavingAsked } from "./useLeavingAsked.tsx";
import { useOpening } from "./useOpening.ts";
import { usePlaces } from "./usePlaces.ts";
import { useHistory } from "./useStory.ts";
import { useStoryCommands } from "./useStoryCommands.ts";
import { useToldOfMoves } from "./useToldOfMoves.ts";
import { useTransitions } from "./useTransitions.ts";

const CreditsDialog = lazy(async () => ({ default: (await import("./CreditsDialog.tsx")).CreditsDialog }));

export interface OpenStoryProps {
  readonly story: Story;
  readonly me: Session["person"];
  readonly newsroom: Newsroom;
}

/** A story that has been read, with its copy open. */
export function OpenStory({ story, me, newsroom }: OpenStoryProps) {
  const { name, zone } = newsroom;
  const now = useNow();
  const { data: history = [] } = useHistory(story.id);
  const { status, onStatus, whenSaved } = useCopyStatus();
  const editor = useRef<CopyEditorHandle>(null);
  const main = useRef<HTMLElement>(null);
  const standing = useRef<HTMLUListElement>(null);
  const crediting = useOpening();
  const holding = useOpening();
  const changeCredits = crediting.open;
  const places = usePlaces({ editor, main, changeCredits });
  // The pressed button may be gone with the stage; focus then stands on what the story has become, not on nothing.
  const onMade = useFocusKept(standing);
  const transitions = useTransitions(story, { whenSaved, onMade });
  const { opened } = transitions;
  const credits = story.abilities.changeCredits;
  const held =
    story.hold === null
      ? { says: "Put on a legal hold…", why: story.abilities.hold.why }
      : { says: "Take off the legal hold…", why: story.abilities.liftHold.why };
  useFreshWords(story.id, status);
  useToldOfMoves(story, history, me.name);
  useStoryCommands(story, transitions, { ...places.acts, credits: changeCredits, hold: holding.open });
  const leaving = useLeavingAsked(status);
  const next = transitions.next;
  const goOn = (event: KeyboardEvent) => {
    if (next === null || !isPressed(event.nativeEvent, nextKeys)) return;
    event.preventDefault();
    event.stopPropagation();
    transitions.press(next);
  };

  return (
    <div className={css.page}>
      <title>{`${called(story)} · Stet`}</title>
      <div className={css.head}>
        <StoryTop story={story} status={status} isPanelUp={places.isPanelUp} onPanel={places.togglePanel} />
        <StoppedBar status={status} />
      </div>
      <section className={css.bar} aria-label="Stage and what comes next">
        <StoryNow ref={standing} story={story} meId={me.id} history={history} zone={zone} now={now} />
        <TransitionButtons
          story={story}
          transitions={transitions}
          more={[
            {
              kind: "action",
              says: "Change credits…",
              onChoose: changeCredits,
              whyNot: credits.why,
            },
            { kind: "action", says: held.says, onChoose: holding.open, whyNot: held.why },
            { kind: "action", says: "History", onChoose: places.acts.history },
            { kind: "action", says: "Details", onChoose: places.acts.details },
          ]}
        />
      </section>
      <main className={css.copy} ref={main} tabIndex={-1} aria-label="Copy" onKeyDownCapture={goOn}>
        <div className={css.sheet}>
          <Tray
            tray={status?.tray ?? []}
            mayEdit={status?.mode === "edit"}
            onPutBack={(words) => editor.current?.putBack(words)}
            onLetGo={(words) => editor.current?.letGo(words)}
          />
          <div className={css.mode} data-reading={status?.mode !== "edit" || undefined}>
            <ModeLine story={story} meId={me.id} mode={status?.isOpen === true ? status.mode : null} />
          </div>
          <StoryCopy ref={editor} storyId={story.id} personId={me.id} onStatus={onStatus} />
          <CreditsLine story={story} onChange={changeCredits} />
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
        goTo={places.partAsked}
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
      {crediting.opening > 0 && (
        <Suspense>
          <CreditsDialog
            key={`credits ${crediting.opening}`}
            story={story}
            newsroom={name}
            zone={zone}
            now={now}
            isOpen={crediting.isOpen}
            onClose={crediting.close}
          />
        </Suspense>
      )}
      {holding.opening > 0 && (
        <HoldDialog
          key={`hold ${holding.opening}`}
          story={story}
          zone={zone}
          now={now}
          isOpen={holding.isOpen}
          onClose={holding.close}
        />
      )}
      {leaving}
    </div>
  );
}
