import { addImage } from "#contract/images.ts";
import type { PictureDesk } from "#editor/pictures.ts";
import { call } from "#client/lib/api.ts";

/** The pictures of the newsroom, as the editor asks for them. */
export const pictureDesk = {
  upload: async (file: File) => {
    const { id, offered } = await call(addImage, { body: file });
    return { id, offered };
  },
  urlOf: (imageId: string, size: "small" | "medium" = "medium") => `/api/images/${encodeURIComponent(imageId)}/${size}`,
} satisfies PictureDesk;
