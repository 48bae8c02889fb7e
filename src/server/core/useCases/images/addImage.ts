import { ImageId } from "#contract/fields.ts";
import { type addImage as endpoint, imageSizeNames } from "#contract/images.ts";
import { audit } from "../../audit.ts";
import { PictureUnreadable, type TakenPicture } from "../../deps.ts";
import { sha256 } from "../../digest.ts";
import { offeredIn } from "../../pictures/offered.ts";
import { pictureHead } from "../../pictures/pictureHead.ts";
import { pictureKey } from "../../pictures/pictureKey.ts";
import { refuse } from "../../refusal.ts";
import * as images from "../../repos/images.ts";
import { inTransaction } from "../../transaction.ts";
import type { Context, UseCase } from "../../useCase.ts";

const mostSide = 12_000;
const mostPixels = 50_000_000;

/**
 * Takes in a picture. What it is and how large is read from its head before anything decodes it; what is kept for
 * showing is made anew and carries nothing of its metadata. The same bytes sent twice are one picture.
 */
export const addImage: UseCase<typeof endpoint> = async (ctx, { body }) => {
  refuseUnfit(body);
  const hash = await sha256(body);
  const known = await images.byHash(ctx.deps.db, hash);
  const taken = known === undefined ? await takeAndKeep(ctx, hash, body) : undefined;
  const image = await inTransaction(ctx, async (tx) => {
    const there = known ?? (await images.byHash(tx, hash));
    if (there !== undefined || taken === undefined) return there;
    const { mediaType, width, height } = taken;
    const made = { id: ImageId.parse(ctx.deps.ids.next()), sha256: hash, mediaType, width, height, ...offeredIn(body) };
    await images.insert(tx, { ...made, bytes: body.length, by: ctx.actor.id, at: ctx.now });
    await audit(tx, ctx, "image.added", null, { data: { imageId: made.id, bytes: body.length } });
    return made;
  });
  if (image === undefined) throw new Error("a picture was neither there nor made");
  return replyOf(image);
};

function refuseUnfit(bytes: Uint8Array): void {
  if (bytes.length === 0) throw refuse("image/unreadable", { detail: "The file is empty. Choose another." });
  const head = pictureHead(bytes);
  if (head === null) throw refuse("image/kind");
  if (head.size === null || head.size.width === 0 || head.size.height === 0) throw refuse("image/unreadable");
  const { width, height } = head.size;
  if (width > mostSide || height > mostSide || width * height > mostPixels)
    throw refuse("image/tooLarge", {
      detail: `The picture is ${said(width)} by ${said(height)} pixels. Send it with at most 50 megapixels and 12,000 pixels a side.`,
    });
}

/** The bytes are kept before the row that names them, so that no row ever names bytes that are not there. */
async function takeAndKeep(ctx: Context, hash: string, bytes: Uint8Array): Promise<TakenPicture> {
  const { blobs, pictures } = ctx.deps;
  const taken = await pictures.take(bytes).catch((fault: unknown) => {
    throw fault instanceof PictureUnreadable ? refuse("image/unreadable") : fault;
  });
  for (const size of imageSizeNames) await blobs.put(pictureKey(hash, size), taken.sizes[size]);
  await blobs.put(pictureKey(hash, "sent"), bytes);
  return taken;
}

function replyOf({ id, width, height, alt, caption, credit }: images.ImageRow) {
  return { id, width, height, offered: { alt, caption, credit } };
}

function said(pixels: number): string {
  return pixels.toLocaleString("en-GB");
}
