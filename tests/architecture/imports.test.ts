import { describe, expect, test } from "vitest";
import { offencesIn } from "./offences.ts";
import { filesLike, textOf } from "./sources.ts";

const sources = filesLike("{src,mocks,tests}/**/*.{ts,tsx}", "vite.config.ts");

describe("imports", () => {
  test("keep to the table, in every file", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap((path) => offencesIn(path, textOf(path)))).toEqual([]);
  });

  test.each([
    ["src/domain/slug.ts", 'import { z } from "zod";', "The domain imports nothing"],
    ["src/domain/slug.ts", 'import { call } from "../client/lib/api.ts";', "The domain imports nothing"],
    ["src/checks/names.ts", 'export { Story } from "#contract/stories.ts";', "Checks import the domain alone"],
    ["src/document/schema.ts", 'import type { Node } from "@tiptap/pm/model";', "The document imports"],
    ["src/contract/stories.ts", 'type Tree = import("#document/schema.ts").Tree;', "The contract imports"],
    ["src/server/core/app.ts", 'import { readFile } from "node:fs/promises";', "The server's core imports"],
    ["src/server/core/reader/front.ts", 'import { find } from "../repos/stories.ts";', "editions and addresses alone"],
    ["src/server/core/reader/front.ts", 'import { find } from "#server/core/repos/stories.ts";', "editions and"],
    ["src/server/node/main.ts", 'import { CopyEditor } from "#editor/CopyEditor.tsx";', "The server's Node side"],
    ["src/editor/CopyEditor.tsx", 'const client = await import("@tanstack/react-query");', "The editor imports"],
    ["src/client/ui/Button.tsx", 'import { call } from "#client/lib/api.ts";', "client/ui imports"],
    ["src/client/lib/api.ts", 'import { desk } from "#client/features/desk/desk.ts";', "client/lib imports"],
    ["src/client/features/desk/Desk.tsx", 'import { Notes } from "../notes/Notes.tsx";', "no other feature"],
    ["src/client/features/desk/Desk.tsx", 'import { N } from "#client/features/notes/N.tsx";', "no other feature"],
    ["src/client/features/desk/Desk.tsx", 'import { Menu } from "@base-ui/react/menu";', "A feature imports"],
    ["src/client/app/start.tsx", 'import { createApp } from "#server/core/app.ts";', "never the server"],
    ["src/client/app/start.tsx", 'const worker = new URL("../../../mocks/a.ts", import.meta.url);', "never the server"],
    ["src/client/app/start.tsx", 'import { Button } from "../ui/Button.tsx";', "written with its # name"],
    ["src/server/core/app.ts", 'import { verdict } from "../../domain/verdict.ts";', "written with its # name"],
    ["mocks/start.ts", 'import { fromPostgres } from "#server/node/db/postgres.ts";', "The mock imports"],
    ["src/server/core/app.ts", 'import { aStory } from "#tests/builders/aStory.ts";', "The server's core imports"],
    ["src/services/post.ts", "export {};", "no row"],
    ["src/client/app/start.tsx", 'import { x } from "#nowhere/x.ts";', "No such name"],
  ])("of %s may not say: %s", (path, line, rule) => {
    const [offence, ...more] = offencesIn(path, `\n${line}\n`);
    expect(more).toEqual([]);
    expect(offence).toContain(rule);
  });

  test.each([
    ["src/document/html.ts", 'import { Node } from "prosemirror-model";'],
    ["src/server/core/reader/front.ts", 'import { list } from "../repos/editions.ts";'],
    ["src/server/core/useCases/stories/create.ts", 'import { lock } from "../../transaction.ts";'],
    [
      "src/client/features/desk/Desk.tsx",
      'import { Button } from "#client/ui/Button.tsx"; import css from "./Desk.module.css";',
    ],
    ["src/client/lib/live.ts", 'import type { Channel } from "#editor/channel.ts";'],
    ["src/server/node/migrations.ts", 'new URL("../core/migrations/", import.meta.url);'],
    ["src/server/node/main.ts", 'new URL("../../../", import.meta.url);'],
    ["src/main.tsx", 'await import("#mocks/start.ts");'],
  ])("of %s may say: %s", (path, line) => {
    expect(offencesIn(path, line)).toEqual([]);
  });
});
