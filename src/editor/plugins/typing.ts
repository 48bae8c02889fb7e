import { Extension } from "@tiptap/core";
export const typing = Extension.create({ name: "typing" });
