import type { PersonId } from "#contract/fields.ts";
import type { Person } from "#domain/people.ts";
import { memoryHub } from "../memoryHub.ts";
import { risingIds } from "../risingIds.ts";
import type { Deps } from "../deps.ts";
import { signedInContext } from "../signedInContext.ts";
import type { SignedIn } from "../useCase.ts";
import type { DemoEmail } from "./people.ts";

/** Somebody of the demonstration newsroom, as an actor. */
export type DemoActor = Person & { readonly id: PersonId };

/** The newsroom while it is made: everything in it happens by a clock that is set for each step. */
export interface Making {
  readonly deps: Deps;
  readonly people: ReadonlyMap<DemoEmail, DemoActor>;
  setClock(at: Date): void;
}

/** The same installation by a clock of its own, and with a hub of its own, so that nobody hears of the making. */
export function makingOf(deps: Deps, people: ReadonlyMap<DemoEmail, DemoActor>): Making {
  let at = deps.clock.now();
  const clock = { now: () => at };
  return {
    people,
    deps: {
      ...deps,
      clock,
      ids: risingIds(clock),
      hub: memoryHub((fault) => deps.log.error("demo.listenerFailed", { why: String(fault) })),
    },
    setClock: (next) => {
      at = next;
    },
  };
}

/** What a use case would know of the request, had this person made it at this moment. */
export function askedBy({ deps, people }: Making, email: DemoEmail, ifMatch: number | null): SignedIn {
  const actor = people.get(email);
  if (actor === undefined) throw new Error(`${email} is nobody of the demonstration newsroom`);
  return { ...signedInContext(deps, actor), ifMatch };
}
