import { ImageId } from "#contract/fields.ts";
import { imageSizeNames } from "#contract/images.ts";
import type { Deps } from "../deps.ts";
import { pictureKey } from "../pictures/pictureKey.ts";
import { livePicture } from "../repos/editions.ts";
import { answerFresh } from "./respond.ts";

/** The public address of a picture of a live edition. */
export function picturePath(imageId: string, size: (typeof imageSizeNames)[number]): string {
  return `/pictures/${imageId}/${size}.webp`;
}

/** A picture, for as long as an edition that readers have shows it; null for everything else, alike. */
export async function pictureAt(deps: Deps, request: Request, image: string, file: string): Promise<Response | null> {
  const id = ImageId.safeParse(image);
  const size = imageSizeNames.find((name) => file === `${name}.webp`);
  if (!id.success || size === undefined) return null;
  const picture = await livePicture(deps.db, id.data);
  if (picture === null) return null;
  const body = await deps.blobs.get(pictureKey(picture.sha256, size));
  if (body === null) throw new Error(`the bytes of image ${id.data} are not in the store`);
  return answerFresh(request, {
    body,
    type: picture.mediaType,
    headers: { "cross-origin-resource-policy": "cross-origin", "content-disposition": "inline" },
  });
}
