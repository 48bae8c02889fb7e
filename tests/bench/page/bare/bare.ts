import { Editor, Node } from "@tiptap/core";
import { connected, passOn } from "./passedOn.ts";

/** The least that Tiptap can be: documents of paragraphs of text, no plugin, nothing kept. */
const extensions = [
  Node.create({ name: "doc", topNode: true, content: "paragraph+" }),
  Node.create({ name: "paragraph", content: "text*", parseHTML: () => [{ tag: "p" }], renderHTML: () => ["p", 0] }),
  Node.create({ name: "text" }),
];

const paragraphs = (await (await fetch(`paragraphs${location.search}`)).json()) as readonly string[];
const content = paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] }));
const relay = new URLSearchParams(location.search).get("relay");
const socket = relay === null ? null : await connected(relay);
const editor = new Editor({ element: document.querySelector("main"), extensions, content: { type: "doc", content } });
if (socket !== null) passOn(editor, socket);
