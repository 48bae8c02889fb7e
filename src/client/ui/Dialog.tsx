import { lazy, type ReactNode, type RefObject, Suspense, useState } from "react";
import { loadDialog } from "./loadParts.ts";

export interface DialogProps {
  readonly isOpen: boolean;
  /** Asked to close: by Escape, the close button, or a press outside (only where nothing can be typed). */
  readonly onClose: () => void;
  /** What is about to happen, to what: "Return to Leyi Chen". Its accessible name. */
  readonly title: string;
  /** One sentence below the title: what it will mean. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Its buttons: the way out first, the main one last. Left away, a close button stands beside the title. */
  readonly footer?: ReactNode;
  /** Words at the start of the footer: "2 left after the override". */
  readonly footnote?: ReactNode;
  /** Makes it a form, sent by its button of `type="submit"`, by Enter in a line, by ⌘↵ or Ctrl+Enter anywhere. */
  readonly onSubmit?: (() => void) | undefined;
  readonly size?: "small" | "medium" | "wide" | undefined;
  /** What gets focus on opening, where the first field, or else the first button of the footer, is not right. */
  readonly firstFocus?: RefObject<HTMLElement | null> | undefined;
  /** What gets focus on closing, where what had it before is not right: false leaves it where it is. */
  readonly lastFocus?: (() => HTMLElement | boolean | null) | undefined;
}

/**
 * A dialog: it keeps focus inside, is closed by Escape, and gives focus back to what had it. In a narrow window it is
 * a sheet at the foot of the screen.
 *
 * This much is in the first load; the rest comes when the page is idle, or with the first dialog.
 */
export function Dialog(props: DialogProps) {
  const [wasOpened, setOpened] = useState(props.isOpen);
  if (props.isOpen && !wasOpened) setOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense>
      <DialogBox {...props} />
    </Suspense>
  );
}

const DialogBox = lazy(async () => ({ default: (await loadDialog()).DialogBox }));
