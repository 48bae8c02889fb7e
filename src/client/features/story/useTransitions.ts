import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { TransitionAbility } from "#contract/abilities.ts";
import type { Story } from "#contract/stories.ts";
import type { TransitionRequest } from "#contract/transitions.ts";
import type { TransitionName } from "#domain/transitions.ts";
import { keys } from "#client/lib/keys.ts";
import { showToast } from "#client/ui/toast.ts";
import { transitionWords } from "./transitionWords.ts";
import { nothingTyped, requestOf } from "./typed.ts";
import { usualNext } from "./usualNext.ts";
import { storyQuery } from "./storyQuery.ts";
import { useTransition } from "./useTransition.ts";

/** A transition that is being asked about in its dialog. `opening` tells one opening from the next. */
export interface OpenedTransition {
  readonly opening: number;
  readonly transition: TransitionName;
  readonly isOpen: boolean;
  readonly problem: Error | null;
  /** What was pressed. */
  readonly opener: Element | null;
}

export interface Transitions {
  /** Makes it, or opens its dialog where something must be typed or stands in the way. `withNote`: the dialog in any case. */
  readonly press: (transition: TransitionName, asking?: { readonly withNote: boolean }) => void;
  /**
   * The same by a key, a moment after the last one at the earliest: the same keys go on from stage to stage, and pressed
   * twice they would pass what was only just claimed.
   */
  readonly pressByKey: (transition: TransitionName) => void;
  /** The one that is on its way. */
  readonly busy: TransitionName | null;
  readonly opened: OpenedTransition | null;
  readonly send: (request: TransitionRequest) => void;
  readonly close: () => void;
  /** The usual next step, where this person has it and it has keys. */
  readonly next: TransitionName | null;
}

export interface AroundTransitions {
  /** Settles once this person's words are stored; throws, saying what to do, when that takes too long. */
  readonly whenSaved: () => Promise<void>;
  /** It has been made, with or without a dialog. */
  readonly onMade: () => void;
  /** Says what was done, and what comes next; null where nothing does for this person. */
  readonly sayWithNext: ((says: string) => void) | null;
}

/** The most that a press waits for the newest reading of what stands in the way. */
const freshWithinMs = 1500;

/** A key so soon after a transition was made is the second press of one that was meant. */
const restMs = 700;

/** All that a press on a transition sets going: waiting for the copy, the dialog, the sending, the toast with its undo. */
export function useTransitions(story: Story, { whenSaved, onMade, sayWithNext }: AroundTransitions): Transitions {
  const client = useQueryClient();
  const mutation = useTransition(story.id);
  const [busy, setBusy] = useState<TransitionName | null>(null);
  const [opened, setOpened] = useState<OpenedTransition | null>(null);
  const read = useRef<{ readonly revision: number } | null>(null);
  const isBusy = useRef(false);
  const isResting = useRef(false);
  const newest = useCallback(() => client.getQueryData<Story>(keys.story(story.id)) ?? story, [client, story]);

  const open = (transition: TransitionName, problem: Error | null) =>
    setOpened((before) => {
      if (before?.isOpen === true && before.transition === transition) return { ...before, problem };
      return { opening: (before?.opening ?? 0) + 1, transition, isOpen: true, problem, opener: document.activeElement };
    });
  const close = () => setOpened((before) => before && { ...before, isOpen: false });

  const make = async (request: TransitionRequest, revision: number): Promise<void> => {
    try {
      await whenSaved();
      const made = await mutation.mutateAsync({ request, revision });
      isResting.current = true;
      setTimeout(() => {
        isResting.current = false;
      }, restMs);
      onMade();
      close();
      if (sayWithNext !== null && leavesMyHands.includes(request.transition))
        return sayWithNext(transitionWords[request.transition].done(made));
      sayDone(made, request.transition, (back) => void startTo(() => make({ transition: back }, made.revision), back));
    } catch (problem) {
      read.current = null;
      open(request.transition, problem instanceof Error ? problem : new Error(String(problem)));
    }
  };

  const startTo = async (act: () => Promise<void>, transition: TransitionName): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(transition);
    try {
      await act();
    } finally {
      isBusy.current = false;
      setBusy(null);
    }
  };

  const press = (transition: TransitionName, { withNote } = { withNote: false }) =>
    void startTo(async () => {
      const seen = newest();
      const ability = await standingNow(seen, transition);
      const latest = newest();
      read.current = { revision: latest.revision };
      const request =
        ability === null
          ? null
          : requestOf(ability, nothingTyped, { ...nothingNamed, edition: latest.edition?.number ?? null });
      const goesAtOnce = ability?.allowed === true && !ability.asks.some(({ isRequired }) => isRequired) && !withNote;
      // What was not on the screen when the button was pressed is looked at before anything goes out.
      if (request !== null && goesAtOnce && latest.revision === seen.revision) await make(request, latest.revision);
      else if (ability !== null) open(transition, null);
    }, transition);
  const pressByKey = (transition: TransitionName) => {
    if (!isResting.current) press(transition);
  };

  /** What stands in the way may have been mended a moment ago; then it is asked for anew. */
  const standingNow = async (seen: Story, transition: TransitionName): Promise<TransitionAbility | null> => {
    const ability = abilityIn(seen, transition);
    if (ability === null || ability.allowed) return ability;
    await whenSaved().catch(() => {});
    const late = new Promise<null>((settle) => setTimeout(() => settle(null), freshWithinMs));
    const fresh = await Promise.race([client.query({ ...storyQuery(story.id), staleTime: 0 }).catch(() => null), late]);
    return fresh === null ? ability : abilityIn(fresh, transition);
  };

  const send = (request: TransitionRequest) =>
    void startTo(() => make(request, read.current?.revision ?? newest().revision), request.transition);
  const usual = usualNext[story.stage];
  const hasNext = usual !== undefined && transitionWords[usual].keys !== undefined && abilityIn(story, usual) !== null;
  return { press, pressByKey, busy, opened, send, close, next: hasNext ? usual : null };
}

/** The transitions after which whoever subs goes on to another story. */
const leavesMyHands: readonly TransitionName[] = ["pass", "release", "return"];

const nothingNamed = { overrides: [], zone: "UTC" } as const;

function abilityIn(story: Story, transition: TransitionName): TransitionAbility | null {
  return story.abilities.transitions.find((each) => each.transition === transition) ?? null;
}

/** What the toast of a story's last move is about: the next move, by whomever, takes its undo away. */
export function stageToast(storyId: string): string {
  return `stage ${storyId}`;
}

/** Says what was done and, where this person can take it back with one press, offers that. */
function sayDone(
  story: Story,
  transition: TransitionRequest["transition"],
  undo: (back: AskedTransition) => void,
): void {
  const { done, undo: back } = transitionWords[transition];
  const offered = back === undefined ? null : abilityIn(story, back);
  const isFree = offered?.allowed === true && !offered.asks.some(({ isRequired }) => isRequired);
  const mayUndo = isFree && back !== undefined && back !== "fallBack";
  showToast({ says: done(story), about: stageToast(story.id), ...(mayUndo ? { undo: () => undo(back) } : {}) });
}

type AskedTransition = TransitionRequest["transition"];
