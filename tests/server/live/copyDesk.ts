import { expect, onTestFinished } from "vitest";
import type { StoryId } from "#contract/fields.ts";
import { guard } from "#document/guard.ts";
import { noLedger } from "#document/ledger.ts";
import { blankCopy, schema } from "#document/schema.ts";
import { createApp, type App } from "#server/core/app.ts";
import type { Deps } from "#server/core/deps.ts";
import { commitsAfter } from "#server/core/repos/commits.ts";
import { afterSteps, readCopyAt } from "#server/core/live/storedCopy.ts";
import { stepsOf } from "#server/core/live/recentLog.ts";
import { find } from "#tests/document/edits.ts";
import { aNewsdesk, type Newsdesk } from "../stories/newsdesk.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aTab, type Tab } from "./tab.ts";
import { Writer } from "./writer.ts";

/** The newsroom with its sockets. Everything is let go when the test ends. */
export interface CopyDesk extends Newsdesk {
  /** A tab of somebody's, on this application or on another that shares its database. */
  tab(name: PersonName, given?: { readonly app?: App; readonly unread?: number | null }): Promise<Tab>;
  /** Somebody with the story open. */
  writer(name: PersonName, story: { readonly id: StoryId }, given?: { readonly app?: App }): Promise<Writer<Tab>>;
  /** A second process on the same database: what is not given is its own. */
  another(changes: Partial<Deps>): App;
}

export async function aCopyDesk(changes: Parameters<typeof aNewsdesk>[0] = {}): Promise<CopyDesk> {
  const desk = await aNewsdesk(changes);
  const apps = [desk.app];
  onTestFinished(async () => {
    for (const app of apps) await app.stop();
  });
  const tab: CopyDesk["tab"] = async (name, { app = desk.app, unread = null } = {}) =>
    aTab(app, await desk.as(name), { unread });
  return {
    ...desk,
    tab,
    writer: async (name, story, given = {}) => Writer.in(await tab(name, given), story),
    another: (own) => {
      const app = createApp({ ...desk.deps, ...own });
      apps.push(app);
      return app;
    },
  };
}

/** Leyi Chen with the usual story open, in which she has suggested "night " before "ferry will", as `s1`. */
export async function suggestNight(desk: CopyDesk, story: { readonly id: StoryId }): Promise<Writer<Tab>> {
  const leyi = await desk.writer("Leyi Chen", story);
  const mark = schema.mark("insertion", { id: "s1", by: desk.people["Leyi Chen"].id });
  leyi.change((tr) => tr.insert(find(leyi.doc, "ferry will")[0], schema.text("night ", [mark])));
  await expect.poll(() => leyi.isSaved).toBe(true);
  return leyi;
}

/** Waits until all have the same copy, saved, and it is the stored one; gives its words. */
export async function converged(desk: Newsdesk, story: { readonly id: StoryId }, writers: readonly Writer[]) {
  const haveMet = () => writers.every((writer) => writer.isSaved && writer.log.seq === writers[0]?.log.seq);
  await expect.poll(haveMet, { timeout: 40_000 }).toBe(true);
  const stored = await readCopyAt(desk.deps.db, story.id);
  for (const writer of writers) {
    expect(writer.log.seq).toBe(stored.seq);
    expect(writer.doc.toJSON()).toEqual(stored.doc.toJSON());
  }
  return stored.doc.textBetween(0, stored.doc.content.size, "\n");
}

/**
 * The copy that the story's whole log makes, from the blank one that it began with. Each row is held against the guard
 * once more, in the mode that it was stored under: none may be there that it would refuse.
 */
export async function replayed(desk: Newsdesk, story: { readonly id: StoryId }) {
  let doc = blankCopy();
  for (const commit of await commitsAfter(desk.deps.db, story.id, 0)) {
    const after = afterSteps(doc, stepsOf(commit), story.id);
    const { person, mode } = commit;
    expect(guard({ before: doc, after, person, mode, ledger: noLedger })).toBeNull();
    doc = after;
  }
  return schema.nodeFromJSON(doc.toJSON());
}
