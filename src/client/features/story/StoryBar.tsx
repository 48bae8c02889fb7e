import type { Ref } from "react";
import type { HistoryEntry } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import type { MenuRow } from "#client/ui/Menu.tsx";
import { StoryNow } from "./StoryNow.tsx";
import css from "./StoryPage.module.css";
import { TransitionButtons } from "./TransitionButtons.tsx";
import type { WatchedWords } from "./useCopyWords.ts";
import type { NextStory } from "./useNextStory.ts";
import type { Transitions } from "./useTransitions.ts";

export interface StoryBarProps {
  readonly story: Story;
  readonly meId: string;
  readonly history: readonly HistoryEntry[];
  readonly zone: string;
  readonly now: number;
  readonly words: WatchedWords;
  readonly transitions: Transitions;
  readonly next: NextStory | null;
  readonly acts: {
    readonly credits: () => void;
    readonly hold: () => void;
    readonly suggestions: () => void;
    readonly history: () => void;
    readonly details: () => void;
  };
  /** How the story stands, which gets focus where a button goes. */
  readonly standing: Ref<HTMLUListElement>;
}

/** How the story stands, and everything that can be done with it. */
export function StoryBar({ story, transitions, next, acts, standing, ...told }: StoryBarProps) {
  const { hold, liftHold, changeCredits } = story.abilities;
  const rows: readonly MenuRow[] = [
    { kind: "action", says: "Change credits…", onChoose: acts.credits, whyNot: changeCredits.why },
    story.hold === null
      ? { kind: "action", says: "Put on a legal hold…", onChoose: acts.hold, whyNot: hold.why }
      : { kind: "action", says: "Take off the legal hold…", onChoose: acts.hold, whyNot: liftHold.why },
    { kind: "action", says: "Suggestions", onChoose: acts.suggestions },
    { kind: "action", says: "History", onChoose: acts.history },
    { kind: "action", says: "Details", onChoose: acts.details },
    ...(next === null ? [] : [{ kind: "action" as const, says: "Next story to sub", onChoose: next.go }]),
  ];
  return (
    <section className={css.bar} aria-label="Stage and what comes next">
      <StoryNow ref={standing} story={story} {...told} />
      <TransitionButtons story={story} transitions={transitions} more={rows} />
    </section>
  );
}
