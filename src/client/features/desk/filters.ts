import { useSearchParams } from "react-router";
import { PersonId } from "#contract/fields.ts";
import { storySorts } from "#contract/stories.ts";
import { type Stage, stages } from "#domain/stage.ts";

export type Sort = (typeof storySorts)[number];

/** What the desk's address asks for, under the names of the API. */
export interface Filters {
  readonly stages: readonly Stage[];
  readonly desks: readonly string[];
  readonly person: PersonId | null;
  /** Whose queue as a sub. */
  readonly queue: PersonId | null;
  readonly q: string;
  readonly sort: Sort;
}

/** The filters in the address. What they do not know is left out, so that a link cut short still opens. */
function readFilters(search: URLSearchParams): Filters {
  const person = PersonId.safeParse(search.get("person"));
  const queue = PersonId.safeParse(search.get("queue"));
  const wanted = (search.get("stage") ?? "").split(",");
  return {
    stages: stages.filter((stage) => wanted.includes(stage)),
    desks: (search.get("desk") ?? "").split(",").filter((slug) => slug !== ""),
    person: person.success ? person.data : null,
    queue: queue.success ? queue.data : null,
    q: (search.get("q") ?? "").slice(0, 200),
    sort: storySorts.find((sort) => sort === search.get("sort")) ?? usualSort(queue.success),
  };
}

/** A queue is by due time, whatever is not, by stage. */
function usualSort(isQueue: boolean): Sort {
  return isQueue ? "due" : "stage";
}

/** The address that asks for these filters. What is as usual is not said in it. */
function writeFilters({ stages, desks, person, queue, q, sort }: Filters): URLSearchParams {
  const search = new URLSearchParams();
  if (stages.length > 0) search.set("stage", stages.join(","));
  if (desks.length > 0) search.set("desk", desks.join(","));
  if (person !== null) search.set("person", person);
  if (queue !== null) search.set("queue", queue);
  if (q !== "") search.set("q", q);
  if (sort !== usualSort(queue !== null)) search.set("sort", sort);
  return search;
}

/** What the API is asked for. Spiked stories are listed only where they are asked for by their stage. */
export function queryOf(
  filters: Filters,
): Record<"stage" | "desk" | "person" | "queue" | "q" | "sort", string | undefined> {
  const unspiked = stages.filter((stage) => stage !== "spiked");
  return {
    stage: (filters.stages.length > 0 ? filters.stages : unspiked).join(","),
    desk: filters.desks.length > 0 ? filters.desks.join(",") : undefined,
    person: filters.person ?? undefined,
    queue: filters.queue ?? undefined,
    q: filters.q.trim() === "" ? undefined : filters.q.trim(),
    sort: filters.sort,
  };
}

/** The filters of the address, and the way to change them. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  const filters = readFilters(search);
  /** `isTyped`: a step that Back must not go through letter by letter. */
  const change = (changes: Partial<Filters>, { isTyped }: { readonly isTyped: boolean } = { isTyped: false }) =>
    setSearch((now) => writeFilters({ ...readFilters(now), ...changes }), {
      replace: isTyped,
      preventScrollReset: true,
    });
  return { filters, change };
}
