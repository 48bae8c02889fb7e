import { memo } from "react";
import { Link } from "react-router";
import type { StorySummary } from "#contract/stories.ts";
import { listed } from "#domain/people.ts";
import { deskTime, dueState, fullTime, lasting } from "#client/lib/format.ts";
import { Button } from "#client/ui/Button.tsx";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { StageName } from "#client/ui/StageName.tsx";
import { Flags } from "./Flags.tsx";
import { Length } from "./Length.tsx";
import { type Press, RowMenu } from "./RowMenu.tsx";
import css from "./StoryRow.module.css";

export interface StoryRowProps {
  readonly story: StorySummary;
  readonly zone: string;
  readonly now: number;
  readonly isClaimOffered: boolean;
  readonly onPress: Press;
}

/** One story of the desk: where it stands, who has it, and what is pressing about it. The whole row opens it. */
export const StoryRow = memo(function StoryRow({ story, zone, now, isClaimOffered, onPress }: StoryRowProps) {
  const due = story.due === null ? null : dueState(story.due.instant, zone, now);
  const isOver = story.stage === "published" || story.stage === "withdrawn" || story.stage === "spiked";
  return (
    <li className={css.row} data-story={story.id}>
      <div className={css.story}>
        <Link className={css.headline} to={`/stories/${story.id}`} data-blank={story.headline === "" || undefined}>
          {story.headline === "" ? (story.slug ?? "No headline yet") : story.headline}
        </Link>
        <p className={css.about}>
          <span className={css.slug}>{slugAndDesk(story)}</span>
          <Flags story={story} zone={zone} now={now} />
        </p>
      </div>
      <span className={css.stage}>
        <StageName stage={story.stage} />
      </span>
      <span className={css.words}>
        <Length words={story.words} length={story.length} />
      </span>
      <span className={css.by}>
        <HiddenText>Words by </HiddenText>
        {listed(story.writers.map((writer) => writer.name)) || "Nobody"}
      </span>
      <span className={css.subbing}>
        {isClaimOffered && (
          <Button
            size="small"
            onClick={() => onPress(story, "claim")}
            aria-label={`Claim ${story.slug ?? story.headline}`}
          >
            Claim
          </Button>
        )}
        {story.sub !== null && (
          <span data-tip={`Since ${fullTime(story.sub.since, zone)}`}>
            <HiddenText>Subbing </HiddenText>
            {story.sub.name}
            {story.stage === "subbing" && <small className={css.since}>for {lasting(story.sub.since, now)}</small>}
          </span>
        )}
      </span>
      <span className={css.due} data-state={isOver ? undefined : due?.state}>
        {due !== null && story.due !== null && (
          <time dateTime={story.due.instant} data-tip={`Due ${fullTime(story.due.instant, zone)}`}>
            {(isOver || due.state !== "late") && <span className={css.dueWord}>Due </span>}
            {isOver ? deskTime(story.due.instant, zone, now) : due.says}
          </time>
        )}
      </span>
      <time className={css.changed} dateTime={story.changedAt} data-tip={`Changed ${fullTime(story.changedAt, zone)}`}>
        <HiddenText>Changed </HiddenText>
        {deskTime(story.changedAt, zone, now)}
      </time>
      <span className={css.menu}>
        <RowMenu story={story} onPress={onPress} />
      </span>
    </li>
  );
});

function slugAndDesk({ slug, desk, headline }: StorySummary): string {
  const parts = [headline === "" ? null : slug, desk?.name ?? "No desk"];
  return parts.filter((part) => part !== null).join(" · ");
}
