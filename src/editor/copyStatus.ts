import type { TrayWords } from "#document/clientLog.ts";
import type { Mode } from "#domain/mode.ts";

/** How it stands with this person's words. `stopped`: connected, and yet nothing has been answered for five seconds. */
export type SaveState = "saved" | "saving" | "offline" | "stopped";

/** What the page round the editor is told, each time that it changes. */
export interface CopyStatus {
  readonly isOpen: boolean;
  readonly save: SaveState;
  readonly mode: Mode;
  readonly isKeeping: boolean;
  readonly others: readonly { readonly person: string; readonly name: string; readonly colour: number }[];
  readonly tray: readonly TrayWords[];
}
