import type { ReactNode } from "react";
import type { Story } from "#contract/stories.ts";
import { deskTime } from "#client/lib/format.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import css from "./DetailsTab.module.css";

/** Who is on the story, and who started it. */
export function PeopleOn({ story, zone, now }: { readonly story: Story; readonly zone: string; readonly now: number }) {
  const { writers, sub, createdBy, createdAt } = story;
  return (
    <section className={css.part} aria-labelledby="people-title">
      <h2 id="people-title">People</h2>
      <ul className={css.people}>
        {writers.map((writer) => (
          <OnStory key={writer.id} person={writer}>
            Writer
          </OnStory>
        ))}
        {sub !== null && <OnStory person={sub}>Sub since {deskTime(sub.since, zone, now)}</OnStory>}
        {!writers.some(({ id }) => id === createdBy.id) && (
          <OnStory person={createdBy}>Started it, {deskTime(createdAt, zone, now)}</OnStory>
        )}
      </ul>
    </section>
  );
}

function OnStory({
  person,
  children,
}: {
  readonly person: { readonly id: string; readonly name: string };
  readonly children: ReactNode;
}) {
  return (
    <li className={css.person}>
      <Avatar id={person.id} name={person.name} isBesideName />
      <span>
        <bdi>{person.name}</bdi>
        <small className={css.hint}>{children}</small>
      </span>
    </li>
  );
}
