import { type ClientLog, isSaved, type TrayWords } from "#document/clientLog.ts";
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

/** What the save line says: "saved" only of a log in which the server has answered everything (promise R3). */
export function saveState(
  log: ClientLog | null,
  { isConnected, isOverdue }: { readonly isConnected: boolean; readonly isOverdue: boolean },
): SaveState {
  if (!isConnected) return "offline";
  if (log !== null && isSaved(log)) return "saved";
  return isOverdue ? "stopped" : "saving";
}
