import { lazy, Suspense, useLayoutEffect, useState } from "react";
import { offeredCommands, useCommands, useCommandStore } from "#client/lib/commands.ts";
import { isInsideFloat, isPressed, isSingleKey, isTyping, useSingleKeys } from "#client/lib/hotkeys.ts";

const Palette = lazy(async () => ({ default: (await import("./Palette.tsx")).Palette }));
const KeysHelp = lazy(async () => ({ default: (await import("./KeysHelp.tsx")).KeysHelp }));

type Open = "palette" | "keys" | null;

/** Runs the page's commands by their keys, and opens the palette and the list of keys. */
export function CommandKeys() {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  useCommands([
    { id: "palette", says: "All commands", keys: "Mod+K", run: () => setOpen("palette"), isKeyOnly: true },
    { id: "keys", says: "Show the keys", keys: "?", run: () => setOpen("keys") },
  ]);
  useLayoutEffect(() => {
    document.addEventListener("keydown", runByKey);
    return () => document.removeEventListener("keydown", runByKey);
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
  if (event.defaultPrevented || event.isComposing || isInsideFloat(event.target)) return;
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
