import type { SaidData } from "./said.ts";
import type { Work } from "./work.ts";

/** What the log keeps of a transition beside stages, reason and overrides. */
export function dataOf(work: Work): SaidData {
  const { transition, typed, story, facts } = work;
  const over = facts.copy.words - (story.length ?? facts.copy.words);
  return {
    note: typed.note === "" ? undefined : typed.note,
    ...(transition === "file" && over > 0 && { wordsOver: over }),
    ...((transition === "reopen" || transition === "restore") && { kind: typed.kind }),
    ...(transition === "publish" && { edition: (story.edition?.number ?? 0) + 1, kind: story.reopened?.kind }),
    ...(transition === "schedule" && { setFor: typed.at?.instant }),
    ...(transition === "unspike" && typed.slug !== undefined && { slug: typed.slug }),
    ...work.said,
  };
}
