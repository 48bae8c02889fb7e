import type { Settings } from "../deps.ts";
import { accessibilityPage } from "./pages/accessibility.ts";
import { cookiesPage } from "./pages/cookies.ts";
import { privacyPage } from "./pages/privacy.ts";

/** Words of a paragraph: plain, or with links among them. */
export type Prose = string | readonly (string | { readonly href: string; readonly words: string })[];

/** A table with a caption; each row has a cell for each heading, and its first cell is the row’s own heading. */
export interface PageTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type PageBlock =
  | { readonly paragraph: Prose }
  | { readonly list: readonly Prose[] }
  | { readonly table: PageTable };

/** One of the pages that every page of the reader’s site links to at its foot. */
export interface ReaderPage {
  readonly slug: "accessibility" | "cookies" | "privacy";
  /** Its heading, and the words of the link to it. */
  readonly title: string;
  /** The day on which its words last changed, `2026-11-24`. */
  readonly updated: string;
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly PageBlock[] }[];
}

/** What the pages need to know of the installation. */
export type PageSettings = Pick<Settings, "newsroom" | "isDemo">;

/** The pages in the order of the footer. What they say must be true of this software: change them together. */
export function readerPages(settings: PageSettings): readonly ReaderPage[] {
  return [accessibilityPage(settings), cookiesPage(settings), privacyPage(settings)];
}
