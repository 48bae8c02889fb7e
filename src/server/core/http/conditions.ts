import type { Endpoint } from "#contract/endpoint.ts";
import { refuse } from "../refusal.ts";

/**
 * The revision that If-Match names; null when there is none. One strong tag is asked for: `*`, a list or something
 * that is no tag is refused; a weak tag, or a tag that is no revision, matches nothing and gives 0 (bad input 17).
 */
export function ifMatchOf(definition: Endpoint, headers: Headers): number | null {
  const given = definition.ifMatch === undefined ? null : headers.get("if-match");
  if (given === null) return null;
  const [, weak, tag] = /^(W\/)?"([\x21\x23-\x7e]*)"$/.exec(given.trim()) ?? [];
  if (tag === undefined) throw refuse("request/badPrecondition");
  return weak === undefined && /^[1-9]\d{0,8}$/.test(tag) ? Number(tag) : 0;
}

/** The Idempotency-Key of a request that may have one; null when none came. */
export function idempotencyKeyOf(definition: Endpoint, headers: Headers): string | null {
  if (definition.idempotency === undefined) return null;
  const given = headers.get("idempotency-key");
  if (given === null && definition.idempotency === "required") throw refuse("idempotency/missing");
  if (given !== null && !/^[\x21-\x7e]{1,200}$/.test(given)) throw refuse("idempotency/malformed");
  return given;
}

/** Refuses an answer in a form that the endpoint does not give (bad input 19). */
export function refuseUnacceptable(definition: Endpoint, headers: Headers): void {
  const accepted = headers.get("accept") ?? "*/*";
  const given = definition.gives ?? ["application/json"];
  const isAccepted = accepted.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
    return type === "*/*" || given.some((each) => each === type || `${each.split("/")[0]}/*` === type);
  });
  if (!isAccepted) throw refuse("request/notAcceptable");
}
