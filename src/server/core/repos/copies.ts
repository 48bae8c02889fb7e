import { z } from "zod";
import { StoryId } from "#contract/fields.ts";
import { sql, type Tx } from "../db.ts";

/**
 * How far a story's log has come: its last seq and its epoch; the seq of its last edition, 0 where there is none; the
 * epoch that began when that was published; and how often a note was put on its words.
 */
const headRow = z
  .object({
    seq: z.number().int(),
    epoch: z.number().int(),
    published_epoch: z.number().int(),
    edition_seq: z.number().int(),
    anchor_revision: z.number().int(),
  })
  .transform(({ published_epoch, edition_seq, anchor_revision, ...row }) => ({
    ...row,
    publishedEpoch: published_epoch,
    editionSeq: edition_seq,
    anchorRevision: anchor_revision,
  }));
export type CopyHead = z.output<typeof headRow>;

const columns = sql`c.seq, c.epoch, c.published_epoch, c.anchor_revision,
       (select coalesce(max(e.seq), 0) from editions e where e.story_id = c.story_id) as edition_seq`;

export function insertCopy(tx: Tx, storyId: StoryId, schemaVersion: number): Promise<void> {
  return tx.run(sql`insert into copies (story_id, schema_version) values (${storyId}, ${schemaVersion})`);
}

/** How far the story's log has come, or null where there is no such story. */
export async function headOf(tx: Tx, storyId: StoryId): Promise<CopyHead | null> {
  const [head] = await tx.rows(headRow, sql`select ${columns} from copies c where c.story_id = ${storyId}`);
  return head ?? null;
}

/** As `headOf`, and nobody adds to the log until the transaction ends. The story itself is to be locked before. */
export async function lockHead(tx: Tx, storyId: StoryId): Promise<CopyHead | null> {
  const [head] = await tx.rows(
    headRow,
    sql`select ${columns} from copies c where c.story_id = ${storyId} for update of c`,
  );
  return head ?? null;
}

/** Begins a new epoch and gives it. That of a publication is kept, since work from before it must not come after it. */
export async function raise(tx: Tx, storyId: StoryId): Promise<number> {
  const [row] = await tx.rows(
    z.object({ epoch: z.number().int() }),
    sql`
    update copies c
       set epoch = c.epoch + 1,
           published_epoch = case when s.stage = 'published' then c.epoch + 1 else c.published_epoch end
      from stories s
     where s.id = c.story_id and c.story_id = ${storyId}
    returning c.epoch`,
  );
  if (row === undefined) throw new Error(`story ${storyId} has no copy`);
  return row.epoch;
}

/** Has whoever adds to the log look at the notes on its words before they do. The copy must be locked. */
export function raiseAnchors(tx: Tx, storyId: StoryId): Promise<void> {
  return tx.run(sql`update copies set anchor_revision = anchor_revision + 1 where story_id = ${storyId}`);
}

/** Puts down that the list of stories shows the copy as it is at `seq`. */
export function setListed(tx: Tx, storyId: StoryId, seq: number): Promise<void> {
  return tx.run(sql`update copies set listed_seq = ${seq} where story_id = ${storyId} and listed_seq < ${seq}`);
}

/** Up to 500 stories whose copy is newer than what the list shows of them, each with its last seq. */
export async function unlisted(tx: Tx): Promise<{ readonly storyId: StoryId; readonly seq: number }[]> {
  const rows = await tx.rows(
    z.object({ story_id: StoryId, seq: z.number().int() }),
    sql`select story_id, seq from copies where listed_seq < seq order by story_id limit 500`,
  );
  return rows.map((row) => ({ storyId: row.story_id, seq: row.seq }));
}
