import type { Person } from "#domain/people.ts";
import { personOfSession } from "./actor.ts";
import type { Binding } from "./binding.ts";
import type { Deps } from "./deps.ts";
import { tokenIn } from "./http/cookies.ts";
import { isOwnOrigin } from "./http/foreign.ts";
import { problemResponse } from "./problem.ts";
import { refuse } from "./refusal.ts";

/** Whose a socket is: the person at the time, and their session, which is looked at again as long as it is open. */
export interface Admitted {
  readonly person: Person;
  readonly token: string;
}

/**
 * Decides whether a socket may be opened. It must come from a page of this site (a browser always says which, and
 * nobody else needs a socket), and somebody must be signed in; all of that before a byte is exchanged.
 */
export async function admit(deps: Deps, request: Request, binding: Binding): Promise<Admitted | Response> {
  try {
    const isBound = binding.session !== undefined;
    if (!isBound && !isOwnOrigin(request, deps.settings.siteUrl)) throw refuse("request/foreign");
    const token = binding.session?.token ?? tokenIn(request.headers, deps.settings.siteUrl);
    const person = await personOfSession(deps, token);
    if (person === null || token === null) throw refuse("session/required");
    return { person, token };
  } catch (thrown) {
    return problemResponse(thrown, deps.ids.next(), deps.log);
  }
}
