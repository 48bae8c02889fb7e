import type { ImportSource } from "#document/readImport.ts";
import { isBlank } from "#document/words.ts";
import { refuse } from "../refusal.ts";
import { htmlTree } from "./htmlTree.ts";
import { markdownTree } from "./markdownTree.ts";

/** A file as import reads it, by the ending of its name; refused where it is of another kind or holds no text. */
export function sourceOf(file: { readonly name: string; readonly text: string }): ImportSource {
  const [, ending = ""] = /\.([a-z0-9]{1,10})$/iu.exec(file.name.trim()) ?? [];
  const text = file.text.replace(/^\ufeff/u, "");
  const source = readAs(ending.toLowerCase(), text);
  if (source === null) throw refuse("import/kind");
  if (isBlank(text) || isNoText(text)) throw refuse("import/unreadable");
  return source;
}

/** A file of another kind under a name of ours: one letter in twenty is none that a text has. */
function isNoText(text: string): boolean {
  const strange = text.match(/[\ufffd\u0000-\u0008\u000e-\u001f]/gu)?.length ?? 0;
  return strange * 20 > text.length;
}

function readAs(ending: string, text: string): ImportSource | null {
  switch (ending) {
    case "":
    case "txt":
    case "text":
      return { type: "text", text };
    case "md":
    case "markdown":
      return { type: "tree", nodes: markdownTree(text) };
    case "html":
    case "htm":
      return { type: "tree", nodes: htmlTree(text) };
    default:
      return null;
  }
}
