/** A list of the desk: its filters, as the address has them, and what it is called. */
export interface DeskList {
  readonly search: string;
  readonly title: string;
}

let list: DeskList = { search: "", title: "Desk" };

/** Notes which list of the desk somebody leaves for a story. */
export function leaveDesk(left: DeskList): void {
  list = left;
}

/** The address of the list that this tab was last on, for the way back from a story, and what to call it. */
export function wayBackToDesk(): { readonly to: string; readonly says: string } {
  return { to: `/${list.search}`, says: list.title };
}
