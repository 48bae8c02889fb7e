import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { modes, type Mode } from "#domain/mode.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";

const droppedStep = z.object({ i: z.number().int(), why: z.string(), text: z.string() });

const commitRow = z
  .object({
    seq: z.number().int(),
    ref: z.string(),
    person_id: z.string(),
    mode: z.enum(modes),
    steps: z.array(z.unknown()),
    kept: z.array(z.number().int()),
    dropped: z.array(droppedStep),
    at: instantColumn,
  })
  .transform(({ person_id, ...row }) => ({ ...row, person: person_id }));

/** A commit as the log has it. */
export type StoredCommit = z.output<typeof commitRow>;

const columns = sql`seq, ref, person_id, mode, steps, kept, dropped, at`;

/** The commits after one seq, up to another or the last, in order. */
export function commitsAfter(
  tx: Tx,
  storyId: StoryId,
  seq: number,
  upTo: number | null = null,
): Promise<StoredCommit[]> {
  return tx.rows(
    commitRow,
    sql`
    select ${columns}
      from commits
     where story_id = ${storyId} and seq > ${seq} and (${upTo}::integer is null or seq <= ${upTo}::integer)
     order by seq`,
  );
}

/** Those of the refs that are in the story's log, with their commits. */
export function commitsByRef(tx: Tx, storyId: StoryId, refs: readonly string[]): Promise<StoredCommit[]> {
  return tx.rows(
    commitRow,
    sql`select ${columns} from commits where story_id = ${storyId} and ref = any(${refs}::text[]) order by seq`,
  );
}

/** A commit to be stored. */
export interface NewCommit {
  readonly seq: number;
  readonly ref: string;
  readonly person: string;
  readonly mode: Mode;
  readonly kind: "edit" | "suggest" | "resolve" | "undoResolve";
  readonly base: number;
  readonly epoch: number;
  readonly steps: readonly unknown[];
  readonly kept: readonly number[];
  readonly dropped: readonly { readonly i: number; readonly why: string; readonly text: string }[];
  readonly at: Instant;
}

/**
 * Stores a group of commits that were decided on the copy at `seq` in `epoch`, all or none, and gives whether it did.
 * One statement: where somebody else has added to the log, or a transition has begun a new epoch, nothing is stored.
 */
export async function insertCommits(
  tx: Tx,
  storyId: StoryId,
  { seq, epoch }: { readonly seq: number; readonly epoch: number },
  commits: readonly NewCommit[],
): Promise<boolean> {
  const stored = await tx.rows(
    z.object({ seq: z.number().int() }),
    sql`
    with copy as (
      update copies set seq = seq + ${commits.length}::integer
       where story_id = ${storyId} and epoch = ${epoch} and seq = ${seq}
      returning story_id
    )
    insert into commits (story_id, seq, ref, person_id, mode, kind, base, epoch, steps, kept, dropped, at)
    select copy.story_id, row.seq, row.ref, row.person, row.mode, row.kind, row.base, row.epoch, row.steps,
           array(select jsonb_array_elements_text(row.kept)::integer), row.dropped, row.at
      from copy, jsonb_to_recordset(${json(commits)}::jsonb)
        as row (seq integer, ref text, person uuid, mode text, kind text, base integer, epoch integer, steps jsonb,
                kept jsonb, dropped jsonb, at timestamptz)
    returning seq`,
  );
  return stored.length === commits.length;
}

/** Whether a person has written anything into a story's log. */
export async function hasCommitted(tx: Tx, storyId: StoryId, personId: string): Promise<boolean> {
  const found = await tx.rows(
    z.object({ seq: z.number().int() }),
    sql`select seq from commits where story_id = ${storyId} and person_id = ${personId}::uuid limit 1`,
  );
  return found.length > 0;
}
