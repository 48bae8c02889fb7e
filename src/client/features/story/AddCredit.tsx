import { type KeyboardEvent, useState } from "react";
import {
  type CreditedPerson,
  creditNameFault,
  type CreditRole,
  creditRoleNames,
  creditRoles,
} from "#domain/credits.ts";
import { roleNames } from "#domain/people.ts";
import { usePeople } from "#client/lib/people.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { Button } from "#client/ui/Button.tsx";
import { Combobox } from "#client/ui/Combobox.tsx";
import { Select } from "#client/ui/Select.tsx";
import css from "./CreditsDialog.module.css";

interface Candidate {
  readonly id: string | null;
  readonly name: string;
  readonly detail: string;
}

const roles = creditRoles.map((role) => ({ value: role, says: creditRoleNames[role] }));

/** Adds somebody to a role: a person of the desk, or a contributor by name. `onAdd` gives what is wrong, or null. */
export function AddCredit({ onAdd }: { readonly onAdd: (role: CreditRole, person: CreditedPerson) => string | null }) {
  const { data: everybody = [] } = usePeople();
  const [role, setRole] = useState<CreditRole>("words");
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const candidates: readonly Candidate[] = everybody
    .filter(({ leftAt }) => leftAt === null)
    .map(({ id, name, roles }) => ({ id, name, detail: roles.map((each) => roleNames[each]).join(", ") }));
  const add = () => {
    if (chosen === null) return setFault("Choose somebody, or type a name");
    const wrong =
      creditNameFault(chosen.name) ??
      onAdd(role, { personId: chosen.id, name: chosen.name, withheld: false, source: "hand" });
    setFault(wrong);
    if (wrong === null) setChosen(null);
  };
  // Enter on a name that is chosen adds it: it would save the credits without it.
  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
    if (!isPlain || event.defaultPrevented || chosen === null) return;
    event.preventDefault();
    add();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what stands in it
    <div className={css.add} role="group" aria-label="Add somebody" onKeyDown={onKeyDown}>
      <Select label="Role" choices={roles} value={role} onChange={setRole} />
      <Combobox
        label="Name"
        items={candidates}
        value={chosen}
        onChange={(candidate) => {
          setChosen(candidate);
          setFault(null);
        }}
        keyOf={({ id, name }) => id ?? `by name: ${name}`}
        nameOf={({ name }) => name}
        detailOf={({ detail }) => detail}
        iconOf={({ id, name }) => (id === null ? null : <Avatar id={id} name={name} size="small" isBesideName />)}
        ownWords={(name) => ({ id: null, name, detail: "Contributor" })}
        placeholder="Somebody on the desk, or a contributor"
        error={fault}
      />
      <div className={css.addButton}>
        <Button onClick={add}>Add</Button>
      </div>
    </div>
  );
}
