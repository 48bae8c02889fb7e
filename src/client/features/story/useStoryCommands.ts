import type { Story } from "#contract/stories.ts";
import { useCommands } from "#client/lib/commands.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { notable, withNoteSays } from "./TransitionButtons.tsx";
import { transitionWords } from "./transitionWords.ts";
import type { Transitions } from "./useTransitions.ts";

export interface StoryActs {
  readonly credits: () => void;
  readonly history: () => void;
  readonly details: () => void;
  readonly hold: () => void;
  readonly copy: () => void;
}

/** Everything that can be done with the open story, for the palette; the usual next step has keys of its own. */
export function useStoryCommands(story: Story, { press, next }: Transitions, acts: StoryActs): void {
  const { transitions, changeCredits, hold, liftHold } = story.abilities;
  useCommands([
    ...transitions.map(({ transition }) => ({
      id: `story ${transition}`,
      says: transitionLabels[transition],
      keys: transition === next ? transitionWords[transition].keys : undefined,
      run: () => press(transition),
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
    { id: "story history", says: "Show the history", run: acts.history },
    { id: "story details", says: "Show the details", run: acts.details },
    { id: "story copy", says: "Go to the copy", run: acts.copy },
  ]);
}
