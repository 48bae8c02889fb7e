import { ChevronLeft } from "lucide-react";
import { Link, useParams } from "react-router";
import { StoryId } from "#contract/fields.ts";
import { useNewsroom } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { OpenReadback } from "./OpenReadback.tsx";
import css from "./ReadbackPage.module.css";
import { useReadback } from "./useReadback.ts";

/** Two versions of a story beside each other: what was changed in it, and by whom (scenario V-01). */
export function ReadbackPage() {
  const read = StoryId.safeParse(useParams()["storyId"]);
  if (!read.success) return <Lone title="There is no such story">Its address may be wrong.</Lone>;
  return <ReadbackOf storyId={read.data} />;
}

function ReadbackOf({ storyId }: { readonly storyId: StoryId }) {
  const { story, versions, readback, shown, error, refetch } = useReadback(storyId);
  const { data: newsroom } = useNewsroom();
  if (error !== null)
    return (
      <main className={css.lone} tabIndex={-1}>
        <title>Readback · Stet</title>
        <ProblemNote
          title="The readback could not be opened"
          actions={
            <Button size="small" variant="primary" onClick={refetch}>
              Try again
            </Button>
          }
        >
          {error.message}
        </ProblemNote>
      </main>
    );
  if (versions?.length === 0)
    return (
      <Lone title="No version is kept yet" back={storyId}>
        One is kept each time the story is filed, passed or published, and whenever you keep one by name.
      </Lone>
    );
  if (story === undefined || versions === undefined || newsroom === undefined || readback === undefined)
    return (
      <main className={css.lone} tabIndex={-1}>
        <title>Readback · Stet</title>
        <p>
          <Link to={`/stories/${storyId}`} className={css.back}>
            <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
            Story
          </Link>
        </p>
        <Skeleton label="Comparing the two versions" shape="copy" count={6} />
      </main>
    );
  return <OpenReadback story={story} versions={versions} readback={readback} shown={shown} zone={newsroom.zone} />;
}

interface LoneProps {
  readonly title: string;
  readonly children: string;
  readonly back?: StoryId;
}

function Lone({ title, children, back }: LoneProps) {
  return (
    <main className={css.lone} tabIndex={-1}>
      <title>{`${title} · Stet`}</title>
      <EmptyState
        title={title}
        action={
          <ButtonLink to={back === undefined ? "/" : `/stories/${back}`} variant="primary">
            {back === undefined ? "Go to the desk" : "Go to the story"}
          </ButtonLink>
        }
      >
        {children}
      </EmptyState>
    </main>
  );
}
