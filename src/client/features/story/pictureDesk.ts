import { addImage } from "#contract/images.ts";
import type { PictureDesk } from "#editor/pictures.ts";
import { call } from "#client/lib/api.ts";

/** The pictures of the newsroom, as the editor asks for them. */
export const pictureDesk: PictureDesk = {
  upload: async (file) => {
    const { id, offered } = await call(addImage, { body: file });
    return { id, offered };
  },
  urlOf: (imageId) => `/api/images/${encodeURIComponent(imageId)}/medium`,
};
