/**
 * The names under which the desk keeps something in a browser, by what it is. Each has its entry in `kept`, with what
 * the page on cookies says of it. They stand apart from those sentences, which no browser needs before the desk is shown.
 */
export const keptNames = {
  session: "__Host-stet",
  localSession: "stet",
  unsent: "stet-unsent",
  noteDraft: "stet-note",
  theme: "stet-theme",
  layout: "stet-layout",
  copyView: "stet-copy-view",
  singleKeys: "stet-single-keys",
} as const;
