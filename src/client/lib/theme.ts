import { create } from "zustand";
import { keptNames } from "#domain/keptNames.ts";
import { keep, readKept } from "./browserStore.ts";

/** How the desk looks: light, dark, or as the device has it. */
export const themes = ["device", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeNames: Record<Theme, string> = { device: "As this device", light: "Light", dark: "Dark" };

/** The theme chosen in this browser. Nothing is kept while the desk follows the device. */
export const useTheme = create<{ readonly theme: Theme; readonly choose: (theme: Theme) => void }>((set) => ({
  theme: keptTheme(),
  choose: (theme) => {
    keep(keptNames.theme, theme === "device" ? null : theme);
    showTheme(theme);
    set({ theme });
  },
}));

/** Puts the page into the chosen theme; before it is first drawn, so that it never flashes in the other. */
export function showTheme(theme: Theme): void {
  if (theme === "device") document.documentElement.style.removeProperty("color-scheme");
  else document.documentElement.style.colorScheme = theme;
}

function keptTheme(): Theme {
  const name = readKept(keptNames.theme);
  return themes.find((each) => each === name) ?? "device";
}
