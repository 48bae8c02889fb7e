let search = "";

/** Notes which list of the desk somebody leaves for a story: its filters, as the address has them. */
export function leaveDesk(filters: string): void {
  search = filters;
}

/** The address of the list that this tab was last on, for the way back from a story. */
export function wayBackToDesk(): string {
  return `/${search}`;
}
