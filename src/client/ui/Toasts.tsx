import { Toast as Base } from "@base-ui/react/toast";
import { useCallback, useEffect, useRef } from "react";
import { Check, X } from "lucide-react";
import { IconButton } from "./IconButton.tsx";
import { Kbd } from "./Kbd.tsx";
import { takeToasts, type ToastWords } from "./toast.ts";
import css from "./Toasts.module.css";

const sixSeconds = 6000;

/**
 * The stack of toasts, oldest at the top. Loaded when the first is wanted; see `toast.ts`. Each stays six seconds, and
 * while pointed at or focused; F6 goes to them, Escape closes the one that has focus.
 */
export function Toasts() {
  return (
    <Base.Provider timeout={sixSeconds} limit={4}>
      <Stack />
    </Base.Provider>
  );
}

function Stack() {
  const { toasts, add, close } = Base.useToastManager<ToastWords>();
  const shown = useRef(new Map<string, string>());
  const drop = useCallback(
    (about: string) => {
      const id = shown.current.get(about);
      if (id !== undefined) close(id);
      shown.current.delete(about);
    },
    [close],
  );
  useEffect(
    () =>
      takeToasts({
        take: (words) => {
          if (words.about !== undefined) drop(words.about);
          const id = add({ title: words.says, data: words, ...(words.staysUntilClosed ? { timeout: 0 } : {}) });
          if (words.about !== undefined) shown.current.set(words.about, id);
        },
        drop,
      }),
    [add, drop],
  );
  return (
    <Base.Portal>
      <Base.Viewport className={css.stack} aria-label="Just now">
        {[...toasts].reverse().map((toast) => (
          <Base.Root
            key={toast.id}
            toast={toast}
            className={css.toast}
            role="group"
            aria-modal={undefined}
            swipeDirection="down"
          >
            <Base.Content className={css.content}>
              {toast.data?.icon ?? <Check size={16} strokeWidth={1.75} aria-hidden="true" />}
              <Base.Title className={css.says} render={<p role="status" />} />
              {toast.data?.undo !== undefined && (
                <button
                  type="button"
                  className={css.undo}
                  onClick={() => {
                    close(toast.id);
                    toast.data?.undo?.();
                  }}
                >
                  {toast.data.undoSays ?? "Undo"}
                  {toast.data.shortcut !== undefined && <Kbd>{toast.data.shortcut}</Kbd>}
                </button>
              )}
              <IconButton
                label="Close"
                size="small"
                icon={<X size={14} strokeWidth={1.75} aria-hidden="true" />}
                onClick={() => close(toast.id)}
              />
            </Base.Content>
          </Base.Root>
        ))}
      </Base.Viewport>
    </Base.Portal>
  );
}
