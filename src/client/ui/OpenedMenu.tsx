import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { useNavigate } from "react-router";
import { Kbd } from "./Kbd.tsx";
import type { MenuChoice, MenuProps, MenuRow } from "./Menu.tsx";
import css from "./OpenedMenu.module.css";

/** A menu that has been opened once, on the primitives; loaded by `Menu`, which says what its props mean. */
export function OpenedMenu({ trigger, rows, align = "start" }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={css.positioner} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={css.popup}>
            {rows.map((row, at) => (
              <Row key={row.kind === "line" ? `line ${at}` : row.says} row={row} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Row({ row }: { readonly row: MenuRow }) {
  const navigate = useNavigate();
  switch (row.kind) {
    case "line":
      return <Base.Separator className={css.line} />;
    case "heading":
      return (
        <div role="presentation" className={css.heading}>
          {row.says}
        </div>
      );
    case "link":
      return (
        <Base.Item className={css.item} onClick={() => void navigate(row.to)}>
          {row.icon}
          {row.says}
        </Base.Item>
      );
    case "choice":
      return (
        <Base.CheckboxItem className={css.item} checked={row.isChosen} onCheckedChange={row.onChoose} closeOnClick>
          <span className={css.tick}>
            <Base.CheckboxItemIndicator>
              <Check size={16} strokeWidth={1.75} aria-hidden="true" />
            </Base.CheckboxItemIndicator>
          </span>
          {row.says}
        </Base.CheckboxItem>
      );
    case "oneOf":
      return (
        <Base.RadioGroup
          aria-label={row.says}
          value={row.chosen}
          onValueChange={(value: unknown) => typeof value === "string" && row.onChoose(value)}
        >
          {row.choices.map((choice) => (
            <Choice key={choice.value} choice={choice} />
          ))}
        </Base.RadioGroup>
      );
    case "action": {
      const isRefused = isRefusal(row.whyNot);
      return (
        <Base.Item
          className={css.item}
          disabled={isRefused}
          data-grave={row.isGrave || undefined}
          label={row.says}
          onClick={row.onChoose}
        >
          {row.icon}
          {row.says}
          {row.shortcut !== undefined && !isRefused && <Kbd>{row.shortcut}</Kbd>}
          {isRefused && <small className={css.why}>{row.whyNot}</small>}
        </Base.Item>
      );
    }
    default:
      return row satisfies never;
  }
}

function Choice({ choice: { value, says, shortcut, whyNot } }: { readonly choice: MenuChoice }) {
  const isRefused = isRefusal(whyNot);
  return (
    <Base.RadioItem className={css.item} value={value} disabled={isRefused} label={says} closeOnClick>
      <span className={css.tick}>
        <Base.RadioItemIndicator>
          <Check size={16} strokeWidth={1.75} aria-hidden="true" />
        </Base.RadioItemIndicator>
      </span>
      {says}
      {shortcut !== undefined && !isRefused && <Kbd>{shortcut}</Kbd>}
      {isRefused && <small className={css.why}>{whyNot}</small>}
    </Base.RadioItem>
  );
}

function isRefusal(whyNot: string | null | undefined): boolean {
  return whyNot !== null && whyNot !== undefined && whyNot !== "";
}
