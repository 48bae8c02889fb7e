import { Slice } from "prosemirror-model";
import { z } from "zod";
import type { Story } from "#contract/stories.ts";
import { schema } from "#document/schema.ts";
import { sql } from "#server/core/db.ts";
import type { TestApp } from "../support/app.ts";
import type { PersonName } from "../support/newsroom.ts";
import type { Newsdesk } from "./newsdesk.ts";

/** What somebody has been told, oldest first. */
export async function noticesOf(desk: TestApp, name: PersonName): Promise<string[]> {
  const rows = await desk.deps.db.rows(
    z.object({ says: z.string() }),
    sql`select says from notices where person_id = ${desk.people[name].id} order by at, id`,
  );
  return rows.map((row) => row.says);
}

/** Leaves a suggestion of a person's open: words at the end of the copy that they would add. */
export async function openSuggestion(desk: Newsdesk, story: Story, name: PersonName, id: string): Promise<void> {
  const before = await desk.copyOf(story);
  const end = before.content.size - 2;
  const mark = schema.mark("insertion", { id, by: desk.people[name].id });
  const words = schema.node("headline", null, [schema.text(` ${id}`, [mark])]).content;
  await desk.type(name, story, before.replace(end, end, new Slice(words, 0, 0)));
}

/** Opens a query on the whole story, as notes will; gives the way to resolve it. */
export async function openQuery(desk: Newsdesk, story: Story, name: PersonName, body: string) {
  const id = desk.deps.ids.next();
  const by = desk.people[name].id;
  const at = desk.clock.now();
  await desk.deps.db.run(sql`
    insert into notes (id, story_id, kind, body, opened_by, opened_at)
    values (${id}, ${story.id}, 'query', ${body}, ${by}, ${at})`);
  return {
    id,
    resolve: () => desk.deps.db.run(sql`update notes set resolved_by = ${by}, resolved_at = ${at} where id = ${id}`),
  };
}
