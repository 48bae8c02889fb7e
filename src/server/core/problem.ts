import { type ProblemCode, problems } from "#domain/problems.ts";
import type { Problem } from "#contract/problem.ts";
import type { Log } from "./deps.ts";
import { isUnavailable } from "./databaseFault.ts";
import { apiHeaders } from "./http/headers.ts";
import { Refusal, type RefusalFacts, refuse } from "./refusal.ts";

/**
 * Makes the one answer that a refusal or fault has (RFC 9457). A refusal says what it is. Of a fault nothing is told
 * but that it happened, with the request's id, under which the log has the rest.
 */
export function problemResponse(thrown: unknown, requestId: string, log: Log): Response {
  const refusal = thrown instanceof Refusal ? thrown : faultOf(thrown, requestId, log);
  const { status } = problems[refusal.code];
  const headers = new Headers({ ...apiHeaders, "content-type": "application/problem+json" });
  if (refusal.facts.etag !== undefined) headers.set("etag", refusal.facts.etag);
  const retryAfter = refusal.facts.retryAfter ?? (status === 503 ? 2 : undefined);
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(retryAfter)));
  return new Response(JSON.stringify(problemDocument(refusal.code, refusal.facts, requestId)), { status, headers });
}

function problemDocument(code: ProblemCode, facts: RefusalFacts, requestId: string): Problem {
  const { status, title, sentence } = problems[code];
  const document: Problem = {
    type: `/problems/${code}`,
    title,
    status,
    detail: facts.detail ?? sentence,
    instance: requestId,
  };
  if (facts.unmet !== undefined)
    document.unmet = facts.unmet.map((each) => ({
      ...each,
      where: each.where.map((place) => ({ ...place, id: place.id ?? null })),
    }));
  if (facts.errors !== undefined) document.errors = facts.errors.map((each) => ({ ...each }));
  if (facts.changes !== undefined) document.changes = facts.changes.map((each) => ({ ...each }));
  if (facts.quotes !== undefined) document.quotes = facts.quotes.map((each) => ({ ...each }));
  if (facts.story !== undefined) document.story = { ...facts.story };
  if (facts.retryAfter !== undefined) document.retryAfter = facts.retryAfter;
  return document;
}

function faultOf(fault: unknown, requestId: string, log: Log): Refusal {
  const code = isUnavailable(fault) ? "server/unavailable" : "server/fault";
  const why = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  const where = fault instanceof Error ? (fault.stack?.split("\n").slice(1, 8).join("\n") ?? null) : null;
  log.error(code, { requestId, why: why.slice(0, 500), where });
  return refuse(code);
}
