import { lazy, Suspense } from "react";
import type { Newsroom } from "#contract/session.ts";
import type { Story } from "#contract/stories.ts";
import { HoldDialog } from "./HoldDialog.tsx";
import { KeepVersionDialog } from "./KeepVersionDialog.tsx";
import type { Opening } from "./useOpening.ts";

const CreditsDialog = lazy(async () => ({ default: (await import("./CreditsDialog.tsx")).CreditsDialog }));

export interface StoryDialogsProps {
  readonly story: Story;
  readonly newsroom: Newsroom;
  readonly now: number;
  readonly crediting: Opening;
  readonly keeping: Opening;
  readonly holding: Opening;
  readonly whenSaved: () => Promise<void>;
}

/** The dialogs in which something beside the copy is changed, each drawn once it was wanted. */
export function StoryDialogs({ story, newsroom, now, crediting, keeping, holding, whenSaved }: StoryDialogsProps) {
  const { name, zone } = newsroom;
  const of = ({ isOpen, close }: Opening) => ({ story, zone, now, isOpen, onClose: close });
  return (
    <>
      {crediting.opening > 0 && (
        <Suspense>
          <CreditsDialog key={`credits ${crediting.opening}`} newsroom={name} {...of(crediting)} />
        </Suspense>
      )}
      {keeping.opening > 0 && (
        <KeepVersionDialog key={`keep ${keeping.opening}`} whenSaved={whenSaved} {...of(keeping)} />
      )}
      {holding.opening > 0 && <HoldDialog key={`hold ${holding.opening}`} {...of(holding)} />}
    </>
  );
}
