import css from "./Kbd.module.css";

/** A key as it is printed. A hint for the eye: give `spoken` where the key is what is being told (a list of keys). */
export function Kbd({ children, spoken }: { readonly children: string; readonly spoken?: string | undefined }) {
  if (spoken === undefined)
    return (
      <kbd className={css.key} aria-hidden="true">
        {children}
      </kbd>
    );
  return (
    <kbd className={css.key} role="img" aria-label={spoken}>
      {children}
    </kbd>
  );
}
