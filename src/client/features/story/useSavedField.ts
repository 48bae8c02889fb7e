import { useState } from "react";
import type { Story } from "#contract/stories.ts";
import { ProblemError } from "#client/lib/api.ts";
import type { SaveChange, StoryChange } from "./useStoryChanges.ts";

export interface SavedField<Value> {
  readonly value: Value;
  readonly edit: (value: Value) => void;
  /** Saves what is typed; given a value, that. */
  readonly save: (value?: Value) => Promise<void>;
  /** As `save`, for leaving the field: what was refused waits for an answer of the person's own. */
  readonly leave: () => void;
  readonly takeBack: () => void;
  readonly error: string | null;
  /** It was refused, and what was typed is still there. */
  readonly isRefused: boolean;
  /** Another story that has what was wanted, as a slug. */
  readonly taker: { readonly id: string; readonly slug: string | null } | null;
  readonly state: "stored" | "typed" | "saving" | "saved";
}

interface Field<Value> {
  readonly story: Story;
  readonly save: SaveChange;
  readonly stored: Value;
  /** What to send for a value, or the sentence that says why it cannot be sent. */
  readonly toChange: (value: Value) => StoryChange | string;
  readonly isSame?: (one: Value, other: Value) => boolean;
}

interface Draft<Value> {
  readonly value: Value;
  /** The revision that the person saw when they began to type; null once they have been told what changed since. */
  readonly revision: number | null;
}

/** A field that is saved by itself, on leaving it. What is refused stays as it was typed, with the reason (promise R18). */
export function useSavedField<Value>({
  story,
  save,
  stored,
  toChange,
  isSame = Object.is,
}: Field<Value>): SavedField<Value> {
  const [draft, setDraft] = useState<Draft<Value> | null>(null);
  const [problem, setProblem] = useState<Error | string | null>(null);
  const [state, setState] = useState<"idle" | "saving" | "saved">("idle");

  const send = async (draft: Draft<Value>): Promise<void> => {
    if (isSame(draft.value, stored)) return reset("idle");
    const change = toChange(draft.value);
    if (typeof change === "string") return setProblem(change);
    setState("saving");
    try {
      await save(change, draft.revision ?? story.revision);
      reset("saved");
    } catch (refusal) {
      setState("idle");
      setProblem(refusal instanceof Error ? refusal : String(refusal));
      setDraft({ ...draft, revision: null });
    }
  };
  const reset = (next: "idle" | "saved") => {
    setDraft(null);
    setProblem(null);
    setState(next);
  };
  const typed = (value: Value): Draft<Value> => ({ value, revision: draft === null ? story.revision : draft.revision });
  return {
    value: draft === null ? stored : draft.value,
    edit: (value) => {
      setDraft(typed(value));
      setState("idle");
    },
    save: async (value) => {
      const next = value === undefined ? draft : typed(value);
      if (next === null || state === "saving") return;
      setDraft(next);
      await send(next);
    },
    leave: () => {
      if (draft !== null && state !== "saving" && !(problem instanceof Error)) void send(draft);
    },
    takeBack: () => reset("idle"),
    error: problem === null ? null : sentenceOf(problem),
    isRefused: problem instanceof Error,
    taker: problem instanceof ProblemError ? (problem.problem.story ?? null) : null,
    state: state === "idle" ? (draft === null ? "stored" : "typed") : state,
  };
}

/** What is said at the field: what is wrong with it, or what changed meanwhile. */
function sentenceOf(problem: Error | string): string {
  if (typeof problem === "string") return problem;
  if (!(problem instanceof ProblemError)) return problem.message;
  const { detail, errors = [], changes = [] } = problem.problem;
  const faults = errors.map((each) => each.detail).filter((each) => !detail.includes(each));
  const changed = changes.map(({ says }) => `${says}.`);
  return [detail, ...faults, ...changed].join(" ");
}
