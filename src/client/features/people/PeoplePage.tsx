import { Plus } from "lucide-react";
import { useState } from "react";
import type { Invite, Person } from "#contract/people.ts";
import { useCommands } from "#client/lib/commands.ts";
import { usePeople } from "#client/lib/people.ts";
import { useMe } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { NewLinkDialog } from "./NewLinkDialog.tsx";
import css from "./PeoplePage.module.css";
import { PersonDialog } from "./PersonDialog.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";

type Open =
  | { readonly what: "add" }
  | { readonly what: "change" | "remove" | "link"; readonly person: Person }
  | { readonly what: "invite"; readonly person: Person; readonly invite: Invite };

/** Everybody on the desk; for an admin, to add, change and remove. */
export function PeoplePage() {
  const me = useMe();
  const people = usePeople();
  const [open, setOpen] = useState<Open | null>(null);
  const isAdmin = me.roles.includes("admin");
  const close = () => setOpen(null);
  const invited = (person: Person, invite: Invite) => setOpen({ what: "invite", person, invite });
  useCommands(
    isAdmin ? [{ id: "addPerson", says: "Add a person", keys: "N", run: () => setOpen({ what: "add" }) }] : [],
  );
  const here = people.data?.filter((person) => person.leftAt === null) ?? [];
  const left = people.data?.filter((person) => person.leftAt !== null) ?? [];
  return (
    <main tabIndex={-1} className={css.page}>
      <title>People · Stet</title>
      <header className={css.top}>
        <h1 className={css.title}>People</h1>
        {isAdmin && (
          <Button
            variant="primary"
            shortcut="N"
            icon={<Plus size={16} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => setOpen({ what: "add" })}
          >
            Add a person
          </Button>
        )}
        {!isAdmin && <p className={css.says}>An admin adds people and changes their roles.</p>}
      </header>
      {people.isPending && <Skeleton label="Loading people" count={6} />}
      {people.error !== null && (
        <ProblemNote title="The people could not be loaded">{people.error.message}</ProblemNote>
      )}
      <ul className={css.list} aria-label="People on the desk">
        {here.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === me.id}
            onChoose={isAdmin ? (what) => setOpen({ what, person }) : null}
          />
        ))}
      </ul>
      {left.length > 0 && (
        <>
          <h2 className={css.heading}>Left the desk</h2>
          <ul className={css.list} aria-label="People who left">
            {left.map((person) => (
              <PersonRow key={person.id} person={person} isMe={false} onChoose={null} />
            ))}
          </ul>
        </>
      )}
      {open?.what === "add" && <PersonDialog person={null} onInvite={invited} onClose={close} />}
      {open?.what === "change" && <PersonDialog person={open.person} onInvite={invited} onClose={close} />}
      {open?.what === "remove" && <RemoveDialog person={open.person} onClose={close} />}
      {open?.what === "link" && <NewLinkDialog person={open.person} onInvite={invited} onClose={close} />}
      {open?.what === "invite" && <InviteDialog person={open.person} invite={open.invite} onClose={close} />}
    </main>
  );
}
