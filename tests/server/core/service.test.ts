import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { endpoints } from "#contract/endpoints.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { readDocs, readHealth } from "#contract/service.ts";
import { problems } from "#domain/problems.ts";
import { apiHeaders } from "#server/core/http/headers.ts";
import { problemsOf } from "#server/core/mount.ts";
import { plainPageStyle } from "#server/core/pages/plainPage.ts";
import { anApp } from "../support/app.ts";

const all: readonly Endpoint[] = Object.values(endpoints);

interface Operation {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly "x-problems": readonly { readonly type: string }[];
}

async function description(): Promise<Description> {
  const { nobody } = await anApp();
  return (await (await nobody.send("GET", "/api/openapi.json")).json()) as Description;
}

function operationOf({ paths }: Description, { path, method }: Endpoint): Operation | undefined {
  return paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
}

describe("the description of the API", () => {
  test("has every endpoint with its parameters, body, answers and problems", async () => {
    const described = await description();
    expect(described.openapi).toBe("3.1.0");
    for (const endpoint of all) {
      const operation = operationOf(described, endpoint);
      expect(operation?.operationId).toBe(endpoint.name);
      const inPath = operation?.parameters.filter((each) => each.in === "path").map((each) => each.name);
      expect(inPath).toEqual(Object.keys(endpoint.params?.shape ?? {}));
      expect(operation?.requestBody !== undefined).toBe(endpoint.body !== undefined || endpoint.takes !== undefined);
      const told = Object.values(operation?.responses ?? {})
        .map((response) => response.description)
        .join("; ");
      for (const code of problemsOf(endpoint)) expect(told).toContain(`/problems/${code}`);
    }
  });

  test("has nothing that the API has not", async () => {
    const { paths } = await description();
    const described = Object.values(paths).flatMap((operations) =>
      Object.values(operations).map((each) => each.operationId),
    );
    expect(described.toSorted()).toEqual(Object.keys(endpoints).toSorted());
  });

  test("lists every problem, and each has its page", async () => {
    const { "x-problems": listed } = await description();
    expect(listed.map((each) => each.type)).toEqual(Object.keys(problems).map((code) => `/problems/${code}`));
    const { nobody } = await anApp();
    for (const { type } of listed) {
      const page = await nobody.send("GET", type);
      expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    }
    expect((await nobody.send("GET", "/problems/story/invented")).status).toBe(404);
  });
});

describe("the API, to read", () => {
  test("has every endpoint, and needs no script", async () => {
    const { nobody } = await anApp();
    const page = await nobody.call(readDocs, {});
    for (const { method, path } of all) expect(page).toContain(`${method} ${path}`);
    expect(page).not.toContain("<script");
  });

  test("has a style that its policy knows", () => {
    const hash = createHash("sha256").update(plainPageStyle).digest("base64");
    expect(apiHeaders["content-security-policy"]).toContain(`'sha256-${hash}'`);
  });
});

describe("health", () => {
  test("answers with the database that is used, to anybody", async () => {
    const { nobody, deps } = await anApp();
    expect(await nobody.call(readHealth, {})).toEqual({ ok: true, database: deps.db.kind, version: "test" });
  });
});
