import { ArrowDown, ArrowUp, X } from "lucide-react";
import { useRef } from "react";
import { type CreditedPerson, type CreditRole, creditRoleNames } from "#domain/credits.ts";
import { Checkbox } from "#client/ui/Checkbox.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import css from "./CreditsDialog.module.css";
import { moved } from "./creditsDraft.ts";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface CreditRolePeopleProps {
  readonly role: CreditRole;
  readonly people: readonly CreditedPerson[];
  readonly onChange: (people: readonly CreditedPerson[]) => void;
}

/** The people of one role, each with its place in the order, its byline, and the way out. Nothing for an empty role. */
export function CreditRolePeople({ role, people, onChange }: CreditRolePeopleProps) {
  const list = useRef<HTMLUListElement>(null);
  if (people.length === 0) return null;
  const remove = (at: number) => {
    onChange(people.toSpliced(at, 1));
    // Focus goes to the neighbour that takes its place, so that it is not lost with the button.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>("[data-remove]");
      buttons?.[Math.min(at, buttons.length - 1)]?.focus();
    });
  };
  return (
    <section aria-label={creditRoleNames[role]}>
      <h3 className={css.heading}>{creditRoleNames[role]}</h3>
      <ul className={css.people} ref={list}>
        {people.map((person, at) => (
          <li key={person.personId ?? person.name} className={css.person}>
            <bdi className={css.name}>{person.name}</bdi>
            <Checkbox
              label="Byline withheld"
              isChecked={person.withheld}
              onChange={(withheld) => onChange(people.with(at, { ...person, withheld }))}
            />
            <span className={css.acts}>
              <IconButton
                size="small"
                label={`Move ${person.name} up`}
                icon={<ArrowUp {...icon} />}
                whyNot={at === 0 ? "First already" : null}
                onClick={() => onChange(moved(people, at, at - 1))}
              />
              <IconButton
                size="small"
                label={`Move ${person.name} down`}
                icon={<ArrowDown {...icon} />}
                whyNot={at === people.length - 1 ? "Last already" : null}
                onClick={() => onChange(moved(people, at, at + 1))}
              />
              <IconButton
                size="small"
                data-remove=""
                label={`Remove ${person.name} from ${creditRoleNames[role]}`}
                icon={<X {...icon} />}
                onClick={() => remove(at)}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
