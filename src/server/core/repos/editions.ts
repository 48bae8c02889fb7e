import { z } from "zod";
import { ImageId, StoryId } from "#contract/fields.ts";
import { type Credit, creditRoles } from "#domain/credits.ts";
import type { Instant } from "#domain/times.ts";
import { reopenKinds } from "#domain/transitions.ts";
import { json, sql, type Tx } from "../db.ts";
import { instantColumn } from "../columns.ts";

/** A picture of an edition: which image, and what is needed to serve it. */
const editionPicture = z.object({
  image: ImageId,
  sha256: z.string(),
  mediaType: z.string(),
  width: z.number().int(),
  height: z.number().int(),
});
export type EditionPicture = z.output<typeof editionPicture>;

/** What an edition says of itself beside its copy. `withdrawn`: from when to when the story was not to be read. */
const editionMetadata = z.object({
  slug: z.string(),
  deskSlug: z.string(),
  language: z.string(),
  newsroom: z.string(),
  words: z.number().int(),
  withdrawn: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type EditionMetadata = z.output<typeof editionMetadata>;

const editionCredits = z.array(
  z.object({
    role: z.enum(creditRoles),
    people: z.array(
      z.object({
        personId: z.string().nullable(),
        name: z.string(),
        withheld: z.boolean(),
        source: z.enum(["work", "hand"]),
      }),
    ),
  }),
);

const editionColumns = {
  story_id: StoryId,
  number: z.number().int(),
  path: z.string(),
  copy: z.unknown(),
  credits: editionCredits,
  pictures: z.array(editionPicture),
  metadata: editionMetadata,
  hash: z.string(),
  line: z.string(),
  desk: z.string(),
  kind: z.enum(reopenKinds).nullable(),
  reader_note: z.string().nullable(),
  published_at: instantColumn,
  first_published: instantColumn,
};
const editionRow = z.object(editionColumns).transform(({ story_id, reader_note, published_at, ...row }) => ({
  storyId: story_id,
  readerNote: reader_note,
  publishedAt: published_at,
  firstPublished: row.first_published,
  number: row.number,
  path: row.path,
  copy: row.copy,
  credits: row.credits,
  pictures: row.pictures,
  metadata: row.metadata,
  hash: row.hash,
  line: row.line,
  desk: row.desk,
  kind: row.kind,
}));

/** An edition as it was published; `firstPublished` is when the story's first one was. */
export type Edition = z.output<typeof editionRow>;

const columns = sql`e.story_id, e.number, e.path, e.copy, e.credits, e.pictures, e.metadata, e.hash, e.line, e.desk,
       e.kind, e.reader_note, e.published_at,
       (select first.published_at from editions first where first.story_id = e.story_id and first.number = 1)
         as first_published`;
const isNewest = sql`e.number = (select max(number) from editions where story_id = e.story_id)`;

/** A story's newest edition, live or withdrawn, or null. */
export async function newestEdition(tx: Tx, storyId: StoryId): Promise<Edition | null> {
  const [edition] = await tx.rows(
    editionRow,
    sql`select ${columns} from editions e where e.story_id = ${storyId} and ${isNewest}`,
  );
  return edition ?? null;
}

/** The newest editions of the stories that readers have now, newest first publication first. */
export function liveEditions(tx: Tx, limit: number): Promise<Edition[]> {
  return tx.rows(
    editionRow,
    sql`
    select ${columns}
      from addresses a
      join editions e on e.story_id = a.story_id and ${isNewest}
     where a.answer = 'live'
     order by first_published desc, e.story_id desc
     limit ${limit}`,
  );
}

/** A story's editions, newest first. */
export function editionsOf(tx: Tx, storyId: StoryId): Promise<Edition[]> {
  return tx.rows(
    editionRow,
    sql`select ${columns} from editions e where e.story_id = ${storyId} order by e.number desc`,
  );
}

/** A picture, if an edition that readers have now has it. */
export async function livePicture(tx: Tx, imageId: ImageId): Promise<EditionPicture | null> {
  const [row] = await tx.rows(
    z.object({ pictures: z.array(editionPicture) }),
    sql`
    select e.pictures
      from editions e
      join addresses a on a.story_id = e.story_id and a.answer = 'live'
     where e.pictures @> ${json([{ image: imageId }])}::jsonb and ${isNewest}
     limit 1`,
  );
  return row?.pictures.find((picture) => picture.image === imageId) ?? null;
}

/** Pictures as an edition keeps them, in the order of `ids`; one that was never taken in is left out. */
export async function picturesById(tx: Tx, ids: readonly string[]): Promise<EditionPicture[]> {
  const rows = await tx.rows(
    editionPicture,
    sql`
    select id as image, sha256, media_type as "mediaType", width, height
      from images
     where id = any(${ids}::uuid[])`,
  );
  return ids.flatMap((id) => rows.filter((row) => row.image === id));
}

export interface NewEdition {
  readonly storyId: StoryId;
  readonly number: number;
  readonly versionId: string;
  readonly seq: number;
  readonly path: string;
  readonly copy: unknown;
  readonly credits: readonly Credit[];
  readonly pictures: readonly EditionPicture[];
  readonly metadata: EditionMetadata;
  readonly hash: string;
  readonly line: string;
  readonly desk: string;
  readonly kind: string | null;
  readonly readerNote: string | null;
  readonly by: string;
  readonly at: Instant;
  readonly setFor: Instant | null;
}

/** Publishes an edition: from here on nothing can change or delete it. */
export function insertEdition(tx: Tx, edition: NewEdition): Promise<void> {
  return tx.run(sql`
    insert into editions (story_id, number, version_id, seq, path, copy, credits, pictures, metadata, hash, line, desk,
                          kind, reader_note, published_by, published_at, set_for)
    values (${edition.storyId}, ${edition.number}, ${edition.versionId}, ${edition.seq}, ${edition.path},
            ${json(edition.copy)}::jsonb, ${json(edition.credits)}::jsonb, ${json(edition.pictures)}::jsonb,
            ${json(edition.metadata)}::jsonb, ${edition.hash}, ${edition.line}, ${edition.desk}, ${edition.kind},
            ${edition.readerNote}, ${edition.by}, ${edition.at}, ${edition.setFor})`);
}
