import { lazy, Suspense, useRef, useState } from "react";
import type { Newsroom, Session } from "#contract/session.ts";
import type { Story } from "#contract/stories.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import { useNow } from "#client/lib/now.ts";
import { CreditsLine } from "./CreditsLine.tsx";
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
import { called } from "./transitionWords.ts";
import { useCopyStatus } from "./useCopyStatus.ts";
import { useFreshWords } from "./useFreshWords.ts";
import { useLeavingAsked } from "./useLeavingAsked.tsx";
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
  const [crediting, setCrediting] = useState({ isOpen: false, opening: 0 });
  const changeCredits = () => setCrediting(({ opening }) => ({ isOpen: true, opening: opening + 1 }));
  const places = usePlaces({ editor, main, changeCredits });
  // The pressed button may be gone with the stage; focus then stands on what the story has become, not on nothing.
  const onMade = () => requestAnimationFrame(() => focusIfLost(standing.current));
  const transitions = useTransitions(story, { whenSaved, onMade });
  const { opened } = transitions;
  const credits = story.abilities.changeCredits;
  useFreshWords(story.id, status);
  useToldOfMoves(story, history, me.name);
  useStoryCommands(story, transitions, { ...places.acts, credits: changeCredits });
  const leaving = useLeavingAsked(status);

  return (
    <div className={css.page}>
      <title>{`${called(story)} · Stet`}</title>
      <StoryTop story={story} status={status} isPanelUp={places.isPanelUp} onPanel={places.togglePanel} />
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
              whyNot: credits.allowed ? null : credits.why,
            },
            { kind: "action", says: "Legal hold…", onChoose: places.acts.hold },
            { kind: "action", says: "History", onChoose: places.acts.history },
            { kind: "action", says: "Details", onChoose: places.acts.details },
          ]}
        />
      </section>
      <StoppedBar status={status} />
      <main className={css.copy} ref={main} tabIndex={-1} aria-label="Copy">
        <div className={css.sheet}>
          <ModeLine story={story} meId={me.id} mode={status?.isOpen === true ? status.mode : null} />
          <Tray
            tray={status?.tray ?? []}
            mayEdit={status?.mode === "edit"}
            onPutBack={(words) => editor.current?.putBack(words)}
            onLetGo={(words) => editor.current?.letGo(words)}
          />
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
      />
      {opened !== null && (
        <TransitionDialog
          key={opened.opening}
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
            key={crediting.opening}
            story={story}
            newsroom={name}
            zone={zone}
            now={now}
            isOpen={crediting.isOpen}
            onClose={() => setCrediting(({ opening }) => ({ isOpen: false, opening }))}
          />
        </Suspense>
      )}
      {leaving}
    </div>
  );
}

function focusIfLost(element: HTMLElement | null): void {
  if (document.activeElement === null || document.activeElement === document.body) element?.focus();
}
