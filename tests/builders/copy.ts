import type { Node } from "prosemirror-model";
import { schema } from "#document/schema.ts";

/** What a copy is made of in a test: plain texts, and the pictures that it shows. */
export interface CopyParts {
  readonly headline?: string;
  readonly standfirst?: string;
  readonly lead?: {
    readonly image: string | null;
    readonly alt: string;
    readonly caption: string;
    readonly credit: string;
  };
  readonly paragraphs?: readonly string[];
}

const textOf = (text: string) => (text === "" ? [] : [schema.text(text)]);

/** A copy of these parts; what is left out is empty, but there is always a paragraph. */
export function aCopy({ headline = "", standfirst = "", lead, paragraphs = [""] }: CopyParts): Node {
  const { image = null, alt = "", caption = "", credit = "" } = lead ?? {};
  return schema.node("doc", null, [
    schema.node("headline", null, textOf(headline)),
    schema.node("standfirst", null, textOf(standfirst)),
    schema.node("lead", { image, alt }, [
      schema.node("caption", null, textOf(caption)),
      schema.node("credit", null, textOf(credit)),
    ]),
    schema.node(
      "body",
      null,
      paragraphs.map((text) => schema.node("paragraph", null, textOf(text))),
    ),
  ]);
}

/** The copy that most stories of the tests have. */
export const usualCopy: CopyParts = {
  headline: "Ferry to run till dawn after crews win vote",
  standfirst: "Board gives way three weeks after the last bus was cut",
  paragraphs: [
    "The harbour ferry will run all night from Monday, the board said.",
    "“It is what we asked for,” said Ann Bee, who has crossed for 30 years.",
  ],
};
