import { type Pictures, PictureUnreadable } from "#server/core/deps.ts";
import { imageSizes } from "#contract/images.ts";

/** Pictures in a browser: drawn anew in each size, which leaves all metadata behind. */
export const browserPictures: Pictures = {
  take: async (bytes) => {
    const source = await createImageBitmap(new Blob([new Uint8Array(bytes)]), { imageOrientation: "from-image" }).catch(
      (cause: unknown) => {
        throw new PictureUnreadable("The browser cannot read this picture", { cause });
      },
    );
    const sized = (most: number) => redrawn(source, most);
    const sizes = {
      small: await sized(imageSizes.small),
      medium: await sized(imageSizes.medium),
      large: await sized(imageSizes.large),
    };
    const { width, height } = source;
    source.close();
    return { mediaType: "image/webp", width, height, sizes };
  },
};

async function redrawn(source: ImageBitmap, most: number): Promise<Uint8Array> {
  const scale = Math.min(1, most / source.width);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(source.width * scale)),
    Math.max(1, Math.round(source.height * scale)),
  );
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
  return new Uint8Array(await blob.arrayBuffer());
}
