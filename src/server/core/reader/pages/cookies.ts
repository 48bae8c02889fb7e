import { type Kept, kept, keptWithoutServer } from "#domain/storage.ts";
import type { PageSettings, PageTable, ReaderPage } from "../pages.ts";
import { withContact } from "./contact.ts";

/** What is kept in a browser. Its tables are the list that the code takes its names from, so that it cannot be wrong. */
export function cookiesPage(settings: PageSettings): ReaderPage {
  return {
    slug: "cookies",
    title: "Cookies",
    updated: "2026-11-24",
    sections: [
      {
        heading: "If you read the news here",
        blocks: [
          {
            paragraph:
              "Nothing is kept on your device but what your browser itself keeps of pages that it has shown. The readers’ pages set no cookie, run no script, and ask no other site for anything: no advertising, no counting of visits, no fonts or pictures from elsewhere.",
          },
          { paragraph: "That is why no banner asks you to agree to anything." },
        ],
      },
      {
        heading: "If you work on the desk",
        blocks: [
          {
            paragraph:
              "The desk, where the newsroom writes and edits, is open only to people with an account. It keeps the following in their browser. What is strictly necessary is what the desk cannot work without; what is for appearance is kept only once you change how the desk looks.",
          },
          { table: tableOf("What the desk keeps in a browser", Object.values(kept)) },
          {
            paragraph:
              "To be rid of the cookie, sign out. To be rid of all of it, clear this site’s data in your browser’s settings: first see that the desk says “Saved”, since words that are still unsent would go too.",
          },
        ],
      },
      ...(settings.isDemo ? [withoutServer] : []),
      {
        heading: "Questions",
        blocks: [{ paragraph: withContact("Write to ", settings) }],
      },
    ],
  };
}

const withoutServer: ReaderPage["sections"][number] = {
  heading: "If you try the demonstration without a server",
  blocks: [
    {
      paragraph:
        "The demonstration newsroom can also run wholly inside a browser. It then keeps these as well, and sends nothing that you write to anybody.",
    },
    { table: tableOf("What the demonstration keeps in a browser", Object.values(keptWithoutServer)) },
  ],
};

function tableOf(caption: string, rows: readonly Kept[]): PageTable {
  return {
    caption,
    headings: ["Name", "Where", "What for", "How long", "Why without asking"],
    rows: rows.map((each) => [
      each.isStart ? `${each.name}…` : each.name,
      each.where,
      each.purpose,
      each.howLong,
      each.because,
    ]),
  };
}
