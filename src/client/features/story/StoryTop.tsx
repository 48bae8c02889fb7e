import { ChevronLeft, PanelBottom } from "lucide-react";
import { Link } from "react-router";
import type { Story } from "#contract/stories.ts";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { wayBackToDesk } from "#client/lib/wayBack.ts";
import { Avatars } from "#client/ui/Avatar.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { SaveState } from "./SaveState.tsx";
import { StageSteps } from "./StageSteps.tsx";
import css from "./StoryTop.module.css";

export interface StoryTopProps {
  readonly story: Story;
  readonly status: CopyStatus | null;
  readonly isPanelUp: boolean;
  readonly onPanel: () => void;
}

/** The page's bar: the way back, which story it is, how far it is, whether it is stored, and who else is in it. */
export function StoryTop({ story, status, isPanelUp, onPanel }: StoryTopProps) {
  const others = (status?.others ?? []).map(({ person, name }) => ({ id: person, name }));
  return (
    <header className={css.top}>
      <div className={css.crumb}>
        <Link to={wayBackToDesk()} className={css.back}>
          <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
          Desk
        </Link>
        <h1 className={css.slug} data-none={story.slug === null || undefined}>
          {story.slug ?? "No slug yet"}
        </h1>
        <span className={css.desk}>{story.desk?.name ?? "No desk"}</span>
      </div>
      <StageSteps stage={story.stage} />
      <div className={css.end}>
        <div className={css.save}>
          <SaveState status={status} />
        </div>
        {others.length > 0 && (
          <span className={css.others} role="group" aria-label="Also in the copy">
            <Avatars people={others} most={3} />
          </span>
        )}
        <span className={css.panelButton}>
          <IconButton
            label="History and details"
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
