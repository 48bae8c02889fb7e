import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";
import { ImageId } from "./fields.ts";

/** A picture that was taken in. `offered` is what its own metadata says, to be taken over or not. */
export const Image = z.object({
  id: ImageId,
  width: z.number().int(),
  height: z.number().int(),
  offered: z.object({ alt: z.string(), caption: z.string(), credit: z.string() }),
});
export type Image = z.output<typeof Image>;

/** The sizes that a picture is made in, by the longest width in pixels. */
export const imageSizes = { small: 640, medium: 1280, large: 2000 } as const;
export const imageSizeNames = ["small", "medium", "large"] as const;

export const addImage = endpoint({
  name: "addImage",
  method: "POST",
  path: "/api/images",
  who: "signedIn",
  summary:
    "Take in a picture: JPEG, PNG, WebP or AVIF, at most 25 MB and 50 megapixels; nothing of its metadata is kept in what is served",
  takes: "bytes",
  file: "picture",
  reply: Image,
  status: 201,
  idempotency: "kept",
  problems: ["image/kind", "image/tooLarge", "image/unreadable"],
});

export const readImage = endpoint({
  name: "readImage",
  method: "GET",
  path: "/api/images/:imageId/:size",
  who: "signedIn",
  summary: "A picture in one of its sizes, for the desk",
  params: z.strictObject({ imageId: ImageId, size: z.enum(imageSizeNames) }),
  gives: ["image/webp", "image/jpeg"],
  problems: ["image/unknown"],
});
