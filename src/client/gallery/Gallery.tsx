import { useEffect, useState } from "react";
import { Options } from "#client/ui/Options.tsx";
import { Buttons } from "./Buttons.tsx";
import { Fields } from "./Fields.tsx";
import { Floating } from "./Floating.tsx";
import css from "./Gallery.module.css";
import { Notices } from "./Notices.tsx";
import { Tokens } from "./Tokens.tsx";

type Scheme = "light dark" | "light" | "dark";

/** Every part of the ui in each of its states, for whoever builds or changes one. In development only. */
export function Gallery() {
  const [scheme, setScheme] = useState<Scheme>("light dark");
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
    return () => {
      document.documentElement.style.removeProperty("color-scheme");
    };
  }, [scheme]);
  return (
    <main className={css.gallery}>
      <header className={css.header}>
        <h1 className={css.title}>
          Stet <small>Every part of the desk, in each state</small>
        </h1>
        <Options
          label="Light"
          value={scheme}
          onChange={setScheme}
          options={[
            { value: "light dark", says: "As the system has it" },
            { value: "light", says: "Light" },
            { value: "dark", says: "Dark" },
          ]}
        />
      </header>
      <Buttons />
      <Fields />
      <Floating />
      <Notices />
      <Tokens />
    </main>
  );
}
