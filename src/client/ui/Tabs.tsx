import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import css from "./Tabs.module.css";

export interface Tab<Value extends string = string> {
  readonly value: Value;
  readonly says: string;
  /** How many wait there; nothing is shown for null. Spoken with the name. */
  readonly count?: number | null | undefined;
  /** What it shows. Only the open one is drawn. */
  readonly content: ReactNode;
}

export interface TabsProps<Value extends string> {
  /** The accessible name of the row of tabs. */
  readonly label: string;
  readonly tabs: readonly Tab<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** What stands at the end of the row: a close button. */
  readonly end?: ReactNode;
}

/** Tabs over one panel: arrow keys go along them, Home and End to the ends; a tab opens when it has focus. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, end }: TabsProps<Value>) {
  const change = (chosen: unknown) => {
    const tab = tabs.find((each) => each.value === chosen);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Base.Root className={css.root} value={value} onValueChange={change}>
      <div className={css.bar}>
        <Base.List className={css.list} aria-label={label} activateOnFocus>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} className={css.tab}>
              {tab.says}
              {tab.count !== undefined && tab.count !== null && <span className={css.count}> {tab.count}</span>}
            </Base.Tab>
          ))}
        </Base.List>
        {end}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={css.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
