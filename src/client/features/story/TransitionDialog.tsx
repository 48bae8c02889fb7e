import { type SetStateAction, useState } from "react";
import type { TransitionAbility } from "#contract/abilities.ts";
import type { UnmetField } from "#contract/problem.ts";
import type { TransitionRequest } from "#contract/transitions.ts";
import type { Story } from "#contract/stories.ts";
import type { TransitionName } from "#domain/transitions.ts";
import { ProblemError } from "#client/lib/api.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { UnmetList } from "#client/ui/UnmetList.tsx";
import { Refusal } from "./Refusal.tsx";
import { transitionWords } from "./transitionWords.ts";
import { OverrideField, TransitionFields } from "./TransitionFields.tsx";
import { type Ask, faultsIn, nothingTyped, parted, requestOf, type Typed } from "./typed.ts";
import { type StoryPlace, thingsIn, unmetItems } from "./unmetItems.tsx";
import { typedTimeOf } from "./typedTime.ts";

export interface TransitionDialogProps {
  readonly isOpen: boolean;
  readonly story: Story;
  readonly transition: TransitionName;
  readonly zone: string;
  readonly now: number;
  /** Why the last try did not go through. */
  readonly problem: Error | null;
  readonly isSending: boolean;
  readonly onSend: (request: TransitionRequest) => void;
  readonly onClose: () => void;
  readonly onGo: (place: StoryPlace) => void;
  /** What gets focus once it is closed. */
  readonly lastFocus: () => HTMLElement | boolean | null;
}

/**
 * A transition that cannot go at once: what must be typed for it, and everything that stands in its way. What is typed
 * stays for as long as the dialog is open, whatever is answered (promise R18).
 */
export function TransitionDialog(props: TransitionDialogProps) {
  const { isOpen, story, transition, zone, now, problem, isSending, onSend, onClose, onGo, lastFocus } = props;
  const [typed, setTyped] = useState<Typed>(() => startOf(story, transition));
  const [hasTried, setTried] = useState(false);
  const words = transitionWords[transition];
  const offered = story.abilities.transitions.find((each) => each.transition === transition);
  const [asks] = useState<readonly Ask[]>(offered?.asks ?? []);
  const { faults: refusedFields, unmet } = standing(offered, problem, asks);
  const overrides = unmet.length > 0 && unmet.every(({ overridable }) => overridable) ? unmet : [];
  const hasOverride = overrides.length > 0 && !asks.some(({ field }) => field === "reason");
  const asked: readonly Ask[] = hasOverride ? [...asks, { field: "reason", isRequired: true, label: "Reason" }] : asks;
  const faults = { ...refusedFields, ...(hasTried ? faultsIn(asked, typed, zone) : {}) };
  const left = unmet.length - overrides.length;
  // What was typed stays in sight even where it no longer helps.
  const isReasonTyped = typed.reason !== "" && !asks.some(({ field }) => field === "reason");
  const shown = left === 0 || problem !== null ? asks : asks.filter(({ isRequired }) => isRequired);

  const send = () => {
    setTried(true);
    if (Object.keys(faultsIn(asked, typed, zone)).length > 0) return;
    const edition = story.edition?.number ?? null;
    const request = requestOf({ transition, asks }, typed, { overrides, zone, edition });
    if (request !== null && left === 0 && !isSending) onSend(request);
  };
  const change = (change: SetStateAction<Typed>) => {
    setTried(false);
    setTyped(change);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.title(story)}
      description={left > 0 ? `${counted(thingsIn(unmet))} in the way.` : words.means(story)}
      onSubmit={send}
      lastFocus={lastFocus}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            type="submit"
            shortcut="Mod+Enter"
            isBusy={isSending}
            whyNot={
              offered === undefined
                ? "This cannot be done to the story as it is now"
                : whyNot(left > 0 ? thingsIn(unmet) : 0)
            }
          >
            {transitionLabels[transition]}
          </Button>
        </>
      }
    >
      {problem !== null && <Refusal problem={problem} zone={zone} now={now} />}
      {unmet.length > 0 && (
        <UnmetList label="What stands in the way" items={unmetItems(unmet, onGo)} isAnswer={problem !== null} />
      )}
      <TransitionFields asks={shown} typed={typed} onChange={change} faults={faults} zone={zone} now={now} />
      {(hasOverride || isReasonTyped) && (
        <OverrideField overrides={overrides} typed={typed} onChange={change} fault={faults.reason} />
      )}
    </Dialog>
  );
}

/** What stands in the way, as the last answer has it, else as it is offered; what a field settles is said there. */
function standing(offered: TransitionAbility | undefined, problem: Error | null, asks: readonly Ask[]) {
  const refused = problem instanceof ProblemError ? problem.problem : null;
  if (refused === null) return { faults: {}, unmet: offered?.unmet ?? [] };
  const { faults, unmet } = parted(
    refused,
    asks.map(({ field }) => field),
  );
  // A refusal for another reason (a fault, a stale revision) says nothing of the conditions.
  if (refused.unmet === undefined) return { faults, unmet: offered?.unmet ?? [] };
  return { faults, unmet: unmet.filter(isCondition) };
}

/** Who may and from which stage is said by the refusal's own sentence; nothing in the story can be mended for it. */
function isCondition({ code }: UnmetField): boolean {
  return !["not-yours", "wrong-stage", "newer-edition"].includes(code);
}

function startOf(story: Story, transition: TransitionName): Typed {
  if (transition === "schedule") return { ...nothingTyped, at: typedTimeOf(story.embargo) };
  if (transition === "unspike") return { ...nothingTyped, slug: story.slug ?? "" };
  return nothingTyped;
}

function whyNot(left: number): string | null {
  if (left === 0) return null;
  return left === 1 ? "One thing is still open" : `${left} things are still open`;
}

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

function counted(left: number): string {
  return left === 1 ? "One thing stands" : `${numbers[left] ?? left} things stand`;
}
