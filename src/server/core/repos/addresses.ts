import { z } from "zod";
import { StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";

const addressRow = z
  .object({
    story_id: StoryId,
    answer: z.enum(["live", "moved", "gone"]),
    moved_to: z.string().nullable(),
    reason: z.string().nullable(),
    since: instantColumn,
  })
  .transform(({ story_id, moved_to, ...row }) => ({ storyId: story_id, movedTo: moved_to, ...row }));
export type Address = z.output<typeof addressRow>;

/** What a public address answers, or null for one that never was. One that moved to a withdrawn story's is gone too. */
export async function addressAt(tx: Tx, path: string): Promise<Address | null> {
  const [address] = await tx.rows(
    addressRow,
    sql`
    select a.story_id,
           case when target.answer = 'gone' then 'gone' else a.answer end as answer,
           case when target.answer = 'gone' then null else a.moved_to end as moved_to,
           coalesce(target.reason, a.reason) as reason,
           coalesce(target.since, a.since) as since
      from addresses a
      left join addresses target on target.path = a.moved_to
     where a.path = ${path}`,
  );
  return address ?? null;
}

const ownAddressRow = z.object({ path: z.string(), answer: z.enum(["live", "moved", "gone"]), since: instantColumn });

/** A story's address that is not a moved one: where it is read, or where it was until it was withdrawn. */
export async function ownAddress(tx: Tx, storyId: StoryId): Promise<z.output<typeof ownAddressRow> | null> {
  const [address] = await tx.rows(
    ownAddressRow,
    sql`select path, answer, since from addresses where story_id = ${storyId} and answer <> 'moved'`,
  );
  return address ?? null;
}

/** Sends readers of a story's other addresses to `path`. */
export function moveOthers(tx: Tx, storyId: StoryId, path: string, at: Instant): Promise<void> {
  return tx.run(sql`
    update addresses
       set answer = 'moved', moved_to = ${path}, reason = null,
           since = case when answer = 'moved' then since else ${at}::timestamptz end
     where story_id = ${storyId} and path <> ${path}`);
}

/** Makes `path` the story's live address; gives false where it is another story's. */
export async function makeLive(tx: Tx, storyId: StoryId, path: string, at: Instant): Promise<boolean> {
  const rows = await tx.rows(
    z.object({ path: z.string() }),
    sql`
    insert into addresses (path, story_id, answer, since)
    values (${path}, ${storyId}, 'live', ${at})
    on conflict (path) do update
       set answer = 'live', moved_to = null, reason = null,
           since = case when addresses.answer = 'live' then addresses.since else excluded.since end
     where addresses.story_id = excluded.story_id
    returning path`,
  );
  return rows.length > 0;
}

/** Takes a story away from its readers: its live address answers that it is gone, and why. */
export function makeGone(tx: Tx, storyId: StoryId, reason: string, at: Instant): Promise<void> {
  return tx.run(sql`
    update addresses
       set answer = 'gone', reason = ${reason}, since = ${at}
     where story_id = ${storyId} and answer = 'live'`);
}
