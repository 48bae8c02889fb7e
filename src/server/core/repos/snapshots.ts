import { z } from "zod";
import type { StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";

const snapshotRow = z
  .object({ seq: z.number().int(), schema_version: z.number().int(), doc: z.unknown(), blame: z.unknown() })
  .transform(({ schema_version, ...row }) => ({ ...row, schemaVersion: schema_version }));
export type SnapshotRow = z.output<typeof snapshotRow>;

/** The newest snapshot of a story's copy, or null. */
export async function newestSnapshot(tx: Tx, storyId: StoryId): Promise<SnapshotRow | null> {
  const [snapshot] = await tx.rows(
    snapshotRow,
    sql`
    select seq, schema_version, doc, blame
      from snapshots
     where story_id = ${storyId}
     order by seq desc
     limit 1`,
  );
  return snapshot ?? null;
}

/** Keeps the copy as it is at one seq. Where that is kept already, nothing is done. */
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
    values (${storyId}, ${snapshot.seq}, ${snapshot.schemaVersion}, ${json(snapshot.doc)}::jsonb,
            ${json(snapshot.blame)}::jsonb, ${snapshot.at})
        on conflict (story_id, seq) do nothing`);
}
