import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setCredits } from "#contract/credits.ts";
import type { Story } from "#contract/stories.ts";
import { type Credit, creditLine, creditRoles, creditsIn } from "#domain/credits.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { showToast } from "#client/ui/toast.ts";
import { AddCredit } from "./AddCredit.tsx";
import css from "./CreditsDialog.module.css";
import { CreditRolePeople } from "./CreditRolePeople.tsx";
import { creditsToSend, isSamePerson, withPeople } from "./creditsDraft.ts";
import { Refusal } from "./Refusal.tsx";

export interface CreditsDialogProps {
  readonly story: Story;
  readonly newsroom: string;
  readonly zone: string;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Who is credited, in which role and order, and whose byline is withheld; with the line as it will be printed. */
export function CreditsDialog({ story, newsroom, zone, now, isOpen, onClose }: CreditsDialogProps) {
  const client = useQueryClient();
  const [credits, setDraft] = useState<readonly Credit[]>(story.credits);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => call(setCredits, { params: { storyId: story.id }, body: creditsToSend(credits) }),
    onSuccess: (reply) => {
      client.setQueryData<Story>(keys.story(story.id), (before) => before && { ...before, ...reply });
      void client.invalidateQueries({ queryKey: keys.story(story.id) });
      void client.invalidateQueries({ queryKey: keys.stories });
      onClose();
      showToast({ says: reply.line === "" ? "Nobody is credited now" : `Credits are now ${reply.line}` });
    },
    onError: () => client.invalidateQueries({ queryKey: keys.story(story.id) }),
  });
  const line = creditLine(credits, newsroom);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Credits"
      description="In the order in which they are printed."
      size="wide"
      onSubmit={() => !isPending && mutate()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" shortcut="Mod+Enter" isBusy={isPending}>
            Save credits
          </Button>
        </>
      }
    >
      {error !== null && <Refusal problem={error} zone={zone} now={now} />}
      {creditRoles.map((role) => (
        <CreditRolePeople
          key={role}
          role={role}
          people={creditsIn(credits, role)}
          onChange={(people) => setDraft(withPeople(credits, role, people))}
        />
      ))}
      <AddCredit
        onAdd={(role, person) => {
          const people = creditsIn(credits, role);
          if (people.some((each) => isSamePerson(each, person))) return `${person.name} is there already`;
          setDraft(withPeople(credits, role, [...people, person]));
          return null;
        }}
      />
      <div className={css.preview}>
        <h3 className={css.heading}>As printed</h3>
        <p className={css.line} data-none={line === "" || undefined} aria-live="polite">
          <bdi>{line === "" ? "No credits are printed" : line}</bdi>
        </p>
      </div>
    </Dialog>
  );
}
