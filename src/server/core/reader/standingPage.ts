import { html } from "hono/html";
import { readersDay } from "#domain/times.ts";
import type { Settings } from "../deps.ts";
import { type Markup, pageOf } from "./layout.ts";
import type { PageBlock, PageTable, Prose, ReaderPage } from "./pages.ts";

/** One of the pages that the foot links to. */
export function standingPage(settings: Settings, page: ReaderPage): Promise<string> {
  const { name, zone } = settings.newsroom;
  return pageOf(settings, {
    title: `${page.title} – ${name}`,
    head: html`<link rel="canonical" href="${settings.siteUrl}/${page.slug}">`,
    skipTo: "Skip to the text",
    main: html`<div class="standing">
<h1>${page.title}</h1>
<p class="times">Last changed on <time datetime="${page.updated}">${readersDay(`${page.updated}T12:00:00Z`, zone)}</time></p>
${page.sections.map(({ heading, blocks }) => html`<section><h2>${heading}</h2>${blocks.map(blockOf)}</section>`)}
</div>`,
  });
}

function blockOf(block: PageBlock): Markup {
  if ("paragraph" in block) return html`<p>${proseOf(block.paragraph)}</p>`;
  if ("list" in block) return html`<ul>${block.list.map((item) => html`<li>${proseOf(item)}</li>`)}</ul>`;
  return tableOf(block.table);
}

function proseOf(prose: Prose): string | Markup[] {
  if (typeof prose === "string") return prose;
  return prose.map((part) =>
    typeof part === "string" ? html`${part}` : html`<a href="${part.href}">${part.words}</a>`,
  );
}

/** A table that can be scrolled by key where it is wider than the page. */
function tableOf({ caption, headings, rows }: PageTable): Markup {
  return html`<div class="table" tabindex="0" role="group" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody>
</table></div>`;
}
