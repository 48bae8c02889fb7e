import { useEffect, useRef } from "react";
import type { Person } from "#contract/people.ts";
import { rolesInWords } from "#client/lib/rolesInWords.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import css from "./MentionList.module.css";

export interface MentionListProps {
  /** The list's own id, which the field names. */
  readonly id: string;
  readonly people: readonly Person[];
  /** Which of them Enter takes. */
  readonly at: number;
  readonly onChoose: (person: Person) => void;
}

/** The people that a name in a note could mean. Its keys are the field's; focus never leaves that. */
export function MentionList({ id, people, at, onChoose }: MentionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  return (
    <>
      <HiddenText role="status">
        {people.length === 1 ? "1 person" : `${people.length} people`}. Arrow keys choose, Enter takes.
      </HiddenText>
      <div ref={list} id={id} className={css.list} role="listbox" aria-label="People to name">
        {people.map((person, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the field
          <div
            key={person.id}
            id={optionId(id, person.id)}
            className={css.person}
            role="option"
            aria-selected={index === at}
            // Focus stays in the field, so that one types on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <Avatar id={person.id} name={person.name} size="small" isBesideName />
            <bdi className={css.name}>{person.name}</bdi>
            <small className={css.roles}>{rolesInWords(person.roles)}</small>
          </div>
        ))}
      </div>
    </>
  );
}

/** The id of a person's row in the list of that id. */
function optionId(listId: string, personId: string): string {
  return `${listId}-${personId}`;
}
