import type { Hono } from "hono";
import { z } from "zod";
import { type Endpoint, commonProblems } from "#contract/endpoint.ts";
import type { ProblemCode } from "#domain/problems.ts";
import { personOfSession } from "./actor.ts";
import type { Binding } from "./binding.ts";
import type { Deps } from "./deps.ts";
import { sha256 } from "./digest.ts";
import { fileBytes, jsonBytes, jsonOf } from "./http/body.ts";
import { idempotencyKeyOf, ifMatchOf, refuseUnacceptable } from "./http/conditions.ts";
import { cookieEnding, cookieSetting, tokenIn } from "./http/cookies.ts";
import { fieldFaults } from "./http/fieldFaults.ts";
import { refuseForeign } from "./http/foreign.ts";
import { apiHeaders } from "./http/headers.ts";
import { type CountRequest, rateHeaders } from "./http/rates.ts";
import { AnsweredBefore, answerAgain, isReplyKept } from "./idempotency.ts";
import { problemResponse } from "./problem.ts";
import { refuse } from "./refusal.ts";
import { StoryId } from "#contract/fields.ts";
import { loadStory } from "./useCases/stories/loadStory.ts";
import { inTransaction } from "./transaction.ts";
import type { Context, UseCase } from "./useCase.ts";

/** What every mounted endpoint shares. */
export interface Mounting {
  readonly app: Hono<{ Bindings: Binding }>;
  readonly deps: Deps;
  readonly count: CountRequest;
}

/** A use case whose endpoint is known only as it runs: the one place where its exact types are let go. */
type AnyUseCase = (ctx: Context, input: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>;

/**
 * Makes the route of an endpoint: what every request goes through, in the order in which refusals go before each
 * other, and then the use case. Everything that is thrown on the way becomes a problem document.
 */
export function mount<Definition extends Endpoint>(
  { app, deps, count }: Mounting,
  definition: Definition,
  useCase: UseCase<Definition>,
): void {
  app.on(definition.method, definition.path, async (c) => {
    const requestId = deps.ids.next();
    const answer = new Headers({ ...apiHeaders, "x-request-id": requestId });
    try {
      const asked: Asked = { deps, definition, request: c.req.raw, binding: c.env, requestId, answer, count };
      // What it takes is read by `definition` before it is called, which no type of all endpoints at once can say.
      return await answerTo(asked, c.req.param(), useCase as unknown as AnyUseCase);
    } catch (thrown) {
      const problem = problemResponse(thrown, requestId, deps.log);
      answer.forEach((value, name) => {
        if (!problem.headers.has(name)) problem.headers.append(name, value);
      });
      return problem;
    }
  });
}

interface Asked {
  readonly deps: Deps;
  readonly definition: Endpoint;
  readonly request: Request;
  readonly binding: Binding;
  readonly requestId: string;
  /** The headers of the answer, whatever it will be. */
  readonly answer: Headers;
  readonly count: CountRequest;
}

async function answerTo(asked: Asked, rawParams: unknown, useCase: AnyUseCase): Promise<Response> {
  const { deps, definition, request, binding, answer } = asked;
  const isBound = binding.session !== undefined;
  if (definition.method !== "GET" && !isBound) refuseForeign(request, deps.settings.siteUrl);
  const now = deps.clock.now();
  const session = binding.session ?? cookieSession(request, deps.settings.siteUrl, answer);
  const actor = await personOfSession(deps, session.token);
  const rates = await rateHeaders(asked.count, actor?.id ?? binding.remote ?? "", now);
  for (const [name, value] of Object.entries(rates)) answer.set(name, value);
  if (definition.who === "signedIn" && actor === null) throw refuse("session/required");
  refuseUnacceptable(definition, request.headers);
  const params = paramsOf(definition, rawParams);
  const query = queryOf(definition, new URL(request.url));
  const ifMatch = ifMatchOf(definition, request.headers);
  const key = idempotencyKeyOf(definition, request.headers);
  const bytes = await bytesOf(definition, request);
  const ctx: Context = {
    deps,
    actor,
    requestId: asked.requestId,
    now: now.toISOString(),
    idempotency: key === null ? null : { key, fingerprint: await fingerprintOf(request, bytes) },
    ifMatch,
    session,
    remote: binding.remote ?? "",
  };
  const input = { params, query, body: await bodyOf(definition, bytes, () => refuseUnknownStory(deps, params)) };
  const reply = definition.who === "signedIn" ? await replyOnce(useCase, ctx, input) : await useCase(ctx, input);
  return success(asked, reply);
}

/** The reply, kept under the request's Idempotency-Key; or the one that was kept under it before. */
async function replyOnce(useCase: AnyUseCase, ctx: Context, input: { params: unknown; query: unknown; body: unknown }) {
  try {
    await answerAgain(ctx.deps.db, ctx);
    const reply = await useCase(ctx, input);
    // A use case without a transaction has its reply kept all the same.
    if (ctx.idempotency !== null && !isReplyKept(ctx)) await inTransaction(ctx, async () => reply);
    return reply;
  } catch (thrown) {
    if (thrown instanceof AnsweredBefore) return thrown.reply;
    throw thrown;
  }
}

function cookieSession(request: Request, siteUrl: string, answer: Headers): Context["session"] {
  return {
    token: tokenIn(request.headers, siteUrl),
    set: (token, expiresAt) => answer.set("set-cookie", cookieSetting(siteUrl, token, expiresAt)),
    end: () => {
      answer.set("set-cookie", cookieEnding(siteUrl));
      answer.set("clear-site-data", '"cache"');
    },
  };
}

/** A parameter that cannot be the name of anything is the name of nothing: 404, as for one that is unknown. */
function paramsOf(definition: Endpoint, raw: unknown): unknown {
  if (definition.params === undefined) return undefined;
  const read = definition.params.safeParse(raw);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0] ?? "").replace(/Id$/, "")));
  const unknown = definition.problems.filter((code) => code.endsWith("/unknown"));
  const named = unknown.find((code) => wrong.has(code.slice(0, code.indexOf("/"))));
  throw refuse(named ?? unknown.at(-1) ?? "request/unknown");
}

function queryOf(definition: Endpoint, url: URL): unknown {
  if (definition.query === undefined) return undefined;
  const names = [...url.searchParams.keys()];
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    throw refuse("request/malformed", { detail: `The parameter ${twice[0]?.slice(0, 40)} comes more than once.` });
  const read = definition.query.safeParse(Object.fromEntries(url.searchParams));
  if (!read.success) throw refuse("request/malformed", { errors: fieldFaults(read.error) });
  return read.data;
}

async function bytesOf(definition: Endpoint, request: Request): Promise<Uint8Array> {
  if (definition.takes === "bytes") return fileBytes(request, definition.file ?? "document");
  return definition.body === undefined ? new Uint8Array() : jsonBytes(request);
}

/** What was sent, as the contract reads it. `firstRefuse` goes before what is wrong with its fields: 404 before 422. */
async function bodyOf(definition: Endpoint, bytes: Uint8Array, firstRefuse: () => Promise<void>): Promise<unknown> {
  if (definition.takes === "bytes") return bytes;
  if (definition.body === undefined) return undefined;
  const read = definition.body.safeParse(jsonOf(bytes));
  if (read.success) return read.data;
  await firstRefuse();
  throw refuse("request/invalid", { errors: fieldFaults(read.error) });
}

async function refuseUnknownStory({ db }: Deps, params: unknown): Promise<void> {
  const named = StoryParams.safeParse(params);
  if (named.success) await loadStory(db, named.data.storyId);
}

const StoryParams = z.object({ storyId: StoryId });

async function fingerprintOf(request: Request, bytes: Uint8Array): Promise<string> {
  const { pathname, search } = new URL(request.url);
  return sha256(`${request.method} ${pathname}${search} ${await sha256(bytes)}`);
}

function success({ definition, answer }: Asked, reply: unknown): Response {
  if (definition.gives !== undefined) return given(reply as { type: string; body: string | Uint8Array }, answer);
  if (definition.reply === undefined) return new Response(null, { status: definition.status ?? 204, headers: answer });
  // Parsed once more, so that no member that the contract does not name can leave the server.
  const shaped = definition.reply.parse(reply);
  answer.set("content-type", "application/json");
  if (hasRevision(shaped)) answer.set("etag", `"${shaped.revision}"`);
  return new Response(JSON.stringify(shaped), { status: definition.status ?? 200, headers: answer });
}

function given({ type, body }: { type: string; body: string | Uint8Array }, answer: Headers): Response {
  answer.set("content-type", type.startsWith("text/") ? `${type}; charset=utf-8` : type);
  // A picture never changes under its address, and only the browser of whoever may see it keeps it.
  if (type.startsWith("image/")) answer.set("cache-control", "private, max-age=3600");
  return new Response(typeof body === "string" ? body : new Uint8Array(body), { headers: answer });
}

function hasRevision(reply: unknown): reply is { readonly revision: number } {
  return typeof reply === "object" && reply !== null && "revision" in reply && typeof reply.revision === "number";
}

/** Every problem that the endpoint may answer. */
export function problemsOf(definition: Endpoint): readonly ProblemCode[] {
  return [...new Set([...definition.problems, ...commonProblems(definition)])];
}
