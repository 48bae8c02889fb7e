import { describe, expect, test } from "vitest";
import { commonProblems, type Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import { useCases } from "#server/core/useCases/all.ts";
import { filesLike } from "./sources.ts";

const named: readonly (readonly [string, Endpoint])[] = Object.entries(endpoints);
const all = named.map(([, endpoint]) => endpoint);

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

/** Every endpoint that a file of the contract exports, whether or not it is in the list. */
async function definedInTheContract(): Promise<readonly string[]> {
  const files = filesLike("src/contract/*.ts").filter((path) => !path.endsWith("/endpoints.ts"));
  const modules = await Promise.all(files.map((path): Promise<object> => import(/* @vite-ignore */ `../../${path}`)));
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]: [string, unknown]) =>
      typeof value === "object" && value !== null && "method" in value && "path" in value ? [name] : [],
    ),
  );
}

describe("the endpoints", () => {
  test("are listed, each by its own name", async () => {
    expect(named.map(([name]) => name).toSorted()).toEqual((await definedInTheContract()).toSorted());
    for (const [name, endpoint] of named) expect(endpoint.name).toBe(name);
  });

  test("have names of their own, and addresses of their own", () => {
    expect(all.length).toBeGreaterThan(30);
    expect(repeated(all.map(({ name }) => name))).toEqual([]);
    // What differs in the name of a parameter alone is one address.
    expect(repeated(all.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ":")}`))).toEqual([]);
  });

  test.each(named)("%s is mounted, and has a summary", (name, { summary }) => {
    expect(useCases).toHaveProperty(name, expect.any(Function));
    expect(summary).toMatch(/^[A-Z][^\n]{5,}[^.\s]$/);
  });

  test("say for every POST what becomes of an Idempotency-Key", () => {
    expect(all.filter(({ method, idempotency }) => method === "POST" && idempotency === undefined)).toEqual([]);
  });

  test("take parameters that their addresses have, and no others", () => {
    for (const { path, params } of all)
      expect([...path.matchAll(/:(\w+)/g)].map(([, name]) => name)).toEqual(Object.keys(params?.shape ?? {}));
  });

  test("name no problem twice, nor one that every endpoint of their kind answers", () => {
    const twice = all.flatMap((endpoint) =>
      repeated([...endpoint.problems, ...commonProblems(endpoint)]).map((code) => `${endpoint.name} ${code}`),
    );
    expect(twice).toEqual([]);
  });
});
