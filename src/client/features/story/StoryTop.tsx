import { ChevronLeft, PanelBottom } from "lucide-react";
import { useContext } from "react";
import { Link } from "react-router";
import type { Story } from "#contract/stories.ts";
import { BarEnd } from "#client/lib/barEnd.ts";
import { wayBackToDesk } from "#client/lib/wayBack.ts";
import { IconButton } from "#client/ui/IconButton.tsx";
import { SaveStateNow } from "./SaveState.tsx";
import { StageSteps } from "./StageSteps.tsx";
import css from "./StoryTop.module.css";
import type { WatchedStatus } from "./useCopyStatus.ts";
import type { Presence } from "./usePresence.ts";
import { WhoIsHere } from "./WhoIsHere.tsx";

export interface StoryTopProps {
  readonly story: Story;
  readonly presence: Presence;
  readonly watched: WatchedStatus;
  readonly isPanelUp: boolean;
  readonly onPanel: () => void;
}

/** The page's bar: the way back, which story it is, how far it is, whether it is stored, and who else is in it. */
export function StoryTop({ story, watched, presence, isPanelUp, onPanel }: StoryTopProps) {
  const back = wayBackToDesk();
  const barEnd = useContext(BarEnd);
  return (
    <header className={css.top}>
      <div className={css.crumb}>
        <Link to={back.to} className={css.back}>
          <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
          {back.says}
        </Link>
        <h1 className={css.slug} data-none={story.slug === null || undefined}>
          {story.slug ?? "No slug yet"}
        </h1>
        <span className={css.desk}>{story.desk?.name ?? "No desk"}</span>
      </div>
      <StageSteps stage={story.stage} />
      <div className={css.end}>
        <div className={css.save}>
          <SaveStateNow watched={watched} />
        </div>
        <span className={css.others}>
          <WhoIsHere presence={presence} />
        </span>
        <span className={css.bell}>{barEnd}</span>
        <span className={css.panelButton}>
          <IconButton
            label="Suggestions, notes, history and details"
            data-panel-button=""
            aria-expanded={isPanelUp}
            icon={<PanelBottom size={20} strokeWidth={1.75} aria-hidden="true" />}
            onClick={onPanel}
          />
        </span>
      </div>
    </header>
  );
}
