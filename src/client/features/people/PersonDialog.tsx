import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addPerson, changePerson, type Invite, type Person } from "#contract/people.ts";
import { type Role, roleNames, roles } from "#domain/people.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { faultOf } from "#client/lib/fieldFaults.ts";
import { keys } from "#client/lib/keys.ts";
import { Button } from "#client/ui/Button.tsx";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import { Dialog } from "#client/ui/Dialog.tsx";
import { TextField } from "#client/ui/TextField.tsx";
import { showToast } from "#client/ui/toast.ts";
import css from "./PeoplePage.module.css";

interface PersonDialogProps {
  /** Null for somebody new. */
  readonly person: Person | null;
  readonly onInvite: (person: Person, invite: Invite) => void;
  readonly onClose: () => void;
}

const roleMeans: Record<Role, string> = {
  writer: "Starts stories and files them",
  sub: "Claims filed stories and passes them",
  editor: "Commissions, publishes, withdraws",
  lawyer: "Reads every story, puts holds on and lifts them",
  admin: "Manages people and desks",
};

/** Somebody new on the desk, or the name and roles of somebody who is. */
export function PersonDialog({ person, onInvite, onClose }: PersonDialogProps) {
  const client = useQueryClient();
  const [name, setName] = useState(person?.name ?? "");
  const [email, setEmail] = useState(person?.email ?? "");
  const [theirs, setTheirs] = useState<readonly Role[]>(person?.roles ?? ["writer"]);
  const save = useMutation({
    mutationFn: async (): Promise<{ readonly person: Person; readonly invite: Invite | null }> => {
      const inOrder = roles.filter((role) => theirs.includes(role));
      if (person === null) return call(addPerson, { body: { name, email, roles: inOrder } });
      const changed = await call(changePerson, { params: { personId: person.id }, body: { name, roles: inOrder } });
      return { person: changed, invite: null };
    },
    onSuccess: ({ person, invite }) => {
      void client.invalidateQueries({ queryKey: keys.people });
      if (invite !== null) return onInvite(person, invite);
      showToast({ says: `Changed ${person.name}` });
      onClose();
    },
  });
  const problem = save.error;
  const emailError = faultOf(problem, "/email") ?? (codeOf(problem) === "person/emailTaken" ? problem?.message : null);
  const rolesError = faultOf(problem, "/roles") ?? (codeOf(problem) === "person/lastAdmin" ? problem?.message : null);
  const nameError = faultOf(problem, "/name");
  const isElsewhere = problem !== null && [emailError, rolesError, nameError].every((each) => each === null);
  const toggle = (role: Role) =>
    setTheirs((now) => (now.includes(role) ? now.filter((each) => each !== role) : [...now, role]));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={person === null ? "Add a person" : `Change ${person.name}`}
      description={
        person === null
          ? "You get a link for them to set a password with."
          : "Roles hold at once, wherever they are signed in."
      }
      onSubmit={() => !save.isPending && save.mutate()}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isBusy={save.isPending}>
            {person === null ? "Add" : "Save"}
          </Button>
        </>
      }
    >
      <div className={css.fields}>
        <TextField
          label="Name"
          aside="as it is credited"
          value={name}
          onChange={setName}
          error={nameError}
          autoComplete="off"
        />
        {person === null && (
          <TextField
            label="E-mail"
            type="email"
            value={email}
            onChange={setEmail}
            error={emailError}
            autoComplete="off"
          />
        )}
        <fieldset>
          <legend>Roles</legend>
          <div className={css.roles}>
            {roles.map((role) => (
              <Checkbox
                key={role}
                label={roleNames[role]}
                detail={roleMeans[role]}
                isChecked={theirs.includes(role)}
                onChange={() => toggle(role)}
              />
            ))}
          </div>
          {rolesError !== null && (
            <p className={css.error} role="alert">
              {rolesError}
            </p>
          )}
        </fieldset>
        {isElsewhere && (
          <p className={css.error} role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function codeOf(problem: Error | null): string | null {
  return problem instanceof ProblemError ? problem.code : null;
}
