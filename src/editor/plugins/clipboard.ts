import { Extension } from "@tiptap/core";
import type { PictureDesk } from "../pictures.ts";
export const clipboard = Extension.create<{ pictures: PictureDesk | null; onSay: (sentence: string) => void }>({
  name: "clipboard",
  addOptions: () => ({ pictures: null, onSay: () => {} }),
});
