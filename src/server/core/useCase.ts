import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from "#contract/endpoint.ts";
import type { Person } from "#domain/people.ts";
import type { Instant } from "#domain/times.ts";
import type { Deps } from "./deps.ts";

/** What a use case knows of the request beside its input. The actor comes from the session, never from the input. */
export interface Context {
  readonly deps: Deps;
  /** Who asks: a person for endpoints that are `signedIn`, else null where nobody is. */
  readonly actor: Person | null;
  readonly requestId: string;
  /** The instant of the request by the server's clock: one for the whole request. */
  readonly now: Instant;
  /** The Idempotency-Key with the fingerprint of the request, when one came. `inTransaction` keeps the reply under it. */
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | null;
  /** The revision that If-Match names, when it came and was well formed. */
  readonly ifMatch: number | null;
  /** The session's token as it came, and the way to set or end it in the answer. */
  readonly session: { readonly token: string | null; set(token: string, expiresAt: Date): void; end(): void };
  /** The address that the request came from, for throttling; empty where it is not known. */
  readonly remote: string;
}

/** A context in which somebody is signed in. */
export interface SignedIn extends Context {
  readonly actor: Person;
}

/** The context that an endpoint's use case gets: with an actor exactly when the endpoint is `signedIn`. */
export type ContextOf<Definition> = Definition extends { readonly who: "signedIn" } ? SignedIn : Context;

/** What a use case gets, parsed by the contract. */
export interface InputOf<Definition> {
  readonly params: ParamsOf<Definition>;
  readonly query: QueryOf<Definition>;
  readonly body: BodyOf<Definition>;
}

/** The work behind an endpoint. Its order is always: load, allow, verdict, write, audit, emit, return. */
export type UseCase<Definition extends Endpoint> = (
  ctx: ContextOf<Definition>,
  input: InputOf<Definition>,
) => Promise<ReplyOf<Definition>>;
