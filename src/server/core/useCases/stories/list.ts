import type { QueryOf } from "#contract/endpoint.ts";
import type { listStories } from "#contract/stories.ts";
import { stages } from "#domain/stage.ts";
import { canonicalJson } from "../../canonicalJson.ts";
import { secretNamed } from "../../repos/secrets.ts";
import { type Behind, countMatching, listPage, type StoryFilter } from "../../repos/storyList.ts";
import type { StoryRow } from "../../repos/stories.ts";
import { peopleOnEach } from "../../repos/storyPeople.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { cursorOf, placeOf } from "./cursor.ts";
import { folded } from "./folded.ts";
import { summaryOf } from "./storyReply.ts";

const usualLimit = 50;

/** The stories of the desk, narrowed and in the order asked for, a page at a time. */
export const list: UseCase<typeof listStories> = (ctx, { query }) =>
  inTransaction(ctx, async (tx) => {
    const { cursor, limit = usualLimit, sort = "stage", ...narrowed } = query;
    const key = await secretNamed(tx, "cursor");
    const which = canonicalJson({ ...narrowed, sort });
    const place = cursor === undefined ? null : await placeOf(key, which, cursor);
    const filter = { ...filterIn(narrowed), unchangedSince: place?.since ?? null };
    const found = await listPage(tx, filter, { sort, behind: place?.behind ?? null, limit: limit + 1 });
    const page = found.slice(0, limit);
    const people = await peopleOnEach(
      tx,
      page.map((story) => story.id),
    );
    const last = page.at(-1);
    const isMore = found.length > limit && last !== undefined;
    return {
      matches: place === null ? await countMatching(tx, filter) : null,
      items: page.map((story) => summaryOf(story, people.get(story.id) ?? { writers: [], sub: null })),
      next: isMore ? await cursorOf(key, which, { since: place?.since ?? ctx.now, behind: behind(sort, last) }) : null,
    };
  });

type Narrowed = Omit<QueryOf<typeof listStories>, "cursor" | "limit" | "sort">;

function filterIn({ stage, desk, q, person, queue }: Narrowed): Omit<StoryFilter, "unchangedSince"> {
  return {
    stages: stage ?? null,
    desks: desk === undefined ? null : desk.split(","),
    person: person ?? null,
    queue: queue ?? null,
    words: folded(q ?? "")
      .split(" ")
      .filter((word) => word !== ""),
  };
}

function behind(sort: Behind["sort"], story: StoryRow): Behind {
  const { id, changedAt } = story;
  switch (sort) {
    case "stage":
      return { sort, stage: stages.indexOf(story.stage) + 1, priority: story.priority, at: changedAt, id };
    case "due":
      return { sort, due: story.due?.instant ?? null, priority: story.priority, id };
    case "changed":
      return { sort, at: changedAt, id };
  }
}
