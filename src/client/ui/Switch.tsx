import css from "./Switch.module.css";

export interface SwitchProps {
  readonly label: string;
  /** The label is spoken but not seen. */
  readonly isLabelHidden?: boolean | undefined;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean | undefined;
}

/** On or off, at once. */
export function Switch({ label, isLabelHidden = false, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      className={css.switch}
      aria-checked={isOn}
      aria-label={isLabelHidden ? label : undefined}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
    >
      <span className={css.track} />
      {!isLabelHidden && label}
    </button>
  );
}
