/** What the editor needs of the world for pictures. The client gives it; the editor knows no HTTP. */
export interface PictureDesk {
  /** Takes a file in. Throws an error whose message says what happened and what to do. */
  upload(file: File): Promise<UploadedPicture>;
  urlOf(imageId: string): string;
}

/** A picture that was taken in, with what its own metadata offers for its texts. */
export interface UploadedPicture {
  readonly id: string;
  readonly offered: { readonly alt: string; readonly caption: string; readonly credit: string };
}

/** The kinds of file that a picture can be chosen from. */
export const pictureTypes = "image/jpeg,image/png,image/webp,image/avif";

/** The first picture among what was dropped or pasted, or null. */
export function pictureIn(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find((file) => pictureTypes.split(",").includes(file.type)) ?? null;
}
