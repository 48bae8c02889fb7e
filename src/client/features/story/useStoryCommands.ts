import { useNavigate } from "react-router";
import type { Story } from "#contract/stories.ts";
import { useCommands } from "#client/lib/commands.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { notable, withNoteSays } from "./TransitionButtons.tsx";
import { transitionWords } from "./transitionWords.ts";
import { type Suggesting, suggestingKeys } from "./ModeLine.tsx";
import type { Transitions } from "./useTransitions.ts";

export interface StoryActs {
  readonly credits: () => void;
  readonly suggestions: () => void;
  readonly history: () => void;
  readonly details: () => void;
  readonly hold: () => void;
  readonly copy: () => void;
  readonly tray: () => void;
  readonly keepVersion: () => void;
}

/** Everything that can be done with the open story, for the palette; the usual next step has keys of its own. */
export function useStoryCommands(
  story: Story,
  { press, pressByKey, next }: Transitions,
  acts: StoryActs & { readonly isTrayEmpty: boolean; readonly suggesting: Suggesting | null },
): void {
  const navigate = useNavigate();
  const { transitions, changeCredits, hold, liftHold } = story.abilities;
  useCommands(
    [
      ...transitions.map(({ transition }) => ({
        id: `story ${transition}`,
        says: transitionLabels[transition],
        keys: transition === next ? transitionWords[transition].keys : undefined,
        run: () => pressByKey(transition),
      })),
      ...notable(transitions).map(({ transition }) => ({
        id: `story ${transition} with a note`,
        says: withNoteSays(transition),
        run: () => press(transition, { withNote: true }),
      })),
      { id: "story credits", says: "Change credits", run: acts.credits, whyNot: changeCredits.why },
      {
        id: "story hold",
        says: story.hold === null ? "Put on a legal hold" : "Take off the legal hold",
        run: acts.hold,
        whyNot: (story.hold === null ? hold : liftHold).why,
      },
      {
        id: "story readback",
        says: "Read back what was changed",
        run: () => void navigate(`/stories/${story.id}/readback`),
      },
      { id: "story version", says: "Keep a version of the copy", run: acts.keepVersion },
      { id: "story suggestions", says: "Show the suggestions", run: acts.suggestions },
      {
        id: "story suggesting",
        says: acts.suggesting?.isOn === true ? "Edit instead of suggesting" : "Suggest instead of editing",
        keys: suggestingKeys,
        run: () => acts.suggesting?.toggle(),
        whyNot: acts.suggesting === null ? "The stage of this story says whether you suggest or read" : null,
      },
      { id: "story history", says: "Show the history", run: acts.history },
      { id: "story details", says: "Show the details", run: acts.details },
      { id: "story copy", says: "Go to the copy", run: acts.copy },
      {
        id: "story tray",
        says: "Words that found no place",
        run: acts.tray,
        whyNot: acts.isTrayEmpty ? "All your words stand in the copy" : null,
      },
    ],
    "On the story",
  );
}
