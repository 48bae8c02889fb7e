import { useParams } from "react-router";
import { StoryId } from "#contract/fields.ts";
import { ProblemError } from "#client/lib/api.ts";
import { useNewsroom, useSession } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { OpenStory } from "./OpenStory.tsx";
import css from "./StoryPage.module.css";
import { useStory } from "./useStory.ts";

/** The page of one story: its copy, where it stands, and all that can be done with it. */
export function StoryPage() {
  const read = StoryId.safeParse(useParams()["storyId"]);
  return read.success ? <StoryAt key={read.data} storyId={read.data} /> : <NoStory />;
}

function StoryAt({ storyId }: { readonly storyId: StoryId }) {
  const { data: story, error, refetch } = useStory(storyId);
  const { data: session } = useSession();
  const { data: newsroom } = useNewsroom();
  if (story !== undefined && session && newsroom !== undefined)
    return <OpenStory key={session.person.id} story={story} me={session.person} newsroom={newsroom} />;
  if (error instanceof ProblemError && error.code === "story/unknown") return <NoStory />;
  if (error !== null)
    return (
      <main className={css.lone}>
        <title>Story · Stet</title>
        <ProblemNote
          title="The story could not be opened"
          actions={
            <>
              <Button size="small" variant="primary" onClick={() => void refetch()}>
                Try again
              </Button>
              <ButtonLink to="/" size="small" variant="quiet">
                Go to the desk
              </ButtonLink>
            </>
          }
        >
          {error.message}
        </ProblemNote>
      </main>
    );
  return (
    <main className={css.lone}>
      <title>Story · Stet</title>
      <Skeleton label="Loading the story" shape="copy" count={4} />
    </main>
  );
}

function NoStory() {
  return (
    <main className={css.lone}>
      <title>No such story · Stet</title>
      <EmptyState
        title="There is no such story"
        action={
          <ButtonLink to="/" variant="primary">
            Go to the desk
          </ButtonLink>
        }
      >
        Its address may be wrong.
      </EmptyState>
    </main>
  );
}
