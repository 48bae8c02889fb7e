import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import { modes, type Mode } from "#domain/mode.ts";
import type { Returned } from "#document/returned.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";
import type { CopyHead } from "./copies.ts";
import { standAs, type StandingRow } from "./standings.ts";

const droppedStep = z.object({
  i: z.number().int(),
  why: z.string(),
  text: z.string(),
  by: z.string().nullable().optional(),
});

const commitKinds = ["edit", "suggest", "resolve", "undoResolve"] as const;

/** Words that came back when a resolve was taken back, with whose they are, by runs. */
const returnedWords = z.object({
  from: z.number().int(),
  owners: z.array(z.tuple([z.number().int(), z.string()])),
});

const commitRow = z
  .object({
    seq: z.number().int(),
    ref: z.string(),
    person_id: z.string(),
    mode: z.enum(modes),
    kind: z.enum(commitKinds),
    steps: z.array(z.unknown()),
    kept: z.array(z.number().int()),
    dropped: z.array(droppedStep),
    returned: z.array(returnedWords).nullable(),
    at: instantColumn,
  })
  .transform(({ person_id, ...row }) => ({ ...row, person: person_id }));

/** A commit as the log has it. */
export interface StoredCommit extends Omit<z.output<typeof commitRow>, "returned"> {
  readonly returned: readonly Returned[] | null;
}

const columns = sql`seq, ref, person_id, mode, kind, steps, kept, dropped, returned, at`;

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

const workRow = z
  .object({ person_id: z.string(), kind: z.enum(commitKinds), steps: z.array(z.unknown()) })
  .transform(({ person_id, ...row }) => ({ ...row, person: person_id }));

/** Who did what to the copy after one seq, up to another, in order. */
export function workAfter(tx: Tx, storyId: StoryId, seq: number, upTo: number): Promise<z.output<typeof workRow>[]> {
  return tx.rows(
    workRow,
    sql`
    select person_id, kind, steps
      from commits
     where story_id = ${storyId} and seq > ${seq} and seq <= ${upTo}
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
  readonly kind: (typeof commitKinds)[number];
  readonly base: number;
  readonly epoch: number;
  readonly steps: readonly unknown[];
  readonly kept: readonly number[];
  readonly dropped: readonly { readonly i: number; readonly why: string; readonly text: string }[];
  /** Only where a resolve is taken back. */
  readonly returned?: readonly Returned[] | null;
  readonly at: Instant;
}

/**
 * Stores a group of commits that were decided on the copy at `seq` in `epoch`, all or none, and gives whether it did.
 * One statement: where somebody else has added to the log, a transition has begun a new epoch, a note was put on words
 * that may move, or somebody no longer stands to the story as in `standings`, nothing is stored.
 */
export async function insertCommits(
  tx: Tx,
  storyId: StoryId,
  { seq, epoch, anchorRevision }: Pick<CopyHead, "seq" | "epoch" | "anchorRevision">,
  commits: readonly NewCommit[],
  standings: readonly StandingRow[],
): Promise<boolean> {
  const stored = await tx.rows(
    z.object({ seq: z.number().int() }),
    sql`
    with copy as (
      update copies set seq = seq + ${commits.length}::integer
       where story_id = ${storyId} and epoch = ${epoch} and seq = ${seq} and anchor_revision = ${anchorRevision}
         and ${standAs(storyId, standings)}
      returning story_id
    )
    insert into commits (story_id, seq, ref, person_id, mode, kind, base, epoch, steps, kept, dropped, returned, at)
    select copy.story_id, row.seq, row.ref, row.person, row.mode, row.kind, row.base, row.epoch, row.steps,
           array(select jsonb_array_elements_text(row.kept)::integer), row.dropped, row.returned, row.at
      from copy, jsonb_to_recordset(${json(commits)}::jsonb)
        as row (seq integer, ref text, person uuid, mode text, kind text, base integer, epoch integer, steps jsonb,
                kept jsonb, dropped jsonb, returned jsonb, at timestamptz)
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
