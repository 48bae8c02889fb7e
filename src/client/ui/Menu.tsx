import { cloneElement, lazy, type KeyboardEvent, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { loadMenu } from "./loadParts.ts";

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
  | {
      /** One of a few: the group has a name, and says which of them holds. */
      readonly kind: "oneOf";
      readonly says: string;
      readonly chosen: string;
      readonly choices: readonly MenuChoice[];
      readonly onChoose: (value: string) => void;
    }
  | { readonly kind: "heading"; readonly says: string }
  | { readonly kind: "line" };

/** One of the choices of a group. */
export interface MenuChoice {
  readonly value: string;
  readonly says: string;
  readonly shortcut?: string | undefined;
  readonly whyNot?: string | null | undefined;
}

export interface MenuProps {
  /** The button that opens it: a Button or an IconButton. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly rows: readonly MenuRow[];
  readonly align?: "start" | "end" | undefined;
}

/**
 * A menu under a button: arrow keys, Home, End, first letters, Enter; Escape gives focus back to the button.
 *
 * Until it is first pressed it is only its button; the rest comes when the page is idle, or with the first menu.
 */
export function Menu(props: MenuProps) {
  const [wasOpened, setOpened] = useState(false);
  const open = () => setOpened(true);
  const openByKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  };
  const closed = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: open,
    onKeyDown: openByKey,
  });
  if (!wasOpened) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu {...props} />
    </Suspense>
  );
}

const OpenedMenu = lazy(async () => ({ default: (await loadMenu()).OpenedMenu }));
