import type { BodyIn, BytesToSend, Endpoint, ParamsIn, QueryIn, ReplyIn } from "#contract/endpoint.ts";
import { Problem } from "#contract/problem.ts";

/** The server's refusal or fault, as it said it. `detail` is the sentence to show. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** The code without its folder: `transition/unmet`. */
  readonly code: string;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
    this.code = problem.type.replace(/^.*\/problems\//, "");
  }
}

/** The server did not answer: no network, or nothing there. What was typed stays; the person can try again. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("The newsroom cannot be reached. What you typed is kept; try again.", { cause });
  }
}

type Given<Key extends string, Value> = undefined extends Value
  ? { readonly [K in Key]?: Value }
  : { readonly [K in Key]: Value };

/** What a call needs: the endpoint's own parts and, where it takes one, the revision that was read. */
export type CallInput<Definition> = Given<"params", ParamsIn<Definition>> &
  Given<"query", QueryIn<Definition>> &
  Given<"body", BodyIn<Definition>> & {
    readonly ifMatch?: number | undefined;
    /** The Idempotency-Key, when the caller keeps one over several tries; else a new one is made for this call. */
    readonly key?: string;
    readonly signal?: AbortSignal;
  };

interface Sent {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: number | undefined;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

const signedOutHeard = new Set<() => void>();

/** Hears that the server no longer knows who this is, so that signing in can be asked for over the page. */
export function onSignedOut(heard: () => void): () => void {
  signedOutHeard.add(heard);
  return () => signedOutHeard.delete(heard);
}

/** Says that the session has ended: an answer of 401, or a socket closed for it. */
export function saySignedOut(): void {
  for (const heard of signedOutHeard) heard();
}

/**
 * Makes one typed call and gives the parsed answer. Throws `ProblemError` for a refusal or fault of the server and
 * `Unreachable` when there was no answer. A call that is safe to repeat (a read, or a write under an
 * Idempotency-Key) is sent again, under the same key, when the network fails: a lost answer does nothing twice.
 */
export async function call<const Definition extends Endpoint>(
  definition: Definition,
  input: CallInput<Definition>,
): Promise<ReplyIn<Definition>> {
  const sent = input as Sent;
  const response = await answer(definition, sent);
  if (!response.ok) throw await problemOf(definition, response);
  if (definition.gives !== undefined) return (await response.text()) as ReplyIn<Definition>;
  if (definition.reply === undefined) return undefined as ReplyIn<Definition>;
  return definition.reply.parse(await response.json()) as ReplyIn<Definition>;
}

async function answer(definition: Endpoint, sent: Sent): Promise<Response> {
  const key = definition.idempotency === undefined ? undefined : (sent.key ?? crypto.randomUUID());
  const init = await requestInit(definition, sent, key);
  const mayRepeat = definition.method === "GET" || key !== undefined;
  for (const pause of [400, 1200, 3000, null]) {
    try {
      return await fetch(addressOf(definition, sent), init);
    } catch (cause) {
      if (sent.signal?.aborted === true) throw cause;
      if (!mayRepeat || pause === null) throw new Unreachable(cause);
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
  throw new Unreachable(null);
}

async function requestInit(definition: Endpoint, sent: Sent, key: string | undefined): Promise<RequestInit> {
  const headers = new Headers({ accept: definition.gives?.join(", ") ?? "application/json" });
  if (key !== undefined) headers.set("idempotency-key", key);
  if (sent.ifMatch !== undefined) headers.set("if-match", `"${sent.ifMatch}"`);
  const init: RequestInit = { method: definition.method, headers, credentials: "same-origin" };
  if (sent.signal !== undefined) init.signal = sent.signal;
  if (definition.takes === "bytes") {
    const file = sent.body as BytesToSend;
    headers.set("content-type", file.type || "application/octet-stream");
    init.body = await file.arrayBuffer();
  } else if (sent.body !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(sent.body);
  }
  return init;
}

function addressOf(definition: Endpoint, sent: Sent): string {
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(sent.params?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(sent.query ?? {}))
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
}

async function problemOf(definition: Endpoint, response: Response): Promise<ProblemError> {
  const read = Problem.safeParse(await response.json().catch(() => null));
  const problem = read.success
    ? read.data
    : {
        type: "/problems/server/fault",
        title: "Something failed",
        status: response.status,
        detail: "Something failed on the way. What you typed is kept; try again.",
        instance: "",
      };
  if (response.status === 401 && definition.who === "signedIn") saySignedOut();
  return new ProblemError(problem);
}
