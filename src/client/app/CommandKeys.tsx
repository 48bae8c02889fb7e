import { lazy, Suspense, useEffect, useLayoutEffect, useState } from "react";
import { offeredCommands, useCommands, useCommandStore } from "#client/lib/commands.ts";
import { isInsideFloat, isPressed, isSingleKey, isTyping, useSingleKeys } from "#client/lib/hotkeys.ts";

const loadPalette = () => import("./Palette.tsx");
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const KeysHelp = lazy(async () => ({ default: (await import("./KeysHelp.tsx")).KeysHelp }));

/** The page itself is loaded first. */
const readyAfterMs = 300;

type Open = "palette" | "keys" | null;

/** Runs the page's commands by their keys, and opens the palette and the list of keys. */
export function CommandKeys() {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  useCommands(
    [
      { id: "palette", says: "All commands", keys: "Mod+K", run: () => setOpen("palette"), isKeyOnly: true },
      { id: "keys", says: "Show the keys", keys: "?", run: () => setOpen("keys") },
    ],
    "On every page",
  );
  useLayoutEffect(() => {
    document.addEventListener("keydown", runByKey);
    return () => document.removeEventListener("keydown", runByKey);
  }, []);
  // Loaded only when it is wanted, it came after the first letters that were typed for it, and they went into the copy.
  useEffect(() => {
    const load = () => void loadPalette().catch(() => null);
    const timer = setTimeout(load, readyAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense>
      {open === "palette" && <Palette onClose={close} />}
      {open === "keys" && <KeysHelp onClose={close} />}
    </Suspense>
  );
}

/** Finds the command that has the pressed keys, and runs it. A page's own comes before the shell's. */
function runByKey(event: KeyboardEvent): void {
  // Nothing hears what is being written: no letter looks through all commands for itself.
  const isWriting =
    event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && isTyping(event.target);
  if (isWriting || event.defaultPrevented || event.isComposing || isInsideFloat(event.target)) return;
  const command = offeredCommands(useCommandStore.getState())
    .toReversed()
    .find(({ keys, isBuiltIn = false }) => keys !== undefined && !isBuiltIn && isPressed(event, keys));
  if (command?.keys === undefined) return;
  if (isSingleKey(command.keys) && (isTyping(event.target) || !useSingleKeys.getState().isOn)) return;
  if (command.keys === "Mod+K" && hasWordsSelected(event.target)) return;
  event.preventDefault();
  if (command.whyNot === null || command.whyNot === undefined) command.run();
}

/** In the copy, with words selected, ⌘K makes them a link. */
function hasWordsSelected(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !target.isContentEditable) return false;
  return document.getSelection()?.isCollapsed === false;
}
