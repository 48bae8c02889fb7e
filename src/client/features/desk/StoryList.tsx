import type { ReactNode, RefObject } from "react";
import type { StorySummary } from "#contract/stories.ts";
import { type Stage, stageNames, stages } from "#domain/stage.ts";
import { useNow } from "#client/lib/now.ts";
import { useMe } from "#client/lib/session.ts";
import { mayClaim } from "./mayClaim.ts";
import type { Press } from "./RowMenu.tsx";
import css from "./StoryList.module.css";
import { StoryRow } from "./StoryRow.tsx";

interface StoryListProps {
  readonly stories: readonly StorySummary[];
  readonly zone: string;
  readonly isByStage: boolean;
  /** More stories are still to come, so that the last stage's number is not its whole. */
  readonly isMore: boolean;
  readonly onPress: Press;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** The rows of the desk, under their stages or, in another order, under one head. */
export function StoryList({ stories, zone, isByStage, isMore, onPress, list }: StoryListProps) {
  const me = useMe();
  const now = useNow();
  const row = (story: StorySummary) => (
    <StoryRow
      key={story.id}
      story={story}
      zone={zone}
      now={now}
      isClaimOffered={mayClaim(story, me)}
      onPress={onPress}
    />
  );
  return (
    <div className={css.list} ref={list} data-by-stage={isByStage || undefined}>
      <Heads />
      {isByStage ? (
        groupsOf(stories).map(({ stage, inIt, isLast }) => (
          <Group key={stage} stage={stage} count={`${inIt.length}${isLast && isMore ? "+" : ""}`}>
            {inIt.map(row)}
          </Group>
        ))
      ) : (
        <ul aria-label="Stories">{stories.map(row)}</ul>
      )}
    </div>
  );
}

function Group({
  stage,
  count,
  children,
}: {
  readonly stage: Stage;
  readonly count: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={`stage-${stage}`}>
      <h2 className={css.head} id={`stage-${stage}`}>
        {stageNames[stage]}{" "}
        <span className={css.count}>
          {count}
          {stage === "filed" && " waiting for a sub"}
          {stage === "subbing" && " in hand"}
        </span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** For the eye: each row says by itself what its parts are. */
function Heads() {
  return (
    <div className={css.heads} aria-hidden="true">
      {["Story", "Stage", "Words", "Words by", "Subbing", "Due", "Changed", ""].map((head) => (
        <span key={head}>{head}</span>
      ))}
    </div>
  );
}

function groupsOf(stories: readonly StorySummary[]) {
  const last = stories.at(-1)?.stage;
  return stages
    .map((stage) => ({ stage, inIt: stories.filter((story) => story.stage === stage), isLast: stage === last }))
    .filter(({ inIt }) => inIt.length > 0);
}
