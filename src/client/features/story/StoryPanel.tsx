import type { Story } from "#contract/stories.ts";
import { deskTime, overBy } from "#client/lib/format.ts";
import { Panel } from "#client/ui/Panel.tsx";
import { Tabs } from "#client/ui/Tabs.tsx";
import { DetailsTab, type DetailsTabProps } from "./DetailsTab.tsx";
import { HistoryTab } from "./HistoryTab.tsx";
import css from "./StoryPanel.module.css";
import { called } from "./transitionWords.ts";

export const panelTabs = ["history", "details"] as const;
export type PanelTab = (typeof panelTabs)[number];

export interface StoryPanelProps extends DetailsTabProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly isUp: boolean;
  readonly onClose: () => void;
}

/** What stands beside the copy: what happened to the story, and what is known of it. */
export function StoryPanel({ tab, onTab, isUp, onClose, ...details }: StoryPanelProps) {
  const { story, zone, now } = details;
  return (
    <Panel
      label="History and details"
      title={called(story)}
      isUp={isUp}
      onClose={onClose}
      footer={<Foot story={story} zone={zone} now={now} />}
    >
      <div className={css.tabs}>
        <Tabs
          label="Beside the copy"
          value={tab}
          onChange={onTab}
          tabs={[
            { value: "history", says: "History", content: <HistoryTab storyId={story.id} zone={zone} now={now} /> },
            { value: "details", says: "Details", content: <DetailsTab {...details} /> },
          ]}
        />
      </div>
    </Panel>
  );
}

const wordsAMinute = 230;

function Foot({ story, zone, now }: { readonly story: Story; readonly zone: string; readonly now: number }) {
  const { words, length, due, hold } = story;
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

function Row({ says, children }: { readonly says: string; readonly children: React.ReactNode }) {
  return (
    <div className={css.row}>
      <dt>{says}</dt>
      <dd>{children}</dd>
    </div>
  );
}
