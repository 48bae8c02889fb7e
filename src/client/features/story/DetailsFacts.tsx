import type { ReactNode } from "react";
import type { Story } from "#contract/stories.ts";
import { deskTime, fullTime } from "#client/lib/format.ts";
import css from "./DetailsTab.module.css";

/** What is known of the story, for those who may not change it, and why they may not. */
export function DetailsFacts({
  story,
  zone,
  now,
}: {
  readonly story: Story;
  readonly zone: string;
  readonly now: number;
}) {
  const { why } = story.abilities.changeFields;
  return (
    <section className={css.part} aria-labelledby="details-title">
      <h2 id="details-title">Details</h2>
      {why !== null && <p className={css.hint}>{why}.</p>}
      <dl className={css.facts}>
        <Row part="slug" says="Slug">
          {story.slug}
        </Row>
        <Row part="desk" says="Desk">
          {story.desk?.name}
        </Row>
        <Row part="due" says="Due">
          {story.due && (
            <time dateTime={story.due.instant} data-tip={fullTime(story.due.instant, zone)}>
              {deskTime(story.due.instant, zone, now)}
            </time>
          )}
        </Row>
        <Row part="length" says="Length">
          {story.length === null ? null : `${story.length} words`}
        </Row>
        <Row part="priority" says="Priority">
          {story.priority}
        </Row>
        <Row part="brief" says="Brief">
          {story.brief}
        </Row>
      </dl>
    </section>
  );
}

function Row({ part, says, children }: { readonly part: string; readonly says: string; readonly children: ReactNode }) {
  const isNone = children === null || children === undefined || children === "";
  return (
    <div data-part={part} className={css.fact}>
      <dt>{says}</dt>
      <dd data-none={isNone || undefined}>{isNone ? "None" : children}</dd>
    </div>
  );
}
