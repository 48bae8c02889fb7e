import type { BodyIn, Endpoint, ParamsIn, QueryIn, ReplyIn } from "#contract/endpoint.ts";
import { Problem } from "#contract/problem.ts";
import { isProblemCode, problems } from "#domain/problems.ts";
import type { App } from "#server/core/app.ts";
import { problemsOf } from "#server/core/mount.ts";
import { siteUrl } from "./site.ts";

/** A request as it is written by hand. A body that is neither text nor bytes is sent as JSON. */
export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Given<Key extends string, Value> = undefined extends Value
  ? { readonly [K in Key]?: Value }
  : { readonly [K in Key]: Value };

type CallInput<Definition> = Given<"params", ParamsIn<Definition>> &
  Given<"query", QueryIn<Definition>> & {
    readonly ifMatch?: number;
    readonly key?: string;
  } & Given<"body", BodyIn<Definition> extends { arrayBuffer(): unknown } ? Uint8Array : BodyIn<Definition>>;

/** What came of a call that was refused. `code` is the problem's type without its folder. */
export interface Refused {
  readonly code: string;
  readonly status: number;
  readonly problem: Problem;
  readonly headers: Headers;
}

/** Somebody who calls the API, with a browser's headers and their session's cookie. */
export interface Caller {
  readonly cookie: string | null;
  send(method: string, path: string, sent?: Sent): Promise<Response>;
  /** Calls an endpoint and gives the reply as the contract parses it. Fails the test when it is refused. */
  call<const Definition extends Endpoint>(
    definition: Definition,
    input: CallInput<Definition>,
  ): Promise<ReplyIn<Definition>>;
  /** Calls an endpoint that must refuse, by a problem that it declares. */
  refused<const Definition extends Endpoint>(definition: Definition, input: CallInput<Definition>): Promise<Refused>;
}

export function caller(app: App, cookie: string | null): Caller {
  const send: Caller["send"] = (method, path, sent = {}) => app.fetch(request(method, path, cookie, sent));
  const answer = (definition: Endpoint, input: object) =>
    send(definition.method, addressOf(definition, input), sentFor(definition, input));
  return {
    cookie,
    send,
    call: async (definition, input) => {
      const response = await answer(definition, input);
      if (!response.ok) throw new Error(`${definition.name} answered ${response.status}: ${await response.text()}`);
      return (await replyIn(definition, response)) as ReplyIn<typeof definition>;
    },
    refused: async (definition, input) => refusalIn(definition, await answer(definition, input)),
  };
}

function request(method: string, path: string, cookie: string | null, { body, headers }: Sent): Request {
  const all = new Headers({ "sec-fetch-site": "same-origin", origin: siteUrl });
  if (cookie !== null) all.set("cookie", cookie);
  const isJson = body !== undefined && typeof body !== "string" && !(body instanceof Uint8Array);
  if (isJson) all.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === "") all.delete(name);
    else all.set(name, value);
  }
  const init: RequestInit = { method, headers: all };
  if (body !== undefined) init.body = isJson ? JSON.stringify(body) : (body as BodyInit);
  return new Request(`${siteUrl}${path}`, init);
}

interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: number;
  readonly key?: string;
}

function addressOf(definition: Endpoint, input: AnyInput): string {
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

function sentFor(definition: Endpoint, input: AnyInput): Sent {
  const headers: Record<string, string> = {};
  if (input.key !== undefined) headers["idempotency-key"] = input.key;
  else if (definition.idempotency !== undefined) headers["idempotency-key"] = crypto.randomUUID();
  if (input.ifMatch !== undefined) headers["if-match"] = `"${input.ifMatch}"`;
  return { headers, body: input.body };
}

async function replyIn(definition: Endpoint, response: Response): Promise<unknown> {
  const expected = definition.status ?? (definition.reply === undefined && definition.gives === undefined ? 204 : 200);
  if (response.status !== expected) throw new Error(`${definition.name} answered ${response.status}, not ${expected}`);
  if (definition.gives !== undefined) return response.text();
  return definition.reply?.parse(await response.json());
}

/** The refusal in an answer, which must be a problem document whose code the endpoint declares. */
export async function refusalIn(definition: Endpoint, response: Response): Promise<Refused> {
  if (response.ok) throw new Error(`${definition.name} was not refused: ${response.status}`);
  const problem = Problem.strict().parse(await response.json());
  const code = problem.type.replace(/^\/problems\//, "");
  if (!isProblemCode(code) || !problemsOf(definition).includes(code))
    throw new Error(`${definition.name} answered ${problem.type}, which it does not declare`);
  const { status, title } = problems[code];
  if (problem.status !== response.status || status !== response.status)
    throw new Error(`${code} says ${problem.status}, is ${response.status} and is told as ${status}`);
  if (problem.title !== title || !/^[^a-z].*[.:]$/su.test(problem.detail))
    throw new Error(`${code} says "${problem.title}" and "${problem.detail}", which is no sentence`);
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json") throw new Error(`${code} came as ${type}`);
  return { code, status: response.status, problem, headers: response.headers };
}
