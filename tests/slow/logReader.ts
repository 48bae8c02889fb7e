import { join } from "node:path";
import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { CopyReply } from "#contract/live.ts";
import type { StoryId } from "#contract/fields.ts";
import { blankCopy, schema } from "#document/schema.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { openPGlite } from "#server/node/db/pglite.ts";
import { fromPostgres } from "#server/node/db/postgres.ts";
import type { Session } from "#tests/setup/signedIn.ts";

/** Reads a story's log as it grows, from its first commit on, and makes the copy of it: a reader who missed nothing. */
export class LogReader {
  readonly #storyId: StoryId;
  #seq = 0;
  doc: Node = blankCopy();

  constructor(storyId: StoryId) {
    this.#storyId = storyId;
  }

  /** Reads on to the newest commit: the seq of each ref that is new, and every place where one is missing. */
  async readOn(
    session: Session,
  ): Promise<{ readonly seqs: ReadonlyMap<string, number>; readonly gaps: readonly string[] }> {
    const answer = await session.ask("GET", `/api/stories/${this.#storyId}/copy?have=${this.#seq}`);
    const { seq, commits = null } = CopyReply.parse(answer);
    if (commits === null) throw new Error(`The copy at ${seq} came whole to somebody at ${this.#seq}`);
    const gaps: string[] = [];
    for (const commit of commits) {
      if (commit.seq !== this.#seq + 1) gaps.push(`${this.#seq} is followed by ${commit.seq}`);
      this.doc = after(this.doc, commit.steps);
      this.#seq = commit.seq;
    }
    if (this.#seq !== seq) gaps.push(`the log ends at ${this.#seq}, the copy at ${seq}`);
    this.doc.check();
    return { seqs: new Map(commits.map((commit) => [commit.ref, commit.seq])), gaps };
  }
}

/** The whole log out of the store of a server that has ended, and the copy that it makes. */
export async function storedLog(
  { url, folder }: { readonly url: string | null; readonly folder: string },
  storyId: StoryId,
): Promise<{ readonly seqs: readonly number[]; readonly doc: Node }> {
  const db = url === null ? await openPGlite(join(folder, "database")) : fromPostgres(url);
  try {
    const commits = await commitsAfter(db, storyId, 0);
    return {
      seqs: commits.map(({ seq }) => seq),
      doc: commits.reduce((doc, { steps }) => after(doc, steps), blankCopy()),
    };
  } finally {
    await db.close();
  }
}

function after(doc: Node, steps: readonly unknown[]): Node {
  return steps.reduce((now: Node, json) => {
    const result = Step.fromJSON(schema, json).apply(now);
    if (result.doc === null) throw new Error(`A stored step does not apply: ${result.failed}`);
    return result.doc;
  }, doc);
}
