import type { Node } from "prosemirror-model";
import type { readContent } from "#contract/history.ts";
import { copyHtml } from "#document/html.ts";
import { copyMarkdown } from "#document/markdown.ts";
import { acceptAll } from "#document/reading.ts";
import { copyText } from "#document/text.ts";
import { creditLine } from "#domain/credits.ts";
import { readCopyAt } from "../../live/storedCopy.ts";
import { creditsOf } from "../../repos/credits.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { loadStory } from "./loadStory.ts";

/** The copy as it reads now, with its credits: as JSON of its schema, text, HTML or Markdown. */
export const content: UseCase<typeof readContent> = (ctx, { params, query }) =>
  inTransaction(ctx, async (tx) => {
    const story = await loadStory(tx, params.storyId);
    const { doc } = await readCopyAt(tx, story.id);
    const credits = creditLine(await creditsOf(tx, story.id), ctx.deps.settings.newsroom.name);
    return written(acceptAll(doc), query.format ?? "json", {
      credits,
      pictureUrl: (image: string) => `${ctx.deps.settings.siteUrl}/api/images/${image}/large`,
    });
  });

function written(
  reading: Node,
  format: "json" | "text" | "html" | "markdown",
  given: { readonly credits: string; readonly pictureUrl: (image: string) => string },
): { readonly type: string; readonly body: string } {
  switch (format) {
    case "json":
      return {
        type: "application/json",
        body: JSON.stringify({ copy: reading.toJSON() as unknown, credits: given.credits }),
      };
    case "text":
      return { type: "text/plain", body: copyText(reading, given) };
    case "html":
      return { type: "text/html", body: copyHtml(reading, given) };
    case "markdown":
      return { type: "text/markdown", body: copyMarkdown(reading, given) };
  }
}
