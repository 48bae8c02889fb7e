import type { Deps } from "../deps.ts";
import type { Context } from "../useCase.ts";

/** The context of what Stet does by itself: nobody asks, and there is no request. */
export function jobContext(deps: Deps): Context {
  return {
    deps,
    actor: null,
    requestId: deps.ids.next(),
    now: deps.clock.now().toISOString(),
    idempotency: null,
    ifMatch: null,
    session: { token: null, set() {}, end() {} },
    remote: "",
  };
}
