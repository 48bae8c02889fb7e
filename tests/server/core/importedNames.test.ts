import { describe, expect, test } from "vitest";
import { importWord } from "#contract/imports.ts";
import { importedId } from "#domain/importedNames.ts";
import { sql } from "#server/core/db.ts";
import { aWordFile, ins, p, r } from "#tests/builders/wordFile.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";

describe("the database", () => {
  test("has no person with the id of an imported name, and no imported name with a person's", async () => {
    const desk = await aNewsdesk();
    const body = await aWordFile({ body: p(r("The ferry ") + ins("Ann Bee", "never ") + r("stops.")) });
    const story = await (await desk.as("Leyi Chen")).call(importWord, { query: {}, body });
    const id = desk.deps.ids.next();
    await expect(
      desk.deps.db.run(sql`
        insert into people (id, name, email, roles, created_at)
        values (${importedId(id)}, 'Ann Bee', 'ann.bee@dailydesk.example', '{writer}', now())`),
    ).rejects.toThrow(/violates check constraint/u);
    await expect(
      desk.deps.db.run(sql`insert into imported_names (id, story_id, name) values (${id}, ${story.id}, 'Cy Dee')`),
    ).rejects.toThrow(/violates check constraint/u);
  });

  test("has each suggestion as a person's or as an imported name's of the same story, and never as both's", async () => {
    const desk = await aNewsdesk();
    const body = await aWordFile({ body: p(r("The ferry ") + ins("Ann Bee", "never ") + r("stops.")) });
    const leyi = await desk.as("Leyi Chen");
    const [one, other] = [
      await leyi.call(importWord, { query: {}, body }),
      await leyi.call(importWord, { query: {}, body }),
    ];
    const { id } = desk.people["Leyi Chen"];
    await expect(desk.deps.db.run(sql`update suggestions set by = ${id} where story_id = ${one.id}`)).rejects.toThrow(
      /violates check constraint/u,
    );
    await expect(
      desk.deps.db.run(sql`
        update suggestions s
           set imported_by = n.id
          from imported_names n
         where s.story_id = ${one.id} and n.story_id = ${other.id}`),
    ).rejects.toThrow(/violates foreign key constraint/u);
  });
});
