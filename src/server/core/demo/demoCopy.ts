import type { Node } from "prosemirror-model";
import { schema } from "#document/schema.ts";
import { spansOf } from "./spans.ts";
import type { DemoBlock, DemoParagraph, DemoPicture, DemoStory } from "./story.ts";

/** The ids of the pictures that were taken in, by the drawings' names. */
export type TakenDrawings = ReadonlyMap<string, string>;

/** The copy of a story of the demonstration as its writer first typed it. */
export function demoCopy(story: DemoStory, drawings: TakenDrawings): Node {
  return schema.node("doc", null, [
    schema.node("headline", null, plain(story.headline)),
    schema.node("standfirst", null, inline(story.standfirst)),
    pictureNode("lead", story.lead, drawings),
    schema.node("body", null, bodyOf(story.body, drawings)),
  ]);
}

function bodyOf(blocks: readonly DemoBlock[], drawings: TakenDrawings): readonly Node[] {
  return blocks.length === 0 ? [schema.node("paragraph")] : blocks.map((block) => blockNode(block, drawings));
}

function blockNode(block: DemoBlock, drawings: TakenDrawings): Node {
  if ("picture" in block) return pictureNode("picture", block, drawings);
  if ("divider" in block) return schema.node("divider");
  if ("factBox" in block) {
    const { title, blocks } = block.factBox;
    return schema.node("factBox", null, [schema.node("title", null, plain(title)), ...blocks.map(paragraphNode)]);
  }
  return paragraphNode(block);
}

function paragraphNode({ kind, text, speaker = "", level }: DemoParagraph): Node {
  return schema.node("paragraph", { kind, speaker, level: level ?? 0 }, inline(text));
}

/** A text with its marks. The fields of one line take italic alone, and so do the stories' captions. */
function inline(marked: string): readonly Node[] {
  return spansOf(marked).map(({ text, mark }) => {
    if (mark === null) return schema.text(text);
    const made = typeof mark === "string" ? schema.mark(mark) : schema.mark("link", { href: mark.link });
    return schema.text(text, [made]);
  });
}

function pictureNode(node: "lead" | "picture", picture: DemoPicture | null, drawings: TakenDrawings): Node {
  const image = picture === null ? null : (drawings.get(picture.picture) ?? null);
  return schema.node(node, { image, alt: picture?.alt ?? "" }, [
    schema.node("caption", null, inline(picture?.caption ?? "")),
    schema.node("credit", null, plain(picture?.credit ?? "")),
  ]);
}

function plain(text: string): readonly Node[] {
  return text === "" ? [] : [schema.text(text)];
}
