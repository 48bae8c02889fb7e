import { useCallback } from "react";
import { create } from "zustand";
import type { Story } from "#contract/stories.ts";

interface Choices {
  /** What this person chose in this window, by story; who has not chosen has what the stage begins with. */
  readonly byStory: Readonly<Record<string, boolean>>;
  readonly choose: (storyId: string, isOn: boolean) => void;
}

const useChoices = create<Choices>((set) => ({
  byStory: {},
  choose: (storyId, isOn) => set(({ byStory }) => ({ byStory: { ...byStory, [storyId]: isOn } })),
}));

/** Whether suggesting is switched on where this person may edit, and the switch (scenario S-01). */
export function useSuggesting({ id, abilities }: Pick<Story, "id" | "abilities">) {
  const isOn = useChoices(({ byStory }) => byStory[id]) ?? abilities.startsSuggesting;
  const choose = useChoices((choices) => choices.choose);
  const toggle = useCallback(() => choose(id, !isOn), [choose, id, isOn]);
  return { isOn, toggle };
}
