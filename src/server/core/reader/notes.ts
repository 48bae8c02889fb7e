import { html } from "hono/html";
import type { Node } from "prosemirror-model";
import { childOf, headlineOf, standfirstOf } from "#document/fields.ts";
import { correctionHead } from "#domain/corrections.ts";
import { readersMoment } from "#domain/times.ts";
import type { Edition } from "../repos/editions.ts";
import { type Markup, moment } from "./layout.ts";

/** An edition with the document that its copy is. */
export interface Reading {
  readonly edition: Edition;
  readonly doc: Node;
}

/** What an article says of its own past: notes above or below its text, and when it was not to be read. */
interface Notes {
  readonly above: Markup | "";
  readonly below: Markup | "";
  readonly editions: Markup | "";
}

/**
 * The notes of a story's editions, newest first as they are given. One about something that stood in the headline, the
 * standfirst or the first three paragraphs goes above the text, as prominent as the mistake was; others at its foot.
 */
export function notesFor(readings: readonly Reading[], zone: string): Notes {
  const above: Markup[] = [];
  const below: Markup[] = [];
  readings.forEach(({ edition, doc }, index) => {
    const { kind, readerNote, publishedAt } = edition;
    if (kind === null || readerNote === null) return;
    const before = readings[index + 1]?.doc;
    const note = html`<p data-note="${kind}" dir="auto"><b>${correctionHead(kind, publishedAt, zone)}</b> ${readerNote}</p>`;
    (before !== undefined && openingOf(before) !== openingOf(doc) ? above : below).push(note);
  });
  return { above: gathered(above), below: gathered(below), editions: editionsOf(readings, zone) };
}

function gathered(notes: readonly Markup[]): Markup | "" {
  return notes.length === 0 ? "" : html`<div class="notes" role="group" aria-label="Notes to readers">${notes}</div>`;
}

/** What stands at the top of the copy, as text. */
function openingOf(doc: Node): string {
  const paragraphs = childOf(doc, "body")?.children.filter((node) => node.type.name === "paragraph") ?? [];
  const opening = paragraphs.map((node) => node.textContent.trim()).filter((text) => text !== "");
  return [headlineOf(doc), standfirstOf(doc), ...opening.slice(0, 3)].join("\n");
}

/** The list of editions, where there is more than one: each with its moment, and when the article was withdrawn. */
function editionsOf(readings: readonly Reading[], zone: string): Markup | "" {
  if (readings.length < 2) return "";
  const said = (at: string) => moment(at, readersMoment(at, zone));
  const rows = readings.flatMap(({ edition }) => [
    html`<li>Edition ${edition.number}, ${said(edition.publishedAt)}</li>`,
    ...edition.metadata.withdrawn.map(({ from, to }) => html`<li>Withdrawn from ${said(from)} to ${said(to)}</li>`),
  ]);
  return html`<section class="editions" aria-labelledby="editions"><h2 id="editions">Editions</h2><ol>${rows}</ol></section>`;
}
