import { useEffect, useRef } from "react";
import type { Story } from "#contract/stories.ts";
import css from "./DetailsTab.module.css";
import { DetailsFields } from "./DetailsFields.tsx";
import { DetailsFacts } from "./DetailsFacts.tsx";
import { EmbargoField } from "./EmbargoField.tsx";
import { HoldPart } from "./HoldPart.tsx";
import { PeopleOn } from "./PeopleOn.tsx";
import { WhoWroteIt } from "./WhoWroteIt.tsx";
import { useStoryChanges } from "./useStoryChanges.ts";

export interface DetailsTabProps {
  readonly story: Story;
  readonly zone: string;
  readonly now: number;
  /** A part to go to, such as `slug` or `hold`; `asked` is another number each time it is asked for. */
  readonly goTo: { readonly part: string; readonly asked: number } | null;
  readonly onHold: () => void;
}

/** What is known of the story besides its copy, each part saved by itself. */
export function DetailsTab({ story, zone, now, goTo, onHold }: DetailsTabProps) {
  const save = useStoryChanges(story.id);
  const tab = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goTo === null) return;
    const part = tab.current?.querySelector(`[data-part="${CSS.escape(goTo.part)}"]`);
    part?.scrollIntoView({ block: "center" });
    part?.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  }, [goTo]);
  return (
    <div className={css.tab} ref={tab}>
      {story.abilities.changeFields.allowed ? (
        <DetailsFields story={story} save={save} zone={zone} now={now} />
      ) : (
        <DetailsFacts story={story} zone={zone} now={now} />
      )}
      <EmbargoField story={story} save={save} zone={zone} now={now} />
      <HoldPart story={story} zone={zone} now={now} onHold={onHold} />
      <PeopleOn story={story} zone={zone} now={now} />
      <WhoWroteIt story={story} />
    </div>
  );
}
