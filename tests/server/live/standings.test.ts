import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "#server/core/db.ts";
import { standAs, standingsTo } from "#server/core/repos/standings.ts";
import type { PersonName } from "../support/newsroom.ts";
import { aCopyDesk, type CopyDesk } from "./copyDesk.ts";

const people = ["Leyi Chen", "Fiona Patterson", "Duty Editor"] as const;

interface Given {
  readonly story: string;
  readonly of: (name: PersonName) => string;
}

const joins = (name: PersonName, part: string) => (given: Given) =>
  `insert into story_people (story_id, person_id, part, since) values ('${given.story}', '${given.of(name)}', '${part}', now())`;
const becomes = (change: string) => (given: Given) =>
  `update people set ${change} where id = '${given.of("Leyi Chen")}'`;

const changes: [what: string, change: (given: Given) => string, stillDo: boolean][] = [
  ["do where nothing has changed", () => "select 1", true],
  ["do where one of them follows it now", joins("Duty Editor", "follower"), true],
  ["do where somebody else writes on it too", joins("Mina Sato", "writer"), true],
  ["do not where one of them has become its sub", joins("Fiona Patterson", "sub"), false],
  ["do not where one of them has become a writer of it", joins("Duty Editor", "writer"), false],
  [
    "do not where nobody is on it any more",
    ({ story }) => `delete from story_people where story_id = '${story}'`,
    false,
  ],
  ["do not where it has been filed", ({ story }) => `update stories set stage = 'filed' where id = '${story}'`, false],
  ["do not where one has another role", becomes("roles = '{sub}'"), false],
  ["do not where one has a role more", becomes("roles = roles || '{admin}'::text[]"), false],
  ["do not where one has left", becomes("left_at = now()"), false],
];

describe("people stand to a story as they did", () => {
  test.each(changes)("%s", async (_what, change, stillDo) => {
    const desk = await aCopyDesk();
    const { id: story } = await desk.draft();
    const of = (name: PersonName) => desk.people[name].id;
    const rows = await standingsTo(desk.deps.db, story, people.map(of));
    expect(rows).toHaveLength(people.length);
    const asBefore = () => asked(desk, sql`select ${standAs(story, rows)} as answer`);
    expect(await asBefore()).toBe(true);
    await desk.deps.db.exec(change({ story, of }));
    expect(await asBefore()).toBe(stillDo);
  });
});

async function asked(desk: CopyDesk, question: ReturnType<typeof sql>): Promise<boolean | null> {
  const [row] = await desk.deps.db.rows(z.object({ answer: z.boolean().nullable() }), question);
  return row?.answer ?? null;
}
