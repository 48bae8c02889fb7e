import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef } from "react";
import type { DialogProps } from "./Dialog.tsx";
import css from "./DialogBox.module.css";
import { IconButton } from "./IconButton.tsx";

/** The dialog itself, on the primitives; loaded by `Dialog`, which says what its props mean. */
export function DialogBox(props: DialogProps) {
  const { isOpen, onClose, title, description, children, footer, footnote, onSubmit, size = "medium" } = props;
  const popup = useRef<HTMLDivElement>(null);
  const first = () => props.firstFocus?.current ?? firstFieldOf(popup.current) ?? true;
  const hasFooter = footer !== undefined && footer !== null;
  const content = (
    <>
      <header className={css.header}>
        <Base.Title className={css.title}>{title}</Base.Title>
        {!hasFooter && (
          <Base.Close
            render={<IconButton label="Close" icon={<X size={16} strokeWidth={1.75} aria-hidden="true" />} />}
          />
        )}
        {description !== undefined && <Base.Description className={css.description}>{description}</Base.Description>}
      </header>
      {children !== undefined && <div className={css.body}>{children}</div>}
      {hasFooter && (
        <footer className={css.footer}>
          {footnote !== undefined && <span className={css.footnote}>{footnote}</span>}
          {footer}
        </footer>
      )}
    </>
  );
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      disablePointerDismissal={onSubmit !== undefined}
    >
      <Base.Portal>
        <Base.Backdrop className={css.shade} />
        <Base.Popup
          ref={popup}
          className={css.popup}
          data-size={size}
          initialFocus={first}
          finalFocus={props.lastFocus}
        >
          {onSubmit === undefined ? content : <SentForm onSubmit={onSubmit}>{content}</SentForm>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function SentForm({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ReactNode }) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    event.stopPropagation(); // a dialog opened from within a form is its child in React, though not on the page
    onSubmit();
  };
  const send = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its own fields
    <form className={css.form} noValidate onSubmit={submit} onKeyDown={send}>
      {children}
    </form>
  );
}

function firstFieldOf(popup: HTMLElement | null): HTMLElement | null {
  const chosen = popup?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const field = popup?.querySelector<HTMLElement>(
    ":is(input, textarea, select):not(:disabled, [type=hidden]), [contenteditable=true]",
  );
  const isFirst = chosen && field && chosen.closest("fieldset") === field.closest("fieldset");
  if (isFirst) return chosen;
  return field ?? popup?.querySelector<HTMLElement>("footer button, footer a") ?? null;
}
