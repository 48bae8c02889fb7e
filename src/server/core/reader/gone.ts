import { html } from "hono/html";
import { type Instant, readersMoment } from "#domain/times.ts";
import type { Settings } from "../deps.ts";
import { moment, pageOf } from "./layout.ts";

/** What stands at the address of a withdrawn story: why, and since when. Nothing of the story itself. */
export function gonePage(settings: Settings, reason: string, since: Instant): Promise<string> {
  const { name, zone } = settings.newsroom;
  return pageOf(settings, {
    title: `Withdrawn – ${name}`,
    head: html`<meta name="robots" content="noindex">`,
    skipTo: "Skip to the reason",
    main: html`<div class="told">
<h1>This article has been withdrawn</h1>
<p>${reason}</p>
<p class="times">Withdrawn ${moment(since, readersMoment(since, zone))}</p>
<p><a href="/news">All the news</a></p>
</div>`,
  });
}

/** What stands at every address that nothing public ever had: one page, whatever may lie behind it. */
export function nothingPage(settings: Settings): Promise<string> {
  return pageOf(settings, {
    title: `Not found – ${settings.newsroom.name}`,
    head: html`<meta name="robots" content="noindex">`,
    skipTo: "Skip to what happened",
    main: html`<div class="told">
<h1>There is nothing at this address</h1>
<p>It may have been typed or copied wrongly.</p>
<p><a href="/news">All the news</a></p>
</div>`,
  });
}
