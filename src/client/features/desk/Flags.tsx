import { CalendarClock, ExternalLink, Lock, RotateCcw } from "lucide-react";
import type { StorySummary } from "#contract/stories.ts";
import { deskTime } from "#client/lib/format.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import css from "./Flags.module.css";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What is out of the ordinary about a story: priority, hold, embargo, reopening, its set time, the live edition. */
export function Flags({
  story,
  zone,
  now,
}: {
  readonly story: StorySummary;
  readonly zone: string;
  readonly now: number;
}) {
  const { priority, isHeld, embargo, reopenedKind, publishAt, edition } = story;
  return (
    <>
      {priority === 1 && (
        <b className={css.now} data-tip="Priority 1: now">
          <HiddenText>Priority </HiddenText>1
        </b>
      )}
      {isHeld && (
        <span className={css.flag} data-kind="hold">
          <Lock {...icon} />
          Legal hold
        </span>
      )}
      {embargo !== null && (
        <span className={css.flag} data-kind="embargo">
          <CalendarClock {...icon} />
          {Date.parse(embargo.instant) > now ? "Embargo to" : "Embargo passed"} {deskTime(embargo.instant, zone, now)}
        </span>
      )}
      {publishAt !== null && (
        <span className={css.flag} data-kind="set">
          <CalendarClock {...icon} />
          Publishes {deskTime(publishAt.instant, zone, now)}
        </span>
      )}
      {reopenedKind !== null && (
        <span className={css.flag}>
          <RotateCcw {...icon} />
          {kindNames[reopenedKind]}
        </span>
      )}
      {edition?.isLive === true && (
        <a className={css.live} href={edition.path} target="_blank" rel="noreferrer">
          <HiddenText>Live: </HiddenText>
          Edition {edition.number}
          <ExternalLink {...icon} size={12} />
        </a>
      )}
    </>
  );
}

const kindNames = { update: "Update", correction: "Correction", clarification: "Clarification" } as const;
