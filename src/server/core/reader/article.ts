import { html, raw } from "hono/html";
import { imageSizes } from "#contract/images.ts";
import type { StoryId } from "#contract/fields.ts";
import { leadOf, standfirstOf, headlineOf } from "#document/fields.ts";
import { bodyHtml, headlineHtml, leadHtml, standfirstHtml } from "#document/html.ts";
import { schema } from "#document/schema.ts";
import { creditRoleNames, printedCredits } from "#domain/credits.ts";
import { beforeListed } from "#domain/people.ts";
import { type Instant, readersMoment } from "#domain/times.ts";
import type { Deps, Settings } from "../deps.ts";
import { type Edition, editionsOf } from "../repos/editions.ts";
import { type Markup, moment, pageOf } from "./layout.ts";
import { notesFor, type Reading } from "./notes.ts";
import { picturePath } from "./pictures.ts";
import type { Answer } from "./respond.ts";

/** The page of a story that readers have: its newest edition, with what the earlier ones got wrong. */
export async function articlePage(deps: Deps, storyId: StoryId): Promise<Answer> {
  const editions = await editionsOf(deps.db, storyId);
  const [newest] = editions;
  if (newest === undefined) throw new Error(`story ${storyId} has an address and no edition`);
  const readings = editions.map((edition) => ({ edition, doc: schema.nodeFromJSON(edition.copy) }));
  const body = await pageOf(deps.settings, {
    title: `${headlineOf(schema.nodeFromJSON(newest.copy))} – ${deps.settings.newsroom.name}`,
    head: headOf(deps.settings, newest),
    beside: newest.desk,
    skipTo: "Skip to the article",
    main: articleOf(deps.settings, newest, readings),
  });
  return { body, type: "text/html", changedAt: newest.publishedAt };
}

function articleOf(settings: Settings, edition: Edition, readings: readonly Reading[]): Markup {
  const doc = schema.nodeFromJSON(edition.copy);
  const given = { pictureUrl: (id: string) => picturePath(id, "large"), pictureAttributes: attributesOf(edition) };
  const standfirst = standfirstHtml(doc);
  const notes = notesFor(readings, settings.newsroom.zone);
  return html`<div class="reading">
<article>
<h1 data-field="headline" dir="auto">${raw(headlineHtml(doc))}</h1>
${standfirst === "" ? "" : html`<p data-field="standfirst" dir="auto">${raw(standfirst)}</p>`}
${timesOf(edition, settings.newsroom.zone)}
${notes.above}
${raw(leadHtml(doc, given))}
<div data-field="body">
${raw(bodyHtml(doc, given))}
</div>
${creditsOf(edition, settings)}
${notes.below}
</article>
${notes.editions}
</div>`;
}

/** The one line that is printed everywhere, each name with its own direction (scenario K-04). */
function creditsOf(edition: Edition, { newsroom }: Settings): Markup | "" {
  const printed = printedCredits(edition.credits, newsroom.name);
  if (printed.length === 0) return "";
  const roles = printed.map(({ role, names }, index) => {
    const people = names.map((name, at) => html`${beforeListed(at, names.length)}<bdi>${name}</bdi>`);
    return html`${index === 0 ? "" : " | "}${creditRoleNames[role]}: ${people}`;
  });
  return html`<p data-field="credits">${roles}</p>`;
}

const changedNames = { update: "Updated", correction: "Corrected", clarification: "Clarified" } as const;

function timesOf(edition: Edition, zone: string): Markup {
  const said = (at: string) => moment(at, readersMoment(at, zone));
  const changed = edition.kind === null ? "" : html`. ${changedNames[edition.kind]} ${said(edition.publishedAt)}`;
  return html`<p class="times">Published ${said(edition.firstPublished)}${changed}</p>`;
}

/** A picture's size, and its other sizes for narrower screens. */
function attributesOf({ pictures }: Edition) {
  return (image: string): Readonly<Record<string, string>> => {
    const picture = pictures.find((each) => each.image === image);
    if (picture === undefined) return {};
    const widths = [
      ["small", Math.min(imageSizes.small, picture.width)],
      ["medium", Math.min(imageSizes.medium, picture.width)],
      ["large", Math.min(imageSizes.large, picture.width)],
    ] as const;
    return {
      width: String(picture.width),
      height: String(picture.height),
      srcset: widths.map(([size, width]) => `${picturePath(image, size)} ${width}w`).join(", "),
      sizes: "(max-width: 720px) 100vw, 680px",
    };
  };
}

/** What other programs read of the page: nothing that is not on it. */
function headOf({ siteUrl, newsroom }: Settings, edition: Edition): Markup {
  const doc = schema.nodeFromJSON(edition.copy);
  const lead = leadOf(doc);
  const picture = edition.pictures.find((each) => each.image === lead?.image);
  const description = standfirstOf(doc);
  const address = `${siteUrl}${edition.path}`;
  const property = (name: string, content: string) => html`<meta property="${name}" content="${content}">\n`;
  return html`${description === "" ? "" : html`<meta name="description" content="${description}">`}
<meta name="robots" content="max-image-preview:large">
<link rel="canonical" href="${address}">
${property("og:type", "article")}${property("og:title", headlineOf(doc))}${
  description === "" ? "" : property("og:description", description)
}${property("og:url", address)}${property("og:site_name", newsroom.name)}${property(
  "og:locale",
  newsroom.language.replace("-", "_"),
)}${property("article:published_time", toTheSecond(edition.firstPublished))}${property(
  "article:modified_time",
  toTheSecond(edition.publishedAt),
)}${property("article:section", edition.desk)}${
  picture === undefined || lead === null
    ? ""
    : html`${property("og:image", `${siteUrl}${picturePath(picture.image, "large")}`)}${property(
        "og:image:alt",
        lead.alt,
      )}`
}<meta name="twitter:card" content="${picture === undefined ? "summary" : "summary_large_image"}">`;
}

function toTheSecond(at: Instant): Instant {
  return at.replace(/\.\d+Z$/, "Z");
}
