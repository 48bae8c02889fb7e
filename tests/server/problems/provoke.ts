import type { EndpointName, endpoints } from "#contract/endpoints.ts";
import type { Refused } from "../support/caller.ts";
import type { Newsdesk } from "../stories/newsdesk.ts";

/** Brings about one refusal, in a newsroom of its own. */
export type Provoke = (desk: Newsdesk) => Promise<Refused>;

type ProblemOf<Name extends EndpointName> = (typeof endpoints)[Name]["problems"][number];

/** For each of these endpoints, a way to each problem that it declares: one that is left out is a type error. */
export type Provocations<Names extends EndpointName> = {
  readonly [Name in Names]: { readonly [Code in ProblemOf<Name>]: Provoke };
};

/** An id of nothing, for any kind of thing. */
export const noId = "01890000-0000-7000-8000-000000000000";
