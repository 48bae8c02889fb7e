import { X } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { IconButton } from "./IconButton.tsx";
import css from "./Panel.module.css";

export interface PanelProps {
  /** Its accessible name: "Credits and history". */
  readonly label: string;
  readonly children: ReactNode;
  /** In a narrow window it is a sheet, and this says whether it is up. In a wide one it always stands. */
  readonly isUp: boolean;
  readonly onClose: () => void;
  /** Stays at its foot while the rest scrolls. */
  readonly footer?: ReactNode;
  /** Shown beside the close button of the sheet; left away in a wide window. */
  readonly title?: string | undefined;
}

/**
 * What stands beside the copy. In a narrow window it is a sheet over the lower part of the screen, which leaves the
 * copy above it in sight and within reach; Escape closes it.
 */
export function Panel({ label, children, isUp, onClose, footer, title }: PanelProps) {
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from what is inside it
    <aside className={css.panel} aria-label={label} data-up={isUp || undefined} onKeyDown={close}>
      <div className={css.handle}>
        <span className={css.title}>{title}</span>
        <IconButton label="Close" icon={<X size={20} strokeWidth={1.75} aria-hidden="true" />} onClick={onClose} />
      </div>
      <div className={css.body}>{children}</div>
      {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
    </aside>
  );
}
