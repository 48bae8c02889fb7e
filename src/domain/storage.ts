import { keptNames } from "./keptNames.ts";

/** How long a session lasts: this many hours without a request, and this many days in all. */
export const sessionLasts = { idleHours: 12, days: 7 } as const;

/** Unsent words that nobody comes back to are kept on a computer for so many days. */
export const unsentKeptForDays = 30;

/** The places in a browser where something can be kept. */
export type KeptWhere =
  | "Cookie"
  | "Local storage"
  | "Session storage"
  | "IndexedDB"
  | "Private files"
  | "Service worker"
  | "Cache storage";

/**
 * Why something may be kept without asking first: the desk cannot work without it, or it is how the person who uses
 * it chose to have the desk look, and can be put back there.
 */
export type KeptBecause = "Strictly necessary" | "Appearance";

/** One thing that a browser keeps for Stet, with what its page on cookies says of it. */
export interface Kept {
  /** The cookie's, key's or database's name; where `isStart`, what the name starts with. */
  readonly name: string;
  readonly isStart?: true;
  readonly where: KeptWhere;
  readonly purpose: string;
  readonly howLong: string;
  readonly because: KeptBecause;
}

/**
 * THE LIST of what the desk keeps in a browser, for each name that there is. The page on cookies is printed from here, so
 * that the two cannot differ. The reader's pages keep nothing, and have no entry.
 */
export const kept = {
  session: {
    name: keptNames.session,
    where: "Cookie",
    purpose:
      "Says which signed-in person a request comes from. Scripts cannot read it, and other sites cannot send it.",
    howLong: `Until you sign out, ${sessionLasts.idleHours} hours after you last did anything, or ${sessionLasts.days} days after you signed in, whichever is first`,
    because: "Strictly necessary",
  },
  localSession: {
    name: keptNames.localSession,
    where: "Cookie",
    purpose: "The same cookie, where the desk is opened without encryption, as on http://localhost.",
    howLong: "As above",
    because: "Strictly necessary",
  },
  unsent: {
    name: keptNames.unsent,
    where: "IndexedDB",
    purpose:
      "Keeps words that you typed into a story until the newsroom’s server says that it has stored them: for each tab that you write in, what is not stored yet.",
    howLong: `Until they are stored, until you let go of them, or for ${unsentKeptForDays} days`,
    because: "Strictly necessary",
  },
  noteDraft: {
    name: keptNames.noteDraft,
    isStart: true,
    where: "Local storage",
    purpose: "Keeps a note or an answer that you have begun to write on a story, until you send it.",
    howLong: "Until you send it, empty it, or clear this site’s data",
    because: "Strictly necessary",
  },
  theme: {
    name: keptNames.theme,
    where: "Local storage",
    purpose:
      "Remembers whether you chose the light or the dark desk. Nothing is kept while the desk follows your device.",
    howLong: "Until you go back to following your device, or clear this site’s data",
    because: "Appearance",
  },
  layout: {
    name: keptNames.layout,
    where: "Local storage",
    purpose: "Remembers how you laid out this window, such as the width of a panel and which panel was open.",
    howLong: "Until you clear this site’s data",
    because: "Appearance",
  },
  copyView: {
    name: keptNames.copyView,
    isStart: true,
    where: "Local storage",
    purpose:
      "Remembers how you chose to see suggestions in the copy, such as with all marks or as it will read. Nothing is kept while you see all marks.",
    howLong: "Until you go back to all marks, or clear this site’s data",
    because: "Appearance",
  },
  singleKeys: {
    name: keptNames.singleKeys,
    where: "Local storage",
    purpose: "Remembers that you switched off the keys of a single letter, such as J for the next story.",
    howLong: "Until you switch them on again, or clear this site’s data",
    because: "Appearance",
  },
} as const satisfies Record<keyof typeof keptNames, Kept>;

/**
 * What is kept besides when the whole newsroom runs inside one browser, with no server behind it. The page on cookies
 * lists these too, under their own heading, since readers’ pages can be looked at there.
 */
export const keptWithoutServer = {
  newsroom: {
    name: "stet-newsroom",
    isStart: true,
    where: "Private files",
    purpose:
      "Is the newsroom: its people, stories and pictures, in a database that only this browser has. Where a browser has no private files, IndexedDB is used in their place.",
    howLong: "Until you press Reset, or clear this site’s data",
    because: "Strictly necessary",
  },
  tab: {
    name: "stet-mock",
    isStart: true,
    where: "Session storage",
    purpose: "Says who is signed in in this tab, in place of the cookie, and which fault you switched on in it.",
    howLong: "Until you close the tab",
    because: "Strictly necessary",
  },
  worker: {
    name: "mockServiceWorker.js",
    where: "Service worker",
    purpose: "Hands each request of the page to the newsroom in this browser, in place of a server.",
    howLong: "Until you clear this site’s data",
    because: "Strictly necessary",
  },
  workerTabs: {
    name: "msw:active-clients",
    isStart: true,
    where: "Cache storage",
    purpose: "Notes which tabs the service worker above works for, so that it knows them again after a pause.",
    howLong: "Until the last tab is closed",
    because: "Strictly necessary",
  },
  workerSockets: {
    name: "msw-websocket-clients",
    where: "IndexedDB",
    purpose: "Notes which connections the tabs have open to the newsroom in this browser.",
    howLong: "Until you clear this site’s data",
    because: "Strictly necessary",
  },
} as const satisfies Record<string, Kept>;
