import { z } from "./zod.ts";
import { type ProblemCode, problems } from "#domain/problems.ts";
import { commonProblems, type Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { Problem } from "./problem.ts";

type Schema = Record<string, unknown>;
/** A description of the API, as OpenAPI 3.1 has it. */
export type Description = { openapi: string } & Record<string, unknown>;

/**
 * Describes every endpoint in OpenAPI 3.1. The schemas are those that check what comes in and shape what goes out, so
 * that the description cannot say anything else; every problem that an endpoint may answer is listed with it.
 */
export function openApi(about: {
  readonly siteUrl: string;
  readonly version: string;
  readonly newsroom: { readonly name: string };
}): Description {
  const paths: Record<string, Record<string, unknown>> = {};
  const all: readonly Endpoint[] = Object.values(endpoints);
  for (const endpoint of all) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: `${about.newsroom.name}: the desk`, version: about.version },
    servers: [{ url: about.siteUrl }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, "output") },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: about.siteUrl.startsWith("https:") ? "__Host-stet" : "stet" },
      },
    },
    "x-problems": Object.entries(problems).map(([code, { status, title, sentence }]) => ({
      type: `/problems/${code}`,
      status,
      title,
      detail: sentence,
    })),
  };
}

function operation(endpoint: Endpoint): Schema {
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    security: endpoint.who === "signedIn" ? [{ session: [] }] : [],
    parameters: [
      ...parametersIn("path", endpoint.params),
      ...parametersIn("query", endpoint.query),
      ...headersOf(endpoint),
    ],
    ...requestBody(endpoint),
    responses: { ...success(endpoint), ...refusals(endpoint) },
  };
}

function parametersIn(place: "path" | "query", schema: z.ZodObject | undefined): readonly Schema[] {
  const fields: readonly (readonly [string, z.core.$ZodType])[] = Object.entries(schema?.shape ?? {});
  return fields.map(([name, field]) => ({
    name,
    in: place,
    required: place === "path" || !z.safeParse(field, undefined).success,
    schema: schemaOf(field, "input"),
  }));
}

function headersOf({ idempotency, ifMatch }: Endpoint): readonly Schema[] {
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: idempotency === "required",
    schema: { type: "string" },
  };
  const tag = { name: "If-Match", in: "header", required: ifMatch === "required", schema: { type: "string" } };
  return [...(idempotency === undefined ? [] : [key]), ...(ifMatch === undefined ? [] : [tag])];
}

function requestBody({ body, takes }: Endpoint): Schema {
  if (takes === "bytes")
    return { requestBody: { required: true, content: { "application/octet-stream": { schema: {} } } } };
  if (body === undefined) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } };
}

function success({ status, reply, gives }: Endpoint): Schema {
  const code = String(status ?? (reply === undefined && gives === undefined ? 204 : 200));
  const types = gives ?? (reply === undefined ? [] : ["application/json"]);
  const schema = reply === undefined ? {} : schemaOf(reply, "output");
  const content = Object.fromEntries(types.map((type) => [type, { schema }]));
  return { [code]: { description: "Done", ...(types.length > 0 && { content }) } };
}

/** One answer for each status, which says all the problems that have it. */
function refusals(endpoint: Endpoint): Schema {
  const codes: readonly ProblemCode[] = [...new Set([...endpoint.problems, ...commonProblems(endpoint)])];
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = codes.filter((code) => problems[code].status === status);
      const answer = {
        description: ofStatus.map((code) => `\`/problems/${code}\`: ${problems[code].title}`).join("; "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      };
      return [String(status), answer];
    }),
  );
}

function schemaOf(schema: z.core.$ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return made;
}
