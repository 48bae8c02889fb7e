import { createStore, del, entries, promisifyRequest, type UseStore } from "idb-keyval";
import { z } from "zod";
import { keptNames } from "#domain/keptNames.ts";
import { modes } from "#domain/mode.ts";
import { unsentKeptForDays } from "#domain/storage.ts";
import type { KeptWork } from "#editor/copyStore.ts";

const commitInFlight = z.object({
  ref: z.string(),
  base: z.number(),
  epoch: z.number(),
  steps: z.array(z.unknown()),
  gone: z.array(z.string()),
});

const keptWork = z.object({
  seq: z.number(),
  epoch: z.number(),
  doc: z.unknown(),
  unconfirmed: z.array(
    z.object({
      step: z.unknown(),
      undo: z.array(z.unknown()),
      gone: z.string(),
      index: z.number().nullable(),
    }),
  ),
  inflight: commitInFlight.nullable(),
  madeIn: z.enum(modes).nullable().default(null),
  tray: z.array(
    z.object({
      // What an earlier desk kept had no id, and did not know who.
      id: z.string().default(() => crypto.randomUUID()),
      text: z.string(),
      why: z.string(),
      by: z.string().nullable().default(null),
      at: z.string().nullable().default(null),
    }),
  ),
  unsent: z.array(z.object({ id: z.string(), copy: z.unknown() })).default([]),
});

const dated = z.object({ at: z.number() });
const record = dated.extend({ work: keptWork });

/** One tab's unsent work on one story, as this browser keeps it: under its own key, so that no two tabs' work mixes. */
export interface UnsentRecord {
  readonly key: string;
  readonly storyId: string;
  readonly personId: string;
  /** When it was kept last, by this computer's clock, in milliseconds. */
  readonly at: number;
  readonly work: KeptWork;
}

/** A record that is this tab's for as long as it holds on to it. */
export interface Hold {
  readonly key: string;
  readonly letGo: () => void;
}

const dayMs = 24 * 3_600_000;

export function unsentDatabase(): UseStore {
  return createStore(keptNames.unsent, "work");
}

/** A key for one more record. */
export function newRecordKey(storyId: string, personId: string): string {
  return `${storyId}/${personId}/${crypto.randomUUID()}`;
}

/** Every record that can be read, the newest first. One that an older or newer desk has written is left as it is. */
export async function unsentRecords(database: UseStore): Promise<readonly UnsentRecord[]> {
  const found = await entries<string, unknown>(database);
  return found
    .flatMap(([key, value]) => {
      const read = record.safeParse(value);
      const [storyId, personId, tab] = key.split("/");
      if (!read.success || storyId === undefined || personId === undefined || tab === undefined) return [];
      return [{ key, storyId, personId, ...read.data }];
    })
    .toSorted((a, b) => b.at - a.at);
}

/**
 * Keeps work under a key. The transaction is ended here and not left to end by itself: a page that is just being closed
 * has no time for the second.
 */
export function keepUnder(key: string, work: KeptWork, database: UseStore): Promise<void> {
  return database("readwrite", (store) => {
    const { transaction } = store;
    store.put({ at: Date.now(), work }, key);
    transaction.commit();
    return promisifyRequest(transaction);
  });
}

/** What was kept under a key, if it is what this version of the desk keeps. */
export function workIn(found: unknown): KeptWork | null {
  return record.safeParse(found).data?.work ?? null;
}

/** Lets go of what has lain for thirty days without a tab that has it open. */
export async function letOldRecordsGo(database: UseStore, now: number): Promise<void> {
  const isOld = (value: unknown) => now - (dated.safeParse(value).data?.at ?? now) > unsentKeptForDays * dayMs;
  const old = (await entries<string, unknown>(database)).filter(([, value]) => isOld(value));
  for (const [key] of old) {
    const hold = await taken(key, null);
    if (hold === null) continue;
    await del(key, database);
    hold.letGo();
  }
}

/**
 * Takes a record for this tab, or gives null where another has it. The lock ends with the tab, however that ends. A
 * page that was just left may still hold it for a moment: so long it is waited for; null waits for nothing.
 */
export function taken(key: string, withinMs: number | null): Promise<Hold | null> {
  return new Promise((settle) => {
    const wait = withinMs === null ? { ifAvailable: true } : { signal: AbortSignal.timeout(withinMs) };
    navigator.locks
      .request(lockOf(key), wait, (lock) => {
        if (lock === null) return settle(null);
        return new Promise<void>((end) => settle({ key, letGo: end }));
      })
      .catch(() => settle(null));
  });
}

/** Settles once no tab has a record any more, with true; with false where it was not waited for until then. */
export function untilLeft(key: string, signal: AbortSignal): Promise<boolean> {
  return navigator.locks.request(lockOf(key), { signal }, () => true).catch(() => false);
}

/** What of this person's no open tab has, story by story, with the headline that it was kept with. */
export async function unsentStories(
  personId: string,
): Promise<readonly { readonly storyId: string; readonly headline: string }[]> {
  if (!("locks" in navigator)) return [];
  const { held = [] } = await navigator.locks.query();
  const open = new Set(held.map(({ name }) => name));
  const found = (await unsentRecords(unsentDatabase())).filter(
    (each) => each.personId === personId && !open.has(lockOf(each.key)),
  );
  const stories = new Map(found.map((each) => [each.storyId, headlineOf(each.work.doc)]));
  return [...stories].map(([storyId, headline]) => ({ storyId, headline }));
}

function lockOf(key: string): string {
  return `${keptNames.unsent}/${key}`;
}

const keptCopy = z.object({
  content: z.array(
    z.object({ type: z.string(), content: z.array(z.object({ text: z.string().optional() })).optional() }),
  ),
});

function headlineOf(doc: unknown): string {
  const read = keptCopy.safeParse(doc);
  const headline = read.data?.content.find(({ type }) => type === "headline");
  return (headline?.content ?? []).map(({ text = "" }) => text).join("");
}
