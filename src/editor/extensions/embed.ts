import { Node } from "@tiptap/core";
import { isLinkable } from "#document/schema.ts";

/** An embed: its address as a link, and the text that stands for it. Nothing of another site is loaded on the desk. */
export const embed = Node.create({
  name: "embed",
  parseHTML: () => [
    {
      tag: "div[data-block=embed]",
      getAttrs: (element) => {
        const url = element.getAttribute("data-url") ?? "";
        return isLinkable(url) ? { url, alt: (element.getAttribute("data-alt") ?? "").slice(0, 2000) } : false;
      },
    },
  ],
  renderHTML: ({ node }) => {
    const url = String(node.attrs["url"]);
    return [
      "div",
      { "data-block": "embed", "data-url": url, "data-alt": String(node.attrs["alt"]), contenteditable: "false" },
      ["a", { href: url, rel: "noopener" }, `Embed: ${url}`],
    ];
  },
});
