import { z } from "zod";
import { PersonId, StoryId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { json, sql, type Tx } from "../db.ts";
import { countColumn, instantColumn } from "../columns.ts";

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

const comparedVersionRow = wholeVersionRow
  .extend({ seq: z.number().int().nullable(), by_id: PersonId })
  .transform(({ by_id, ...row }) => ({ ...row, byId: by_id }));
export type ComparedVersion = z.output<typeof comparedVersionRow>;

/**
 * Those of the versions that there are, with their copy and the seq of the log that it was; older states first. Work that
 * never was in the log comes after what was.
 */
export function versionsNumbered(tx: Tx, storyId: StoryId, numbers: readonly number[]): Promise<ComparedVersion[]> {
  return tx.rows(
    comparedVersionRow,
    sql`
    select v.number, v.name, v.cause, v.words, p.name as by, v.by as by_id, v.at, v.seq, v.copy
      from versions v
      join people p on p.id = v.by
     where v.story_id = ${storyId} and v.number = any(${numbers}::integer[])
     order by v.seq nulls last, v.number`,
  );
}

/** The number of the first or the last version that was the live copy, or null where there is none. */
export async function endOfVersions(tx: Tx, storyId: StoryId, end: "first" | "last"): Promise<number | null> {
  const [row] = await tx.rows(
    z.object({ first: z.number().int().nullable(), last: z.number().int().nullable() }),
    sql`select min(number) as first, max(number) as last from versions where story_id = ${storyId} and seq is not null`,
  );
  return row?.[end] ?? null;
}

const ownedVersionRow = versionRow
  .extend({ story_id: StoryId, person_id: PersonId })
  .transform(({ story_id, person_id, ...row }) => ({ ...row, storyId: story_id, personId: person_id }));

/** A version by its id, of whichever story, with who kept it; or null. */
export async function versionOfId(tx: Tx, id: string): Promise<z.output<typeof ownedVersionRow> | null> {
  const [version] = await tx.rows(
    ownedVersionRow,
    sql`
    select v.number, v.name, v.cause, v.words, p.name as by, v.at, v.story_id, v.by as person_id
      from versions v
      join people p on p.id = v.by
     where v.id = ${id}`,
  );
  return version ?? null;
}

/** How many versions of work that never was in the copy a person has kept of a story since an instant. */
export async function unsentSince(
  tx: Tx,
  { storyId, by, since }: { readonly storyId: StoryId; readonly by: PersonId; readonly since: Instant },
): Promise<number> {
  const [row] = await tx.rows(
    z.object({ kept: countColumn }),
    sql`
    select count(*) as kept from versions
     where story_id = ${storyId} and by = ${by} and seq is null and at >= ${since}`,
  );
  return row?.kept ?? 0;
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

/** The first version that was filed and the newest that was published, by number; null where either is not there. */
export async function filedAndPublished(
  tx: Tx,
  storyId: StoryId,
): Promise<{ readonly from: number; readonly to: number } | null> {
  const [row] = await tx.rows(
    z.object({ from: z.number().int().nullable(), to: z.number().int().nullable() }),
    sql`
    select min(number) filter (where cause = 'filed') as "from", max(number) filter (where cause = 'published') as "to"
      from versions
     where story_id = ${storyId}`,
  );
  return row === undefined || row.from === null || row.to === null ? null : { from: row.from, to: row.to };
}
