import { describe, expect, test } from "vitest";
import { isPressed } from "#client/lib/hotkeys.ts";

const pressed = (key: string, code: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, code, ...held });
const optionCommand = { altKey: true, metaKey: true };
const controlAlt = { altKey: true, ctrlKey: true };

describe("keys that are pressed with Alt", () => {
  test.each([
    ["Mod+Alt+M", "µ", "KeyM"],
    ["Mod+Alt+N", "Dead", "KeyN"],
    ["Mod+Alt+N", "˜", "KeyN"],
    ["Mod+Alt+M", "ь", "KeyM"],
    ["Mod+Alt+2", "™", "Digit2"],
  ])("count by their place on a Mac, where Option types something else: %s is %s", (keys, key, code) => {
    expect(isPressed(pressed(key, code, optionCommand), keys)).toBe(true);
  });

  test("are none of their neighbours", () => {
    expect(isPressed(pressed("µ", "KeyM", optionCommand), "Mod+Alt+N")).toBe(false);
    expect(isPressed(pressed("Â", "KeyM", { ...optionCommand, shiftKey: true }), "Mod+Alt+M")).toBe(false);
    expect(isPressed(pressed("µ", "KeyM", { altKey: true }), "Mod+Alt+M")).toBe(false);
  });

  test("are those on the cap where Alt leaves the letter as it is, wherever that stands", () => {
    expect(isPressed(pressed("m", "Semicolon", controlAlt), "Mod+Alt+M")).toBe(true);
    expect(isPressed(pressed("b", "KeyN", controlAlt), "Mod+Alt+N")).toBe(false);
  });

  test("write a sign with AltGr, which browsers on Windows give as Ctrl and Alt", () => {
    const altGr = { ...controlAlt, modifierAltGraph: true };
    expect(isPressed(pressed("µ", "KeyM", altGr), "Mod+Alt+M")).toBe(false);
  });

  test("do not count by place where they have no letter", () => {
    expect(isPressed(pressed("Enter", "Enter", optionCommand), "Mod+Alt+Enter")).toBe(true);
    expect(isPressed(pressed("Enter", "NumpadEnter", optionCommand), "Mod+Alt+Enter")).toBe(true);
  });
});

describe("keys that are pressed without Alt", () => {
  test("are the letters on their caps, and never those of their place", () => {
    expect(isPressed(pressed("k", "KeyV", { ctrlKey: true }), "Mod+K")).toBe(true);
    expect(isPressed(pressed("t", "KeyK", { ctrlKey: true }), "Mod+K")).toBe(false);
    expect(isPressed(pressed("?", "Slash", { shiftKey: true }), "?")).toBe(true);
  });
});
