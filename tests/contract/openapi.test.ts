import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commonProblems, type Endpoint } from "#contract/endpoint.ts";
import { endpoints } from "#contract/endpoints.ts";
import { openApi } from "#contract/openapi.ts";
import { problems } from "#domain/problems.ts";

// The part of OpenAPI 3.1 that a description of ours uses: strict, so that a misspelt field is seen.
const JsonSchema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const Content = z.record(z.string().regex(/^[a-z]+\/[a-z.+-]+$/), z.strictObject({ schema: JsonSchema }));
const Parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(["path", "query", "header"]),
    required: z.boolean(),
    schema: JsonSchema,
  })
  .refine((parameter) => parameter.in !== "path" || parameter.required, "what is in a path is always required");
const Answer = z.strictObject({ description: z.string().min(1), content: Content.optional() });
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Parameter),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), Answer),
});
const methods = z.enum(["get", "post", "put", "patch", "delete"]);
const Description = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(methods, Operation)),
  components: z.strictObject({
    schemas: z.record(z.string(), JsonSchema),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal("apiKey"), in: z.literal("cookie"), name: z.string() }),
    ),
  }),
  "x-problems": z.array(
    z.strictObject({ type: z.string(), status: z.int(), title: z.string(), detail: z.string().min(1) }),
  ),
});

const made = openApi({ siteUrl: "https://desk.example.org", version: "1.2.3", newsroom: { name: "The Daily Desk" } });
const description = Description.parse(made);
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every value of every member of that name, however deep. */
function membersNamed(name: string, value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const members: readonly (readonly [string, unknown])[] = Object.entries(value);
  return members.flatMap(([key, each]) => [...(key === name ? [each] : []), ...membersNamed(name, each)]);
}

function isThere(reference: unknown): boolean {
  if (typeof reference !== "string" || !reference.startsWith("#/")) return false;
  let at: unknown = made;
  for (const part of reference.slice(2).split("/"))
    at = typeof at === "object" && at !== null ? new Map(Object.entries(at)).get(part) : undefined;
  return at !== undefined;
}

describe("the description in OpenAPI 3.1", () => {
  test("has an operation for each endpoint, and no other", () => {
    const expected = Object.values(endpoints).map(({ name }) => name);
    expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(expected.toSorted());
  });

  test.each(operations.map((each) => [each.operation.operationId, each] as const))(
    "of %s names each parameter of its path once, and each scheme and schema that it points to",
    (_, { path, operation }) => {
      const named = operation.parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      const all = operation.parameters.map((each) => `${each.in} ${each.name}`);
      expect(new Set(all).size).toBe(all.length);
      for (const scheme of operation.security.flatMap(Object.keys))
        expect(Object.keys(description.components.securitySchemes)).toContain(scheme);
      expect(membersNamed("$ref", operation).filter((reference) => !isThere(reference))).toEqual([]);
    },
  );

  test.each(Object.values(endpoints).map((each): [string, Endpoint] => [each.name, each]))(
    "of %s tells one success and every problem under its status",
    (name, endpoint) => {
      const { responses } = operations.find(({ operation }) => operation.operationId === name)?.operation ?? {};
      expect(Object.keys(responses ?? {}).filter((status) => status < "300")).toHaveLength(1);
      for (const code of [...endpoint.problems, ...commonProblems(endpoint)])
        expect(responses?.[String(problems[code].status)]?.description).toContain(`/problems/${code}`);
    },
  );

  test("lists every problem", () => {
    expect(description["x-problems"].map(({ type }) => type)).toEqual(
      Object.keys(problems).map((code) => `/problems/${code}`),
    );
  });
});
