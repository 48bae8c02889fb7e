/** The style sheets of which the readers' one is made, as texts. */
export interface ReaderSheets {
  readonly fonts: string;
  readonly tokens: string;
  /** The sheets of the readers' own pages. */
  readonly pages: readonly string[];
  /** The sheet in which copy is dressed, on the desk and here. */
  readonly copy: string;
}

const packagedFont = /url\("(@fontsource-variable\/[\w/-]+\/([\w-]+\.woff2))"\)/gu;

/**
 * Makes the readers' style sheet, `reader.css`. The fonts stand beside it under `/reader/`, by their file names;
 * `fontsIn` says from which package each comes.
 */
export function readerCss({ fonts, tokens, pages, copy }: ReaderSheets): string {
  const besides = fonts.replace(packagedFont, 'url("$2")');
  return ["@layer tokens, reader, copy;", besides, tokens, ...pages, copy].join("\n");
}

/** The fonts that the sheet names: the file name under `/reader/`, and the file in its package. */
export function fontsIn(fonts: string): readonly { readonly name: string; readonly file: string }[] {
  return [...fonts.matchAll(packagedFont)].map(([, file = "", name = ""]) => ({ name, file }));
}
