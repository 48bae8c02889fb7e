import { Tooltip as Base } from "@base-ui/react/tooltip";
import { useEffect, useState } from "react";
import css from "./Tooltips.module.css";

const afterPointing = 400;

/**
 * The one tooltip of the page. It shows the words in `data-tip` of whatever is pointed at or focused by key; Escape
 * takes it away and nothing else, and it can itself be pointed at. What it says must also be the name or description
 * of the thing, since it is not read out.
 */
export function Tooltips() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => followTips(setAnchor), []);
  const words = anchor?.dataset["tip"] ?? "";
  return (
    <Base.Root open={anchor !== null && words !== ""} onOpenChange={(isOpen) => !isOpen && setAnchor(null)}>
      <Base.Portal>
        <Base.Positioner
          className={css.positioner}
          anchor={anchor}
          sideOffset={6}
          collisionPadding={8}
          aria-hidden="true"
        >
          <Base.Popup className={css.popup} data-tooltip="">
            {words}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Listens on the whole page and tells which element with a tip is pointed at or focused. Gives the way to stop. */
function followTips(tell: (anchor: HTMLElement | null) => void): () => void {
  let shown: HTMLElement | null = null;
  let timer = 0;
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true };
  const show = (anchor: HTMLElement | null, delay: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      shown = anchor;
      tell(anchor);
    }, delay);
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType === "touch" || isTip(event.target)) return clearTimeout(timer);
    const anchor = tipOf(event.target);
    if (anchor === shown) return clearTimeout(timer);
    show(anchor, anchor === null ? 120 : afterPointing);
  };
  const focus = (event: FocusEvent) => {
    const anchor = tipOf(event.target);
    if (anchor?.matches(":focus-visible")) show(anchor, 0);
  };
  const hide = () => show(null, 0);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || shown === null) return;
    event.stopPropagation();
    hide();
  };
  document.addEventListener("pointerover", over, options);
  document.addEventListener("focusin", focus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", hide, options);
  document.addEventListener("keydown", escape, options);
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

function tipOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}

function isTip(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-tooltip]") !== null;
}
