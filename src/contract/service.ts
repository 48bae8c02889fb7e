import { z } from "./zod.ts";
import { endpoint } from "./endpoint.ts";

export const readHealth = endpoint({
  name: "readHealth",
  method: "GET",
  path: "/api/health",
  who: "public",
  summary: "Whether the server and its database answer",
  reply: z.object({ ok: z.literal(true), database: z.enum(["embedded", "postgres"]), version: z.string() }),
  problems: [],
});

export const readOpenApi = endpoint({
  name: "readOpenApi",
  method: "GET",
  path: "/api/openapi.json",
  who: "public",
  summary: "This API, described in OpenAPI 3.1",
  reply: z.looseObject({ openapi: z.string() }),
  problems: [],
});

export const readDocs = endpoint({
  name: "readDocs",
  method: "GET",
  path: "/api/docs",
  who: "public",
  summary: "This API, to read",
  gives: ["text/html"],
  problems: [],
});
