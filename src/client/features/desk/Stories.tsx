import type { RefObject } from "react";
import type { StorySummary } from "#contract/stories.ts";
import { Button } from "#client/ui/Button.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import type { Filters } from "./filters.ts";
import { useKeptPlace } from "./keepPlace.ts";
import type { Press } from "./RowMenu.tsx";
import css from "./Stories.module.css";
import { StoryList } from "./StoryList.tsx";
import type { useStories } from "./useStories.ts";

interface StoriesProps {
  readonly found: ReturnType<typeof useStories>;
  readonly stories: readonly StorySummary[];
  readonly filters: Filters;
  /** The address's own words for the filters: what a place in the list is kept under. */
  readonly search: string;
  readonly zone: string;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onPress: Press;
  readonly onNewStory: () => void;
  readonly onClear: () => void;
}

/** The list in all its states: on its way, failed, empty, and with rows. */
export function Stories(props: StoriesProps) {
  const { found, stories, filters, search, zone, list, onPress, onNewStory, onClear } = props;
  useKeptPlace(search, list, found.data !== undefined);
  const isNarrowed =
    filters.stages.length + filters.desks.length > 0 ||
    filters.person !== null ||
    filters.queue !== null ||
    filters.q !== "";
  if (found.isPending)
    return (
      <div className={css.wait}>
        <Skeleton label="Loading stories" count={8} />
      </div>
    );
  const failed = found.error !== null && (
    <div className={css.note}>
      <ProblemNote
        title={found.data === undefined ? "The stories could not be loaded" : "The list may be out of date"}
        actions={
          <Button size="small" onClick={() => void found.refetch()} isBusy={found.isFetching}>
            Try again
          </Button>
        }
      >
        {found.error.message}
      </ProblemNote>
    </div>
  );
  if (found.data === undefined) return failed;
  const matches = found.data.pages[0]?.matches ?? stories.length;
  return (
    <>
      {failed}
      <HiddenText role="status">{found.isPlaceholderData ? "" : saidOf(matches, filters.q)}</HiddenText>
      {stories.length > 0 ? (
        <StoryList
          stories={stories}
          zone={zone}
          isByStage={filters.sort === "stage"}
          isMore={found.hasNextPage}
          onPress={onPress}
          list={list}
        />
      ) : (
        <div className={css.note}>
          {isNarrowed ? (
            <EmptyState
              level={2}
              title={nothingIn(filters)}
              action={<Button onClick={onClear}>Show all stories</Button>}
            >
              {filters.q === "" ? "Nothing stands here now." : "Try fewer words, or look in all stages and desks."}
            </EmptyState>
          ) : (
            <EmptyState
              level={2}
              title="No stories yet"
              action={
                <Button variant="primary" shortcut="N" onClick={onNewStory}>
                  New story
                </Button>
              }
            >
              Start one, or drop a file here to import it.
            </EmptyState>
          )}
        </div>
      )}
      {found.hasNextPage && (
        <div className={css.more}>
          <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            More stories
          </Button>
        </div>
      )}
    </>
  );
}

function saidOf(matches: number, q: string): string {
  if (q.trim() === "") return matches === 1 ? "1 story" : `${matches.toLocaleString("en-GB")} stories`;
  const words = `“${q.trim()}”`;
  return matches === 1 ? `1 story matches ${words}` : `${matches.toLocaleString("en-GB")} stories match ${words}`;
}

function nothingIn({ q, queue }: Filters): string {
  if (q.trim() !== "") return `No story has “${q.trim()}” in it`;
  return queue !== null ? "Nothing to sub" : "No stories here";
}
