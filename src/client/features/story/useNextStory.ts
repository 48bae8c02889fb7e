import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import type { Session } from "#contract/session.ts";
import type { Story } from "#contract/stories.ts";
import { firstKey } from "#client/lib/firstKey.ts";
import { showToast } from "#client/ui/toast.ts";
import { type Leaving, goToNext, sayWithNext, takeComing } from "./nextToSub.ts";
import { nextKeys } from "./transitionWords.ts";
import { isFocusLost } from "./useFocusKept.ts";
import type { Transitions } from "./useTransitions.ts";

export interface NextStory {
  readonly go: () => void;
  /** Says what was done with the story, and what comes next. */
  readonly sayDone: (says: string) => void;
}

/** The way from this story to the next in the queue; null for those who take none from it. */
export function useNextStory(story: Story, me: Session["person"], zone: string): NextStory | null {
  const client = useQueryClient();
  const navigate = useNavigate();
  if (!me.roles.includes("sub") && story.sub?.id !== me.id) return null;
  const leaving: Leaving = { after: story.id, client, navigate: (to) => void navigate(to), zone, sub: me.id };
  return { go: () => void goToNext(leaving), sayDone: (says) => void sayWithNext(says, leaving) };
}

/** A page that has been come to: focus is on it and not on nothing, and of the next in the queue it says that it is. */
export function useArrival(story: Story, main: RefObject<HTMLElement | null>, { press }: Transitions): void {
  // Opened by its address it was gone to by no key, and a ring round all of it would say nothing.
  const isByAddress = useLocation().key === firstKey;
  useLayoutEffect(() => {
    if (isFocusLost()) main.current?.focus(isByAddress ? { focusVisible: false } : {});
  }, [main, isByAddress]);
  useEffect(() => {
    const says = takeComing(story.id);
    if (says === null) return;
    const claim = story.abilities.transitions.find(({ transition }) => transition === "claim");
    const mayClaim = claim?.allowed === true;
    showToast({
      says,
      about: "next story",
      ...(mayClaim ? { undo: () => press("claim"), undoSays: "Claim", shortcut: nextKeys } : {}),
    });
  }, [story, press]);
}
