import type { readImage as endpoint } from "#contract/images.ts";
import { pictureKey } from "../../pictures/pictureKey.ts";
import { refuse } from "../../refusal.ts";
import * as images from "../../repos/images.ts";
import type { UseCase } from "../../useCase.ts";

/** A picture in one of its sizes, for whoever is signed in. */
export const readImage: UseCase<typeof endpoint> = async ({ deps }, { params }) => {
  const image = await images.byId(deps.db, params.imageId);
  if (image === undefined) throw refuse("image/unknown");
  const body = await deps.blobs.get(pictureKey(image.sha256, params.size));
  if (body === null) throw new Error(`the bytes of image ${image.id} are not in the store`);
  return { type: image.mediaType, body };
};
