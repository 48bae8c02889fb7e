import { z } from "zod";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";

const versionCauses = ["filed", "subbed", "published", "named", "kept"] as const;
export type VersionCause = (typeof versionCauses)[number];

export interface NewVersion {
  readonly id: string;
  readonly storyId: StoryId;
  readonly name: string;
  readonly cause: VersionCause;
  /** The seq of the live copy that it is; null for work that never was in it. */
  readonly seq: number | null;
  readonly copy: unknown;
  readonly words: number;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Keeps a version, numbered one more than the story's last. The story must be locked. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<number> {
  const [row] = await tx.rows(
    z.object({ number: z.number().int() }),
    sql`
    insert into versions (id, story_id, number, name, cause, seq, copy, words, by, at)
    select ${version.id}::uuid, ${version.storyId}::uuid, coalesce(max(number), 0) + 1, ${version.name}::text,
           ${version.cause}::text, ${version.seq}::integer, ${json(version.copy)}::jsonb, ${version.words}::integer,
           ${version.by}::uuid, ${version.at}::timestamptz
      from versions
     where story_id = ${version.storyId}
    returning number`,
  );
  if (row === undefined) throw new Error(`no version of story ${version.storyId} was kept`);
  return row.number;
}

const versionRow = z.object({
  number: z.number().int(),
  name: z.string(),
  cause: z.enum(versionCauses),
  words: z.number().int(),
  by: z.string(),
  at: instantColumn,
});

/** A story's versions without their copy, newest first. */
export function versionsOf(tx: Tx, storyId: StoryId): Promise<z.output<typeof versionRow>[]> {
  return tx.rows(
    versionRow,
    sql`
    select v.number, v.name, v.cause, v.words, p.name as by, v.at
      from versions v
      join people p on p.id = v.by
     where v.story_id = ${storyId}
     order by v.number desc`,
  );
}

const wholeVersionRow = versionRow.extend({ copy: z.unknown() });

/** One version with its copy, or null. */
export async function versionNumbered(
  tx: Tx,
  storyId: StoryId,
  number: number,
): Promise<z.output<typeof wholeVersionRow> | null> {
  const [version] = await tx.rows(
    wholeVersionRow,
    sql`
    select v.number, v.name, v.cause, v.words, p.name as by, v.at, v.copy
      from versions v
      join people p on p.id = v.by
     where v.story_id = ${storyId} and v.number = ${number}`,
  );
  return version ?? null;
}

/** The copy as it was when it last came to the subs: filed, or published and then reopened; null before that. */
export async function copyBeforeSubbing(tx: Tx, storyId: StoryId): Promise<{ readonly copy: unknown } | null> {
  const [row] = await tx.rows(
    z.object({ copy: z.unknown() }),
    sql`
    select copy
      from versions
     where story_id = ${storyId} and cause in ('filed', 'published')
     order by number desc
     limit 1`,
  );
  return row ?? null;
}
