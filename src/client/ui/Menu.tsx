import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { useNavigate } from "react-router";
import { Kbd } from "./Kbd.tsx";
import css from "./Menu.module.css";

/** One row of a menu. */
export type MenuRow =
  | {
      readonly kind: "action";
      readonly says: string;
      readonly onChoose: () => void;
      readonly icon?: ReactNode;
      readonly shortcut?: string | undefined;
      /** Why it cannot be chosen now, shown at its end; it can still be reached and read. */
      readonly whyNot?: string | null | undefined;
      /** Takes something away from readers, or cannot be undone. */
      readonly isGrave?: boolean | undefined;
    }
  | { readonly kind: "link"; readonly says: string; readonly to: string; readonly icon?: ReactNode }
  | { readonly kind: "choice"; readonly says: string; readonly isChosen: boolean; readonly onChoose: () => void }
  | { readonly kind: "heading"; readonly says: string }
  | { readonly kind: "line" };

export interface MenuProps {
  /** The button that opens it: a Button or an IconButton. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly rows: readonly MenuRow[];
  readonly align?: "start" | "end" | undefined;
}

/** A menu under a button: arrow keys, Home, End, first letters, Enter; Escape gives focus back to the button. */
export function Menu({ trigger, rows, align = "start" }: MenuProps) {
  return (
    <Base.Root modal={false}>
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
    case "action": {
      const isRefused = row.whyNot !== null && row.whyNot !== undefined && row.whyNot !== "";
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
