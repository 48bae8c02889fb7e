import { printedKeys } from "./printedKeys.ts";
import css from "./Kbd.module.css";

/** Keys, as `printedKeys` prints them ("N", "Mod+Enter"). A hint for the eye: give `spoken` where the key is what is being told (a list of keys). */
export function Kbd({ children, spoken }: { readonly children: string; readonly spoken?: string | undefined }) {
  if (spoken === undefined)
    return (
      <kbd className={css.key} aria-hidden="true">
        {printedKeys(children)}
      </kbd>
    );
  return (
    <kbd className={css.key} role="img" aria-label={spoken}>
      {printedKeys(children)}
    </kbd>
  );
}
