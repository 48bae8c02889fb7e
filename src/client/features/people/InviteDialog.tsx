import type { Invite, Person } from "#contract/people.ts";
import { fullTime } from "#client/lib/format.ts";
import { useNewsroom } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { showToast } from "#client/ui/toast.ts";

/** The one-time link, shown this once: it is not kept where it could be shown again. */
export function InviteDialog({
  person,
  invite,
  onClose,
}: {
  readonly person: Person;
  readonly invite: Invite;
  readonly onClose: () => void;
}) {
  const zone = useNewsroom().data?.zone ?? "Europe/London";
  const copy = () => {
    navigator.clipboard.writeText(invite.url).then(
      () => showToast({ says: `Copied the link for ${person.name}` }),
      () => showToast({ says: "The link could not be copied. Select it and copy it by hand." }),
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Link for ${person.name}`}
      description={`It is shown only now. It works once, until ${fullTime(invite.expiresAt, zone)}.`}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Done
          </Button>
          <Button variant="primary" onClick={copy}>
            Copy
          </Button>
        </>
      }
    >
      <TextField
        label="One-time link"
        value={invite.url}
        onChange={() => undefined}
        readOnly
        onFocus={(event) => event.target.select()}
        hint="Give it to them yourself: whoever has it can set their password."
      />
    </Dialog>
  );
}
