import type { z } from "zod";
import type { AskField } from "#contract/abilities.ts";
import type { Problem, UnmetField } from "#contract/problem.ts";
import type { TransitionRequest } from "#contract/transitions.ts";
import { type ConditionCode, conditionCodes } from "#domain/conditions.ts";
import type { ReopenKind, TransitionName } from "#domain/transitions.ts";
import { atIn, noTime, timeFault, type TypedTime } from "./typedTime.ts";

export type Ask = z.output<typeof AskField>;

/** What a person has typed for a transition so far. */
export interface Typed {
  readonly reason: string;
  readonly note: string;
  readonly kind: ReopenKind | null;
  readonly at: TypedTime;
  readonly slug: string;
}

export const nothingTyped: Typed = { reason: "", note: "", kind: null, at: noTime, slug: "" };

/** What is wrong with what was typed, by the field that it is shown at. */
export type Faults = Partial<Record<Ask["field"], string>>;

/** What is said of a field that was left empty. */
function saidWhenBlank({ field, label }: Ask): string {
  switch (field) {
    case "reason":
      return "Give a reason";
    case "note":
      return label === "Note to readers" ? "Tell readers what was wrong or unclear" : "Say why it goes back";
    case "kind":
      return "Say whether it is an update, a correction or a clarification";
    case "at":
      return "Choose when it goes out";
    case "slug":
      return "Choose a slug";
    default:
      return field satisfies never;
  }
}

/** What must still be typed, before anything is sent. */
export function faultsIn(asks: readonly Ask[], typed: Typed, zone: string): Faults {
  const faults: Faults = {};
  for (const ask of asks) {
    const { field } = ask;
    if (!ask.isRequired) continue;
    if (field === "at") {
      const fault = timeFault(typed.at, zone);
      if (fault !== null) faults.at = fault;
    } else if ((typed[field] ?? "").trim() === "") faults[field] = saidWhenBlank(ask);
  }
  return faults;
}

/** The request: what was typed for what is asked, the overrides that are named, and the edition that was read. */
export function requestOf(
  { transition, asks }: { readonly transition: TransitionName; readonly asks: readonly Ask[] },
  typed: Typed,
  given: { readonly overrides: readonly UnmetField[]; readonly zone: string; readonly edition: number | null },
): TransitionRequest | null {
  if (transition === "fallBack") return null;
  const asked = new Set(asks.map(({ field }) => field));
  const overrides = given.overrides.map(({ code }) => code).filter(isConditionCode);
  const at = asked.has("at") ? atIn(typed.at, given.zone) : null;
  return {
    transition,
    ...((asked.has("reason") || overrides.length > 0) && typed.reason.trim() !== "" ? { reason: typed.reason } : {}),
    ...(overrides.length > 0 ? { overrides } : {}),
    ...(asked.has("note") && typed.note.trim() !== "" ? { note: typed.note } : {}),
    ...(asked.has("kind") && typed.kind !== null ? { kind: typed.kind } : {}),
    ...(at === null ? {} : { at }),
    ...(asked.has("slug") && typed.slug.trim() !== "" ? { slug: typed.slug.trim() } : {}),
    ...(transition === "reopen" && given.edition !== null ? { edition: given.edition } : {}),
  };
}

function isConditionCode(code: string): code is ConditionCode {
  return conditionCodes.some((each) => each === code);
}

const fieldOfCode: Partial<Record<string, Ask["field"]>> = {
  "no-reason": "reason",
  "no-note": "note",
  "no-reader-note": "note",
  "no-kind": "kind",
  "no-time": "at",
  "time-past": "at",
  "before-embargo": "at",
  "slug-taken": "slug",
} satisfies Partial<Record<ConditionCode, Ask["field"]>>;

/** Parts a refusal into what is said at a field of the dialog and what stands in the list. */
export function parted(
  problem: Problem,
  fields: readonly Ask["field"][],
): { readonly faults: Faults; readonly unmet: readonly UnmetField[] } {
  const faults: Faults = {};
  for (const { pointer, detail } of problem.errors ?? []) {
    const field = fields.find((each) => pointer === `/${each}`);
    if (field !== undefined) faults[field] = detail;
  }
  const unmet = (problem.unmet ?? []).filter(({ code, sentence }) => {
    const field = fieldOfCode[code];
    if (field === undefined || !fields.includes(field)) return true;
    faults[field] = sentence;
    return false;
  });
  return { faults, unmet };
}
