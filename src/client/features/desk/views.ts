import type { Stage } from "#domain/stage.ts";
import { queueKey, queueName } from "#client/lib/queue.ts";

/** A view of the desk that everybody has: a name, and the filters that its address holds. */
export interface View {
  readonly id: string;
  readonly says: string;
  readonly stages: readonly Stage[];
  readonly isMine: boolean;
  /** What waits to be subbed and what I am subbing, by due time. */
  readonly isQueue?: boolean;
  readonly keys?: string;
}

/** THE LIST of views, in the order of the rail. A view without stages shows all that is not spiked. */
export const views = [
  { id: "all", says: "All stories", stages: [], isMine: false },
  { id: "mine", says: "My stories", stages: [], isMine: true },
  { id: "queue", says: queueName, stages: [], isMine: false, isQueue: true, keys: queueKey },
  { id: "approve", says: "To approve", stages: ["ready"], isMine: false },
  { id: "scheduled", says: "Scheduled", stages: ["scheduled"], isMine: false },
  { id: "live", says: "Live", stages: ["published"], isMine: false },
  { id: "withdrawn", says: "Withdrawn", stages: ["withdrawn"], isMine: false },
  { id: "spiked", says: "Spiked", stages: ["spiked"], isMine: false },
] as const satisfies readonly View[];
export type ViewId = (typeof views)[number]["id"];

/** A view's address, for the person who looks. */
export function addressOf(view: View, me: string): string {
  const search = new URLSearchParams();
  if (view.stages.length > 0) search.set("stage", view.stages.join(","));
  if (view.isMine) search.set("person", me);
  if (view.isQueue === true) search.set("queue", me);
  return search.size === 0 ? "/" : `/?${search.toString().replaceAll("%2C", ",")}`;
}

/** The address of the view of that name. */
export function viewAddress(id: ViewId, me: string): string {
  const view = views.find((each) => each.id === id);
  return view === undefined ? "/" : addressOf(view, me);
}

/** The address of a desk's stories. */
export function deskAddress(slug: string): string {
  return `/?desk=${slug}`;
}

interface Narrowing {
  readonly stages: readonly Stage[];
  readonly person: string | null;
  readonly desks: readonly string[];
  readonly queue: string | null;
}

/** The view that these filters are, or null when they are none of them. */
export function viewOf({ stages, person, desks, queue }: Narrowing, me: string): (typeof views)[number] | null {
  if (desks.length > 0) return null;
  const found = views.find((view: View) => {
    const isSamePerson = view.isMine ? person === me : person === null;
    const isSameQueue = view.isQueue === true ? queue === me : queue === null;
    return isSamePerson && isSameQueue && view.stages.join() === stages.join();
  });
  return found ?? null;
}
