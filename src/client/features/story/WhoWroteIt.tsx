import { useQuery } from "@tanstack/react-query";
import { type Contributions, readContributions } from "#contract/readback.ts";
import type { Story } from "#contract/stories.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import css from "./DetailsTab.module.css";

/** How much of the copy each person wrote, and what of it somebody else accepted: the work behind the credits. */
export function WhoWroteIt({ story }: { readonly story: Story }) {
  const { data, error } = useQuery({
    queryKey: keys.contributions(story.id),
    queryFn: ({ signal }) => call(readContributions, { params: { storyId: story.id }, signal }),
    staleTime: 30_000,
  });
  return (
    <section className={css.part} aria-labelledby="wrote-title">
      <h2 id="wrote-title">Who wrote it</h2>
      {error !== null && <ProblemNote title="It could not be loaded">{error.message}</ProblemNote>}
      {data === undefined && error === null && <Skeleton label="Counting who wrote what" shape="rows" count={2} />}
      {data !== undefined && <Shares contributions={data} />}
    </section>
  );
}

function Shares({ contributions: { shares, people } }: { readonly contributions: Contributions }) {
  const all = shares.reduce((sum, { letters }) => sum + letters, 0);
  if (all === 0) return <p className={css.hint}>Nothing is written yet.</p>;
  const nameOf = (id: string | null) => people.find((each) => each.id === id)?.name ?? "Somebody";
  const writers = [...new Set(shares.map(({ person }) => person))];
  return (
    <ul className={css.people}>
      {writers.map((person) => {
        const own = shares.filter((share) => share.person === person);
        const accepted = own.flatMap(({ settledBy, letters }) =>
          settledBy === null ? [] : [`${percent(letters, all)} accepted by ${nameOf(settledBy)}`],
        );
        const letters = own.reduce((sum, each) => sum + each.letters, 0);
        return (
          <li key={person} className={css.person}>
            {person !== null && <Avatar id={person} name={nameOf(person)} isBesideName />}
            <span>
              <bdi>{person === null ? "Not typed here" : nameOf(person)}</bdi>
              <small className={css.hint}>{[`${percent(letters, all)} of the copy`, ...accepted].join(", ")}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function percent(part: number, whole: number): string {
  const share = (100 * part) / whole;
  return share < 1 ? "under 1%" : `${Math.round(share)}%`;
}
