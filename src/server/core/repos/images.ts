import { z } from "zod";
import { ImageId } from "#contract/fields.ts";
import type { Instant } from "#domain/times.ts";
import { sql, type Tx } from "../db.ts";

const imageRow = z
  .object({
    id: ImageId,
    sha256: z.string(),
    media_type: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    alt: z.string(),
    caption: z.string(),
    credit: z.string(),
  })
  .transform(({ media_type, ...row }) => ({ mediaType: media_type, ...row }));
export type ImageRow = z.output<typeof imageRow>;

const columns = sql`id, sha256, media_type, width, height, alt, caption, credit`;

export async function byId(tx: Tx, id: string): Promise<ImageRow | undefined> {
  return (await tx.rows(imageRow, sql`select ${columns} from images where id = ${id}`))[0];
}

/** The image made of exactly these bytes. */
export async function byHash(tx: Tx, sha256: string): Promise<ImageRow | undefined> {
  return (await tx.rows(imageRow, sql`select ${columns} from images where sha256 = ${sha256}`))[0];
}

export async function insert(
  tx: Tx,
  image: ImageRow & { readonly bytes: number; readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx.run(sql`
    insert into images (id, sha256, media_type, width, height, bytes, alt, caption, credit, uploaded_by, at)
    values (${image.id}, ${image.sha256}, ${image.mediaType}, ${image.width}, ${image.height}, ${image.bytes},
            ${image.alt}, ${image.caption}, ${image.credit}, ${image.by}, ${image.at})`);
}
