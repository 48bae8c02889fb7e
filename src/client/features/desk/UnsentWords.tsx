import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { keys } from "#client/lib/keys.ts";
import { useMe } from "#client/lib/session.ts";
import { unsentStories } from "#client/lib/unsentRecords.ts";
import css from "./UnsentWords.module.css";

/** Says which stories this computer still holds words for, that were typed here and not sent: opening one sends them. */
export function UnsentWords() {
  const me = useMe();
  const { data: stories = [] } = useQuery({
    queryKey: keys.unsent(me.id),
    queryFn: () => unsentStories(me.id),
    networkMode: "always",
    staleTime: 0,
  });
  if (stories.length === 0) return null;
  return (
    <section className={css.note} aria-labelledby="unsent-title">
      <h2 id="unsent-title" className={css.title}>
        {stories.length === 1
          ? "Unsent words of yours are on this computer"
          : `Unsent words of yours are on this computer, in ${stories.length} stories`}
      </h2>
      <p className={css.what}>They were typed here and the tab was closed. Open the story to send them.</p>
      <ul className={css.list}>
        {stories.map(({ storyId, headline }) => (
          <li key={storyId}>
            <Link to={`/stories/${storyId}`}>{headline === "" ? "A story without a headline" : headline}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
