import type { PersonId } from "#contract/fields.ts";
import type { ReactNode } from "react";
import type { Story } from "#contract/stories.ts";
import { deskTime, overBy } from "#client/lib/format.ts";
import { Panel } from "#client/ui/Panel.tsx";
import { Tabs } from "#client/ui/Tabs.tsx";
import { DetailsTab, type DetailsTabProps } from "./DetailsTab.tsx";
import { HistoryTab } from "./HistoryTab.tsx";
import css from "./StoryPanel.module.css";
import { SuggestionsTab } from "./SuggestionsTab.tsx";
import { called } from "./transitionWords.ts";
import { useWords, type WatchedWords } from "./useCopyWords.ts";
import type { StoryNotes } from "./useStoryNotes.tsx";
import type { Suggestions } from "./useSuggestions.ts";

export const panelTabs = ["suggestions", "notes", "history", "details"] as const;
export type PanelTab = (typeof panelTabs)[number];

export interface StoryPanelProps extends DetailsTabProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly isUp: boolean;
  readonly onClose: () => void;
  readonly onVersion: (number: number) => void;
  readonly onKeepVersion: () => void;
  readonly me: PersonId;
  readonly suggestions: Suggestions;
  readonly onCopy: () => void;
  readonly notes: StoryNotes;
  readonly words: WatchedWords;
}

/** What stands beside the copy: what is suggested and said of it, what happened to the story, and what is known of it. */
export function StoryPanel({
  tab,
  onTab,
  isUp,
  onClose,
  onVersion,
  onKeepVersion,
  me,
  suggestions,
  onCopy,
  notes,
  words,
  ...details
}: StoryPanelProps) {
  const { story, zone, now } = details;
  return (
    <Panel
      label="Suggestions, notes, history and details"
      title={called(story)}
      isUp={isUp}
      onClose={onClose}
      footer={<Foot story={story} zone={zone} now={now} counted={words} />}
    >
      <div className={css.tabs}>
        <Tabs
          label="Beside the copy"
          value={tab}
          onChange={onTab}
          tabs={[
            {
              value: "suggestions",
              says: "Suggestions",
              count: suggestions.cards.length === 0 ? null : suggestions.cards.length,
              content: (
                <SuggestionsTab
                  suggestions={suggestions}
                  onCopy={onCopy}
                  me={me}
                  zone={zone}
                  now={now}
                  threadOf={(id, called) => notes.ofSuggestion(id, called)}
                />
              ),
            },
            { value: "notes", says: "Notes", count: notes.count, content: notes.content(suggestions) },
            {
              value: "history",
              says: "History",
              content: (
                <HistoryTab storyId={story.id} onVersion={onVersion} onKeep={onKeepVersion} zone={zone} now={now} />
              ),
            },
            { value: "details", says: "Details", content: <DetailsTab {...details} /> },
          ]}
        />
      </div>
    </Panel>
  );
}

const wordsAMinute = 230;

interface FootProps {
  readonly story: Story;
  readonly zone: string;
  readonly now: number;
  readonly counted: WatchedWords;
}

function Foot({ story, zone, now, counted }: FootProps) {
  const { length, due, hold } = story;
  const words = useWords(counted)?.reads ?? story.words;
  const over = overBy(words, length);
  return (
    <dl className={css.foot}>
      <Row says="Words">
        {length === null ? words : `${words} / ${length}`}
        {over > 0 && <span className={css.over}>, {over} over</span>}
      </Row>
      <Row says="Due">{due === null ? "Not set" : deskTime(due.instant, zone, now)}</Row>
      <Row says="Reading time">{words === 0 ? 0 : Math.max(1, Math.round(words / wordsAMinute))} min</Row>
      <Row says="Legal">{hold === null ? "No hold" : "On hold"}</Row>
    </dl>
  );
}

function Row({ says, children }: { readonly says: string; readonly children: ReactNode }) {
  return (
    <div className={css.row}>
      <dt>{says}</dt>
      <dd>{children}</dd>
    </div>
  );
}
