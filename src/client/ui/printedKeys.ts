const onApple: Record<string, string> = {
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Enter: "↵",
  Backspace: "⌫",
  Up: "↑",
  Down: "↓",
};
const elsewhere: Record<string, string> = { Mod: "Ctrl", Backspace: "Backspace", Up: "↑", Down: "↓" };

/** Keys as this machine's keyboard has them: "Mod+Enter" is "⌘↵" on a Mac or an iPad and "Ctrl+Enter" elsewhere. */
export function printedKeys(keys: string): string {
  const names = isApple() ? onApple : elsewhere;
  const printed = keys.length > 1 ? keys.split("+").map((key) => names[key] ?? key) : [keys];
  return printed.join(isApple() ? "" : "+");
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/u.test(navigator.userAgent);
}
