import type { Node } from "prosemirror-model";
import { picturesOf } from "#document/fields.ts";
import { acceptAll } from "#document/reading.ts";
import { creditLine } from "#domain/credits.ts";
import { publicPath } from "#domain/slug.ts";
import { canonicalJson } from "../../../canonicalJson.ts";
import type { Tx } from "../../../db.ts";
import { sha256 } from "../../../digest.ts";
import { makeLive, moveOthers, ownAddress } from "../../../repos/addresses.ts";
import { type EditionMetadata, insertEdition, newestEdition, picturesById } from "../../../repos/editions.ts";
import { type EffectWriter, personOf, type Work } from "../work.ts";
import { noteForReaders } from "./reopen.ts";
import { keepVersion } from "./version.ts";

/**
 * Publishes: a version, the edition, and the address at which readers find it. All that the reader's page shows is in
 * the edition, and nothing can change it afterwards; the copy is the one that the verdict was taken on, since it is
 * locked.
 */
export const edition: EffectWriter = async (tx, work) => {
  const { story, facts, ctx } = work;
  const { name, zone, language } = ctx.deps.settings.newsroom;
  if (story.slug === null || story.desk === null) throw new Error("an edition has a slug and a desk");
  const last = await newestEdition(tx, story.id);
  const before = await ownAddress(tx, story.id);
  const path = publicPath(story.slug, last?.firstPublished ?? ctx.now, zone);
  const withdrawn = before?.answer === "gone" ? [{ from: before.since, to: ctx.now }] : [];
  const reading = acceptAll(work.copy.doc);
  const metadata: EditionMetadata = {
    slug: story.slug,
    deskSlug: story.desk.slug,
    language,
    newsroom: name,
    words: facts.copy.words,
    withdrawn,
  };
  const content = {
    number: (last?.number ?? 0) + 1,
    path,
    copy: reading.toJSON() as unknown,
    credits: facts.credits,
    pictures: await picturesById(tx, imagesIn(reading)),
    metadata,
    line: creditLine(facts.credits, name),
    desk: story.desk.name,
    kind: story.reopened?.kind ?? null,
    readerNote: noteForReaders(work).readerNote ?? story.readerNote,
  };
  await insertEdition(tx, {
    ...content,
    storyId: story.id,
    versionId: await keepVersion(tx, work, "As published", "published"),
    seq: work.copy.seq,
    hash: await sha256(canonicalJson(content)),
    by: personOf(work).id,
    at: ctx.now,
    setFor: work.said.setFor ?? null,
  });
  await putAddress(tx, work, path);
  return { schedule: null };
};

/** The old address sends readers on; a live one elsewhere must be moved first, since a story has one at a time. */
async function putAddress(tx: Tx, work: Work, path: string): Promise<void> {
  await moveOthers(tx, work.story.id, path, work.ctx.now);
  if (!(await makeLive(tx, work.story.id, path, work.ctx.now)))
    throw new Error(`the address ${path} belongs to another story`);
}

/** The ids of the images that the copy shows, each once, in their order. */
function imagesIn(reading: Node): readonly string[] {
  const images = picturesOf(reading).map((picture) => picture.image);
  return [...new Set(images)].filter((image) => image !== null);
}
