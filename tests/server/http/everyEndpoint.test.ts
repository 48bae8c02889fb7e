import { describe, expect, test } from "vitest";
import { commonProblems, type Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import { anApp } from "../support/app.ts";
import { refusalIn } from "../support/caller.ts";
import { type Ask, commonWays } from "./commonWays.ts";

const all: readonly Endpoint[] = Object.values(endpoints);
const those = (isOne: (endpoint: Endpoint) => boolean) =>
  all.filter(isOne).map((endpoint) => [endpoint.name, endpoint] as const);

async function codesOf(ask: Ask, asked: readonly Endpoint[]): Promise<readonly string[]> {
  const codes: string[] = [];
  for (const endpoint of asked) codes.push(`${endpoint.name} ${(await refusalIn(endpoint, await ask(endpoint))).code}`);
  return codes;
}

describe("every endpoint answers, where its kind does,", () => {
  test.each(Object.entries(commonWays))("%s", { timeout: 60_000 }, async (code, prepared) => {
    const asked = all.filter((endpoint) => commonProblems(endpoint).some((each) => each === code));
    expect(asked).not.toEqual([]);
    expect(await codesOf(await prepared(), asked)).toEqual(asked.map(({ name }) => `${name} ${code}`));
  });

  test("nothing that has no way to it here", () => {
    expect(new Set(Object.keys(commonWays))).toEqual(new Set(all.flatMap(commonProblems)));
  });
});

describe("every endpoint", () => {
  test.each(those((each) => each.ifMatch !== undefined))("%s takes one strong tag", async (_, endpoint) => {
    const { signedInAs } = await anApp();
    const admin = await signedInAs("Desk Admin");
    const path = endpoint.path.replace(":storyId", "01890000-0000-7000-8000-000000000000");
    for (const tag of ["*", '"1", "2"', "1", '"']) {
      const answer = await admin.send(endpoint.method, path, { headers: { "if-match": tag } });
      expect((await refusalIn(endpoint, answer)).code).toBe("request/badPrecondition");
    }
  });

  test.each(those((each) => each.problems.includes("story/unknown")))(
    "%s knows no story that there is not",
    async (_, endpoint) => {
      const { signedInAs } = await anApp();
      const admin = await signedInAs("Desk Admin");
      const path = endpoint.path.replace(":storyId", "none").replace(":number", "1");
      const answer = await admin.send(endpoint.method, path, { headers: { "idempotency-key": "one" } });
      expect((await refusalIn(endpoint, answer)).code).toBe("story/unknown");
    },
  );
});
