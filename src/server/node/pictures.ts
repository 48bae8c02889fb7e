import sharp, { type OutputInfo } from "sharp";
import { imageSizes } from "#contract/images.ts";
import { PictureUnreadable, type Pictures, type TakenPicture } from "#server/core/deps.ts";

const mostPixels = 50_000_000;
const mostSeconds = 10;

// One picture at a time in each of two threads: a rush of uploads waits instead of taking all memory.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Re-encodes pictures: upright, in sRGB, in three widths, and with nothing of what the camera or the picture desk
 * wrote into the file. A file that cannot be decoded whole is refused.
 */
export const sharpPictures: Pictures = {
  take: async (bytes) => {
    try {
      const upright = await decoded(bytes);
      const { small, medium, large } = imageSizes;
      const [a, b, c] = await Promise.all([small, medium, large].map((width) => webp(upright, width)));
      if (a === undefined || b === undefined || c === undefined) throw new PictureUnreadable("No size was made");
      return { mediaType: "image/webp", ...sizeOf(upright), sizes: { small: a, medium: b, large: c } };
    } catch (fault) {
      throw new PictureUnreadable("The picture cannot be decoded", { cause: fault });
    }
  },
};

interface Decoded {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/** The first frame, decoded once, turned upright and no larger than the largest size. */
async function decoded(bytes: Uint8Array): Promise<Decoded> {
  return sharp(bytes, { failOn: "error", limitInputPixels: mostPixels, pages: 1 })
    .timeout({ seconds: mostSeconds })
    .rotate()
    .toColourspace("srgb")
    .resize({ width: imageSizes.large, height: imageSizes.large * 2, fit: "inside", withoutEnlargement: true })
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
}

async function webp({ data, info }: Decoded, width: number): Promise<Uint8Array> {
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return sharp(data, { raw })
    .timeout({ seconds: mostSeconds })
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}

function sizeOf({ info }: Decoded): Pick<TakenPicture, "width" | "height"> {
  return { width: info.width, height: info.height };
}
