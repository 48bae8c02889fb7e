import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";

const snapshotRow = z
  .object({ seq: z.number().int(), schema_version: z.number().int(), doc: z.unknown(), blame: z.unknown() })
  .transform(({ schema_version, ...row }) => ({ ...row, schemaVersion: schema_version }));
export type SnapshotRow = z.output<typeof snapshotRow>;

/**
 * The newest snapshot of a story's copy that is not newer than `seq`, or null. Whoever has read how far the log has come
 * must not be given one that somebody has kept since.
 */
export async function newestSnapshot(tx: Tx, storyId: StoryId, seq: number): Promise<SnapshotRow | null> {
  const [snapshot] = await tx.rows(
    snapshotRow,
    sql`
    select seq, schema_version, doc, blame
      from snapshots
     where story_id = ${storyId} and seq <= ${seq}
     order by seq desc
     limit 1`,
  );
  return snapshot ?? null;
}

/** Keeps the copy as it is at one seq. Where that is kept already, or the log has not come so far, nothing is done. */
export function insertSnapshot(
  tx: Tx,
  storyId: StoryId,
  snapshot: {
    readonly seq: number;
    readonly schemaVersion: number;
    readonly doc: unknown;
    readonly blame: unknown;
    readonly at: Instant;
  },
): Promise<void> {
  return tx.run(sql`
    insert into snapshots (story_id, seq, schema_version, doc, blame, at)
    select c.story_id, ${snapshot.seq}::integer, ${snapshot.schemaVersion}::integer, ${json(snapshot.doc)}::jsonb,
           ${json(snapshot.blame)}::jsonb, ${snapshot.at}::timestamptz
      from copies c
     where c.story_id = ${storyId} and c.seq >= ${snapshot.seq}::integer
        on conflict (story_id, seq) do nothing`);
}
