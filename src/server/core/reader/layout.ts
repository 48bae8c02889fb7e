import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Settings } from "../deps.ts";
import { readerPages } from "./pages.ts";

/** Markup in which everything that was not written by us is escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  readonly title: string;
  /** What stands in the head beside the title. */
  readonly head?: Markup | undefined;
  /** What stands beside the newsroom's name: the desk, or the day. */
  readonly beside?: string | undefined;
  readonly main: Markup;
  /** What the link at the top skips to. */
  readonly skipTo: string;
  readonly isFront?: boolean;
}

/** A page of the reader's site, whole: no script, one style sheet of our own, and the same foot under each. */
export async function pageOf(settings: Settings, page: Page): Promise<string> {
  const { name, language } = settings.newsroom;
  const made = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
${page.head ?? ""}
<link rel="stylesheet" href="/reader/reader.css">
</head>
<body${page.isFront === true ? html` class="is-front"` : ""}>
<a class="skip" href="#main">${page.skipTo}</a>
<header class="mast">${
    page.isFront === true ? html`<h1>${name}</h1>` : html`<a class="name" href="/news">${name}</a>`
  }${page.beside === undefined ? "" : html`<span>${page.beside}</span>`}</header>
<main id="main" tabindex="-1">
${page.main}
</main>
<footer class="foot"><nav aria-label="About this site">${footerLinks(settings)}</nav></footer>
</body>
</html>
`;
  return made.toString();
}

/** The foot's links, parted by bars that are no part of them. */
function footerLinks(settings: Settings): Markup[] {
  return readerPages(settings).map(
    ({ slug, title }, index) =>
      html`${index === 0 ? "" : html`<span aria-hidden="true">|</span>`}<a href="/${slug}">${title}</a>`,
  );
}

/** A moment as readers are told it, with the instant for machines. */
export function moment(instant: string, words: string): Markup {
  return html`<time datetime="${instant}">${words}</time>`;
}
