import { useMutation } from "@tanstack/react-query";
import { type Invite, invitePerson, type Person } from "#contract/people.ts";
import { call } from "#client/lib/api.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import css from "./PeoplePage.module.css";

/** Asks before a new link is made, since links given out before end with it. */
export function NewLinkDialog({
  person,
  onInvite,
  onClose,
}: {
  readonly person: Person;
  readonly onInvite: (person: Person, invite: Invite) => void;
  readonly onClose: () => void;
}) {
  const make = useMutation({
    mutationFn: () => call(invitePerson, { params: { personId: person.id } }),
    onSuccess: (invite) => onInvite(person, invite),
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`New link for ${person.name}`}
      description="With it they set a new password. Links that they were given before end; their password holds until then."
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isBusy={make.isPending} onClick={() => make.mutate()}>
            Make the link
          </Button>
        </>
      }
    >
      {make.error !== null && (
        <p className={css.error} role="alert">
          {make.error.message}
        </p>
      )}
    </Dialog>
  );
}
