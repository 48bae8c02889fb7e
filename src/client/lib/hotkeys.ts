import { create } from "zustand";
import { keptNames } from "#domain/keptNames.ts";
import { keep, readKept } from "./browserStore.ts";

const fieldsThatAreNotTypedInto = ["checkbox", "radio", "button", "submit", "reset", "file", "range", "color"];

/** Whether keys pressed there make text: then a single letter is a letter. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !fieldsThatAreNotTypedInto.includes(target.type);
  return target.isContentEditable || target.matches("textarea, select, [contenteditable='true'], [role='textbox']");
}

/** Whether a dialog, menu or list of choices stands open round that place and has the keys to itself. */
export function isInsideFloat(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}

/**
 * Whether an event is those keys: "N", "/", "?", "Mod+K" (⌘ on a Mac, Ctrl elsewhere). Letters are the letters on the
 * keys' caps, so that they hold on every keyboard; of the others, Shift is part of what they type. With Alt held, a key
 * that types anything but a plain letter or digit counts by its place.
 */
export function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.pop() ?? "";
  const isWithMod = event.metaKey || event.ctrlKey;
  if (parts.includes("Mod") !== isWithMod || parts.includes("Alt") !== event.altKey) return false;
  const isSign = key.length === 1 && !/[a-z]/iu.test(key);
  if (!isSign && parts.includes("Shift") !== event.shiftKey) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  return event.altKey && isAtPlaceOf(event, key);
}

/**
 * Whether the key that was pressed stands where a letter or a digit is on most keyboards, and Alt has made it type a sign
 * of its own: on a Mac ⌥M is "µ", and ⌥N waits for a second letter. Where Alt is AltGr somebody writes that sign.
 */
function isAtPlaceOf(event: KeyboardEvent, key: string): boolean {
  if (/^[a-z\d]$/iu.test(event.key) || event.getModifierState("AltGraph")) return false;
  return event.code === (/^\d$/u.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`);
}

/**
 * Keys that need no Mod: they act only outside text, and can be switched off (WCAG 2.1.4). Function keys write nothing
 * and are none of them.
 */
export function isSingleKey(keys: string): boolean {
  return (!keys.includes("+") || keys === "+") && !/^F\d+$/.test(keys);
}

/** Whether keys of a single letter are on, as this person chose in this browser. */
export const useSingleKeys = create<{ readonly isOn: boolean; readonly choose: (isOn: boolean) => void }>((set) => ({
  isOn: readKept(keptNames.singleKeys) !== "off",
  choose: (isOn) => {
    keep(keptNames.singleKeys, isOn ? null : "off");
    set({ isOn });
  },
}));
