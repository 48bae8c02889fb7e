import { whenIdle } from "./whenIdle.ts";

/** The parts that are not in the first load, each loaded once. */
export const loadDialog = () => import("./DialogBox.tsx");
export const loadMenu = () => import("./OpenedMenu.tsx");
export const loadToasts = () => import("./Toasts.tsx");
export const loadTooltips = () => import("./Tooltips.tsx");

/**
 * Loads all of them once the page has nothing else to do, so that they open at once, and open when the connection is
 * gone. Gives the way to call it off. A part that does not come now is asked for again when it is wanted.
 */
export function loadPartsWhenIdle(): () => void {
  return whenIdle(() => void Promise.allSettled([loadDialog(), loadMenu(), loadToasts(), loadTooltips()]));
}
