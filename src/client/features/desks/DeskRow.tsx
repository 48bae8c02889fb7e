import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-react";
import { Link } from "react-router";
import type { Desk } from "#contract/desks.ts";
import { PersonId } from "#contract/fields.ts";
import type { Person } from "#contract/people.ts";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Select } from "#client/ui/Select.tsx";
import css from "./DesksPage.module.css";

interface DeskRowProps {
  readonly desk: Desk;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly editors: readonly Person[];
  /** What an admin can do with it; null for everybody else. */
  readonly admin: {
    readonly onMove: (by: 1 | -1) => void;
    readonly onDuty: (person: PersonId | null) => void;
    readonly onRename: () => void;
    readonly onRemove: () => void;
  } | null;
}

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** One desk: its name, its stories, who is on duty, and its place in the order. */
export function DeskRow({ desk, isFirst, isLast, editors, admin }: DeskRowProps) {
  const stories = `${desk.stories.toLocaleString("en-GB")} ${desk.stories === 1 ? "story" : "stories"}`;
  return (
    <li className={css.row}>
      <span className={css.name}>{desk.name}</span>
      <Link className={css.stories} to={`/?desk=${desk.slug}`}>
        {stories}
      </Link>
      {admin === null ? (
        <span>{desk.onDuty === null ? "Any editor on duty" : `${desk.onDuty.name} on duty`}</span>
      ) : (
        <Select
          label={`On duty for ${desk.name}`}
          isLabelHidden
          value={desk.onDuty?.id ?? ""}
          onChange={(chosen) => {
            const person = PersonId.safeParse(chosen);
            admin.onDuty(person.success ? person.data : null);
          }}
          choices={[
            { value: "", says: "Any editor on duty" },
            ...editors.map(({ id, name }) => ({ value: id, says: `${name} on duty` })),
          ]}
        />
      )}
      {admin !== null && (
        <span className={css.buttons}>
          <IconButton
            size="small"
            label={`Move ${desk.name} up`}
            icon={<ArrowUp {...icon} />}
            whyNot={isFirst ? "It is the first already" : null}
            onClick={() => admin.onMove(-1)}
          />
          <IconButton
            size="small"
            label={`Move ${desk.name} down`}
            icon={<ArrowDown {...icon} />}
            whyNot={isLast ? "It is the last already" : null}
            onClick={() => admin.onMove(1)}
          />
          <IconButton size="small" label={`Rename ${desk.name}`} icon={<Pencil {...icon} />} onClick={admin.onRename} />
          <IconButton size="small" label={`Remove ${desk.name}`} icon={<Trash2 {...icon} />} onClick={admin.onRemove} />
        </span>
      )}
    </li>
  );
}
