import { type ClientLog, isSaved } from "#document/clientLog.ts";
import type { Mode } from "#domain/mode.ts";
import type { TrayPiece, UnsentCopy } from "./tray.ts";
import type { Present } from "./presence.ts";

/**
 * How it stands with this person's words. `stopped`: connected, and yet nothing has been answered for five seconds.
 * `asking`: their work offline waits for them to say whether it shall be suggested or let go, since they could edit when
 * they wrote it and can only suggest now; nothing of theirs is sent until then.
 */
export type SaveState = "saved" | "saving" | "offline" | "stopped" | "asking";

/** What the page round the editor is told, each time that it changes. */
export interface CopyStatus {
  readonly isOpen: boolean;
  readonly save: SaveState;
  readonly mode: Mode;
  readonly isKeeping: boolean;
  /** Everybody else who has the story open. */
  readonly others: readonly Present[];
  readonly tray: readonly TrayPiece[];
  /** Work that came back to a story which takes none now: the page has it kept, and says so by `unsentKept`. */
  readonly unsent: readonly UnsentCopy[];
}

export type TellStatus = (status: CopyStatus) => void;

/** What the save line says: "saved" only of a log in which the server has answered everything (promise R3). */
export function saveState(
  log: ClientLog | null,
  is: { readonly isConnected: boolean; readonly isOverdue: boolean; readonly isAsking: boolean },
): SaveState {
  if (!is.isConnected) return "offline";
  if (is.isAsking) return "asking";
  if (log !== null && isSaved(log)) return "saved";
  return is.isOverdue ? "stopped" : "saving";
}
