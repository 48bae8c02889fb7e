import type { imageSizeNames } from "#contract/images.ts";

/** Where a picture's bytes are kept: by the hash of what was sent, and its size, or `sent` for those bytes themselves. */
export function pictureKey(sha256: string, size: (typeof imageSizeNames)[number] | "sent"): string {
  return `pictures/${sha256}/${size}`;
}
