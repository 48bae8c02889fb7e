import { Ellipsis } from "lucide-react";
import type { Person } from "#contract/people.ts";
import { rolesInWords } from "#client/lib/rolesInWords.ts";
import { Avatar } from "#client/ui/Avatar.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Menu } from "#client/ui/Menu.tsx";
import css from "./PersonRow.module.css";

interface PersonRowProps {
  readonly person: Person;
  readonly isMe: boolean;
  /** What an admin can do with them; null for everybody else. */
  readonly onChoose: ((what: "change" | "link" | "remove") => void) | null;
}

/** One person: who they are, what they do here, and whether they have been in yet. */
export function PersonRow({ person, isMe, onChoose }: PersonRowProps) {
  return (
    <li className={css.row}>
      <Avatar id={person.id} name={person.name} size="large" isBesideName />
      <span className={css.who}>
        <b className={css.name}>
          {person.name}
          {isMe && <small> (you)</small>}
        </b>
        <small className={css.email}>{person.email}</small>
      </span>
      <span className={css.roles}>{rolesInWords(person.roles)}</span>
      <span className={css.state}>{!person.hasPassword && person.leftAt === null && "No password yet"}</span>
      {onChoose !== null && (
        <Menu
          align="end"
          trigger={
            <IconButton
              size="small"
              label={`Change ${person.name}`}
              icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />}
            />
          }
          rows={[
            { kind: "action", says: "Name and roles…", onChoose: () => onChoose("change") },
            { kind: "action", says: "New link to set a password…", onChoose: () => onChoose("link") },
            { kind: "line" },
            { kind: "action", says: "Remove…", isGrave: true, onChoose: () => onChoose("remove") },
          ]}
        />
      )}
    </li>
  );
}
