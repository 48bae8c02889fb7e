import { describe, expect, test } from "vitest";
import { type EndpointName, endpoints } from "#contract/endpoints.ts";
import { aNewsdesk } from "../stories/newsdesk.ts";
import { copyProvocations } from "./copy.ts";
import { importProvocations } from "./imports.ts";
import { newsroomProvocations } from "./newsroom.ts";
import { noteProvocations } from "./notes.ts";
import { noticeProvocations } from "./notices.ts";
import type { Provocations, Provoke } from "./provoke.ts";
import { storyProvocations } from "./stories.ts";
import { suggestionProvocations } from "./suggestions.ts";
import { trayProvocations } from "./tray.ts";
import { versionProvocations } from "./versions.ts";

const provocations: Provocations<EndpointName> = {
  ...newsroomProvocations,
  ...storyProvocations,
  ...copyProvocations,
  ...suggestionProvocations,
  ...importProvocations,
  ...trayProvocations,
  ...noteProvocations,
  ...noticeProvocations,
  ...versionProvocations,
};

const all: readonly (readonly [string, string, Provoke])[] = Object.entries(provocations).flatMap(([name, problems]) =>
  Object.entries<Provoke>(problems).map(([code, provoke]) => [name, code, provoke] as const),
);

describe("every problem that an endpoint declares", () => {
  test.each(all)("%s answers %s", async (_, code, provoke) => {
    const desk = await aNewsdesk();
    expect((await provoke(desk)).code).toBe(code);
  });

  test("has a way to it here", () => {
    const declared = Object.values(endpoints).flatMap((each) => each.problems.map((code) => `${each.name} ${code}`));
    expect(new Set(all.map(([name, code]) => `${name} ${code}`))).toEqual(new Set(declared));
  });
});
