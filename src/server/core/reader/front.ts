import { html, raw } from "hono/html";
import { leadOf, standfirstOf } from "#document/fields.ts";
import { headlineHtml } from "#document/html.ts";
import { schema } from "#document/schema.ts";
import { readersDay, readersMoment, readersTime } from "#domain/times.ts";
import type { Deps, Settings } from "../deps.ts";
import { type Edition, liveEditions } from "../repos/editions.ts";
import { type Markup, moment, pageOf } from "./layout.ts";
import { picturePath } from "./pictures.ts";
import type { Answer } from "./respond.ts";

/** How many stories the front has; the newest leads, the next four stand beside it. */
const most = 60;
const beside = 4;

/** The front page: the stories that readers have, newest first, and then by desk. */
export async function frontPage(deps: Deps): Promise<Answer> {
  const { settings } = deps;
  const editions = await liveEditions(deps.db, most);
  const changedAt = editions
    .map((edition) => edition.publishedAt)
    .toSorted()
    .at(-1);
  const body = await pageOf(settings, {
    title: settings.newsroom.name,
    head: html`<link rel="canonical" href="${settings.siteUrl}/news">
<meta property="og:type" content="website">
<meta property="og:title" content="${settings.newsroom.name}">
<meta property="og:url" content="${settings.siteUrl}/news">`,
    beside: changedAt === undefined ? undefined : `Updated ${readersMoment(changedAt, settings.newsroom.zone)}`,
    skipTo: "Skip to the news",
    isFront: true,
    main:
      editions.length === 0 ? html`<p class="empty">Nothing has been published yet.</p>` : newsOf(settings, editions),
  });
  return { body, type: "text/html", changedAt };
}

function newsOf(settings: Settings, editions: readonly Edition[]): Markup {
  const [first, ...rest] = editions;
  const next = rest.slice(0, beside);
  const others = rest.slice(beside);
  const desks = [...new Set(others.map((edition) => edition.desk))].toSorted((a, b) => a.localeCompare(b, "en-GB"));
  return html`<div class="top">
${first === undefined ? "" : html`<div class="first">${teaser(settings, first, { picture: true, desk: true })}</div>`}
${next.length === 0 ? "" : html`<div class="next">${next.map((each) => teaser(settings, each, { picture: false, desk: true }))}</div>`}
</div>
${
  desks.length === 0
    ? ""
    : html`<div class="desks">${desks.map(
        (desk) =>
          html`<section class="desk"><h2>${desk}</h2>${others
            .filter((edition) => edition.desk === desk)
            .map((each, index) => teaser(settings, each, { picture: index === 0, desk: false }))}</section>`,
      )}</div>`
}`;
}

function teaser(
  { newsroom: { zone } }: Settings,
  edition: Edition,
  shown: { readonly picture: boolean; readonly desk: boolean },
): Markup {
  const doc = schema.nodeFromJSON(edition.copy);
  const standfirst = standfirstOf(doc);
  const image = shown.picture ? leadOf(doc)?.image : undefined;
  const picture = edition.pictures.find((each) => each.image === image);
  const heading = html`<a href="${edition.path}" dir="auto">${raw(headlineHtml(doc))}</a>`;
  return html`<div class="teaser">
${
  picture === undefined
    ? ""
    : html`<img src="${picturePath(picture.image, "medium")}" width="${picture.width}" height="${picture.height}" alt="${leadOf(doc)?.alt ?? ""}">`
}
${shown.desk ? html`<p class="kicker">${edition.desk}</p><h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
${standfirst === "" ? "" : html`<p class="standfirst" dir="auto">${standfirst}</p>`}
<p class="times">${moment(edition.firstPublished, `${readersDay(edition.firstPublished, zone)}, ${readersTime(edition.firstPublished, zone)}`)}${
    edition.kind === "correction"
      ? html` · Corrected ${moment(edition.publishedAt, readersMoment(edition.publishedAt, zone))}`
      : ""
  }</p>
</div>`;
}
