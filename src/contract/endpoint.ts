import type { z } from "./zod.ts";
import type { ProblemCode } from "#domain/problems.ts";

/** What an endpoint is, as plain data: the server mounts it, the client calls it, the description is made of it. */
export interface Endpoint {
  /** A verb and a noun, unique: also the operation's id in the description. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The address, with `:param` for each parameter. */
  readonly path: string;
  readonly who: "public" | "signedIn";
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** What is sent as JSON; an endpoint that `takes` bytes has none. */
  readonly body?: z.ZodType;
  readonly takes?: "bytes";
  /** What the bytes are of: how many of them are taken, and what is said of more, goes by that. */
  readonly file?: "picture" | "document";
  /** What is answered as JSON; `gives` names another media type, and then the answer is its text or bytes. */
  readonly reply?: z.ZodType;
  readonly gives?: readonly string[];
  /** The status of a success; 200 where it is not said, 204 where there is no reply. */
  readonly status?: 200 | 201 | 204;
  /**
   * `required` = refused without an Idempotency-Key; `kept` = one is honoured when it comes. Every POST has one of them.
   * A reply is kept for a person, so where nobody is signed in a key is looked at and no more.
   */
  readonly idempotency?: "required" | "kept";
  /** Whether If-Match must be given: always, or for some transitions only. */
  readonly ifMatch?: "required" | "sometimes";
  /** The problems that it answers beside those that every endpoint of its kind does (`commonProblems`). */
  readonly problems: readonly ProblemCode[];
}

/** Gives the definition back with its exact type, so that server and client infer from it. */
export function endpoint<const Definition extends Endpoint>(definition: Definition): Definition {
  return definition;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Part<Definition, Key extends string> = Definition extends { readonly [K in Key]: infer Schema }
  ? Schema
  : undefined;

/** What the server has after parsing. */
export type ParamsOf<Definition> = Output<Part<Definition, "params">>;
export type QueryOf<Definition> = Output<Part<Definition, "query">>;
export type BodyOf<Definition> = Definition extends { readonly takes: "bytes" }
  ? Uint8Array
  : Output<Part<Definition, "body">>;
/** What the server gives, before the schema reads it; text or bytes where the endpoint gives no JSON. */
export type ReplyOf<Definition> = Definition extends { readonly gives: readonly string[] }
  ? { readonly type: string; readonly body: string | Uint8Array }
  : Input<Part<Definition, "reply">>;

/** A file or blob, as a browser has it. */
export interface BytesToSend {
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a caller writes, and what they get back once it is parsed. */
export type ParamsIn<Definition> = Input<Part<Definition, "params">>;
export type QueryIn<Definition> = Input<Part<Definition, "query">>;
export type BodyIn<Definition> = Definition extends { readonly takes: "bytes" }
  ? BytesToSend
  : Input<Part<Definition, "body">>;
export type ReplyIn<Definition> = Definition extends { readonly gives: readonly string[] }
  ? string
  : Output<Part<Definition, "reply">>;

/** The problems that any endpoint of this kind answers without naming them. */
export function commonProblems(definition: Endpoint): readonly ProblemCode[] {
  const found: ProblemCode[] = ["request/tooMany", "request/notAcceptable", "server/fault", "server/unavailable"];
  if (definition.who === "signedIn") found.push("session/required");
  if (definition.method !== "GET") found.push("request/foreign");
  if (definition.query !== undefined) found.push("request/malformed");
  if (definition.body !== undefined)
    found.push("request/malformed", "request/mediaType", "request/tooLarge", "request/invalid");
  if (definition.takes === "bytes") found.push("request/mediaType");
  if (definition.idempotency !== undefined) found.push("idempotency/malformed");
  if (definition.idempotency !== undefined && definition.who === "signedIn") found.push("idempotency/reused");
  if (definition.idempotency === "required") found.push("idempotency/missing");
  if (definition.ifMatch !== undefined)
    found.push("request/noPrecondition", "request/badPrecondition", "request/stale");
  return [...new Set(found)];
}
