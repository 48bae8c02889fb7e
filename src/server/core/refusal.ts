import { type ProblemCode, problems } from "#domain/problems.ts";
import type { Unmet } from "#domain/verdict.ts";

/** The facts of a refusal beside its code: a finer sentence, what is unmet, which fields are wrong, and so on. */
export interface RefusalFacts {
  readonly detail?: string;
  readonly unmet?: readonly Unmet[];
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly changes?: readonly { readonly at: string; readonly by: string; readonly says: string }[];
  /** The quoted words that would be changed. */
  readonly quotes?: readonly { readonly before: string; readonly after: string }[];
  readonly story?: { readonly id: string; readonly slug: string | null };
  readonly retryAfter?: number;
  /** The current ETag, given with a stale write. */
  readonly etag?: string;
}

/** The rules say no. Thrown by use cases, turned into a problem document by `problem.ts` alone, never logged as an error. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly facts: RefusalFacts;

  constructor(code: ProblemCode, facts: RefusalFacts = {}) {
    super(facts.detail ?? problems[code].sentence);
    this.code = code;
    this.facts = facts;
  }
}

/** A refusal to throw: `throw refuse("story/unknown")`. */
export function refuse(code: ProblemCode, facts: RefusalFacts = {}): Refusal {
  return new Refusal(code, facts);
}

/** A field that is wrong, as a refusal to throw: `throw refuseField("/slug", "…")`. The fault becomes a sentence. */
export function refuseField(pointer: string, detail: string): Refusal {
  const sentence = /[.:?]$/.test(detail) ? detail : `${detail}.`;
  return new Refusal("request/invalid", { detail: sentence, errors: [{ pointer, detail }] });
}
