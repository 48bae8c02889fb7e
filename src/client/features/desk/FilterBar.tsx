import { ChevronDown } from "lucide-react";
import type { ReactElement } from "react";
import { listed } from "#domain/people.ts";
import { stageNames, stages } from "#domain/stage.ts";
import { useDesks, usePeople } from "#client/lib/people.ts";
import { useMe } from "#client/lib/session.ts";
import { Button } from "#client/ui/Button.tsx";
import { Menu, type MenuRow } from "#client/ui/Menu.tsx";
import css from "./FilterBar.module.css";
import type { Filters, Sort } from "./filters.ts";

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (changes: Partial<Filters>) => void;
}

const sortNames: Record<Sort, string> = { stage: "Stage", due: "Due first", changed: "Changed last" };

/** What the list is narrowed to, each a menu; all of it stands in the address. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const me = useMe();
  const desks = useDesks().data ?? [];
  const people = (usePeople().data ?? []).filter((person) => person.leftAt === null || person.id === filters.person);
  const { stages: chosen, desks: slugs, person, queue, sort } = filters;
  const without = <Item,>(list: readonly Item[], item: Item) =>
    list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
  const deskNames = desks.filter((desk) => slugs.includes(desk.slug)).map((desk) => desk.name);
  const outOfQueue = queue === null ? {} : { queue: null, sort: "stage" as const };
  const who = person === me.id ? "Me" : (people.find((each) => each.id === person)?.name ?? "Somebody");
  return (
    <div className={css.bar} role="group" aria-label="Filters">
      <Chip
        name="Stage"
        says={stagesSaid(filters)}
        isOn={chosen.length > 0 || queue !== null}
        rows={[
          choice("Any stage", chosen.length === 0 && queue === null, () => onChange({ stages: [], ...outOfQueue })),
          choice(queueSays, queue === me.id, () => onChange({ stages: [], queue: me.id, sort: "due" })),
          ...stages.map((stage) =>
            choice(stageNames[stage], chosen.includes(stage), () =>
              onChange({ stages: stages.filter((each) => without(chosen, stage).includes(each)), ...outOfQueue }),
            ),
          ),
        ]}
      />
      <Chip
        name="Desk"
        says={slugs.length === 0 ? "any" : listed(deskNames) || "unknown"}
        isOn={slugs.length > 0}
        rows={[
          choice("Any desk", slugs.length === 0, () => onChange({ desks: [] })),
          ...desks.map((desk) =>
            choice(desk.name, slugs.includes(desk.slug), () => onChange({ desks: without(slugs, desk.slug) })),
          ),
        ]}
      />
      <Chip
        name="Who"
        says={person === null ? "anyone" : who}
        isOn={person !== null}
        rows={[
          choice("Anyone", person === null, () => onChange({ person: null })),
          choice("Me", person === me.id, () => onChange({ person: me.id })),
          ...people
            .filter((each) => each.id !== me.id)
            .map((each) => choice(each.name, each.id === person, () => onChange({ person: each.id }))),
        ]}
      />
      <Chip
        name="Order"
        says={sortNames[sort]}
        isOn={false}
        rows={(["stage", "due", "changed"] as const).map((each) =>
          choice(sortNames[each], each === sort, () => onChange({ sort: each })),
        )}
      />
    </div>
  );
}

const queueSays = "To sub";

function stagesSaid({ stages: chosen, queue }: Filters): string {
  if (queue !== null) return queueSays.toLowerCase();
  return chosen.length === 0 ? "any" : listed(chosen.map((stage) => stageNames[stage]));
}

function choice(says: string, isChosen: boolean, onChoose: () => void): MenuRow {
  return { kind: "choice", says, isChosen, onChoose };
}

function Chip({
  name,
  says,
  isOn,
  rows,
}: {
  readonly name: string;
  readonly says: string;
  readonly isOn: boolean;
  readonly rows: readonly MenuRow[];
}): ReactElement {
  return (
    <span className={css.chip} data-on={isOn || undefined}>
      <Menu
        rows={rows}
        trigger={
          <Button size="small">
            {name}: {says}
            <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        }
      />
    </span>
  );
}
