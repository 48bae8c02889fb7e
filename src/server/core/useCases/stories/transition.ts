import { PersonId } from "#contract/fields.ts";
import type { makeTransition, TransitionRequest } from "#contract/transitions.ts";
import type { TypedForTransition } from "#domain/facts.ts";
import { readLocalTime } from "#domain/localTime.ts";
import { slugFault } from "#domain/slug.ts";
import type { TransitionName } from "#domain/transitions.ts";
import { saidTogether, type Verdict, verdict } from "#domain/verdict.ts";
import { lockedCopy } from "../../live/storedCopy.ts";
import { checkRevision } from "../../precondition.ts";
import { type Refusal, refuse, refuseField } from "../../refusal.ts";
import { inTransaction } from "../../transaction.ts";
import type { UseCase } from "../../useCase.ts";
import { carryOut } from "./carryOut.ts";
import { changesSince } from "./changesSince.ts";
import { factsOf } from "./factsOf.ts";
import { lockStory } from "./loadStory.ts";
import { storyReply } from "./storyReply.ts";

/** The transitions that are decided by the whole story as somebody read it, and not by its stage alone. */
const needRevision: readonly TransitionName[] = ["publish", "schedule", "restore"];

/**
 * Moves a story to another stage. Story and copy are locked from the facts to the commit, so that nothing can slip
 * between what is checked and what is kept. When several things stand in the way, the first of 403, 428, 412, 409
 * and 422 is the status, and every condition that is not met is told.
 */
export const transition: UseCase<typeof makeTransition> = (ctx, { params, body }) =>
  inTransaction(ctx, async (tx) => {
    const story = await lockStory(tx, params.storyId);
    const copy = await lockedCopy(tx, story.id);
    const wantedSlug = body.transition === "unspike" ? body.slug : undefined;
    const facts = await factsOf(tx, story, copy.doc, { zone: ctx.deps.settings.newsroom.zone, wantedSlug });
    const { typed, fault } = typedIn(body);
    const outcome = verdict(body.transition, facts, ctx.actor, ctx.now, typed);
    if (!outcome.ok && outcome.kind === "forbidden") throw refusalOf(outcome);
    if (needRevision.includes(body.transition))
      await checkRevision(ctx, story.revision, (read) => changesSince(tx, ctx, story.id, read));
    if (!outcome.ok && outcome.kind === "stale") throw refusalOf(outcome);
    if (fault !== null) throw fault;
    if (!outcome.ok) throw refusalOf(outcome);
    const work = {
      ctx,
      transition: body.transition,
      story,
      facts,
      copy,
      by: { id: PersonId.parse(ctx.actor.id), name: ctx.actor.name },
      typed,
      overridden: outcome.overridden,
      said: {},
    };
    await carryOut(tx, work, outcome);
    return storyReply(tx, ctx, story.id);
  });

/** What was typed, with its instant; a time or slug that cannot be is a fault, told after all that goes before 422. */
function typedIn(body: TransitionRequest): { readonly typed: TypedForTransition; readonly fault: Refusal | null } {
  const { at, slug, transition: _, ...rest } = body;
  const time = at === undefined ? undefined : readLocalTime(at);
  const wrongSlug = slug === undefined ? null : slugFault(slug);
  const typed = { ...rest, slug, at: at !== undefined && time?.ok ? { local: at, instant: time.instant } : undefined };
  if (time?.ok === false) return { typed, fault: refuseField("/at", time.why) };
  return { typed, fault: wrongSlug === null ? null : refuseField("/slug", wrongSlug) };
}

const codes = {
  forbidden: "transition/forbidden",
  stale: "transition/stale",
  unmet: "transition/unmet",
} as const;

function refusalOf(outcome: Extract<Verdict, { readonly ok: false }>): Refusal {
  return refuse(codes[outcome.kind], { detail: saidTogether(outcome.unmet), unmet: outcome.unmet });
}
