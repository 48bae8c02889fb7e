import type { PageSettings, ReaderPage } from "../pages.ts";
import { withContact } from "./contact.ts";

/** The terms on which the pages can be used, how mistakes are put right, and what is kept about whom. */
export function privacyPage(settings: PageSettings): ReaderPage {
  const { name } = settings.newsroom;
  return {
    slug: "privacy",
    title: "Terms of use and privacy",
    updated: "2026-11-24",
    sections: [
      ...(settings.isDemo ? [demonstration] : []),
      {
        heading: "Using these pages",
        blocks: [
          {
            paragraph: `You may read, link to, quote from and print what ${name} publishes here, with its credits. Articles and pictures belong to ${name} or to those who are credited for them; to publish one again, ask first.`,
          },
          { paragraph: "Articles link to pages of other people. What those say and keep is theirs to answer for." },
        ],
      },
      {
        heading: "When we get something wrong",
        blocks: [
          {
            paragraph: withContact(
              "To ask for a correction, write to ",
              settings,
              ", with the article’s address, what is wrong, and how you know.",
            ),
          },
          {
            list: [
              "A published article is never changed unseen. Each change comes out as a new edition, and every edition is kept as it was published.",
              "An article that has been corrected or clarified says so, with the date and what was wrong. It keeps its address.",
              "An article that has been withdrawn no longer shows at its address. What shows there is the reason.",
            ],
          },
        ],
      },
      {
        heading: "If you read the news here",
        blocks: [
          {
            paragraph:
              "You need no account, and we do not ask who you are. Your device’s network address reaches the server, as it must for a page to be sent back, and is not written down with what you read. Whoever carries the pages to you, such as a hosting firm, may keep a log of its own.",
          },
          {
            paragraph: [
              "Nothing is kept in your browser. The page on ",
              { href: "/cookies", words: "cookies" },
              " says so at more length.",
            ],
          },
        ],
      },
      {
        heading: "If you are in the news",
        blocks: [
          {
            paragraph:
              "Articles name people. They are kept for as long as this site is, as a newspaper’s are. The law leaves room for that in journalism, but it does not free us from being right and fair.",
          },
          {
            paragraph:
              "A picture is made anew before it is published, and what its file may have held besides is left out: the place and time at which it was taken, the camera, and whatever else was written into it. Its caption, its credit and its description are published with it, as the newsroom wrote them.",
          },
        ],
      },
      {
        heading: "If you work here, or once did",
        blocks: [
          {
            list: [
              "Of each account the newsroom keeps a name, an e-mail address, the roles it has, and a password from which the password itself cannot be read back.",
              "Of each session it keeps when it began and when it was last used. A wrong password is counted under a code made from the account and the network address that it came from; nothing is held against anybody after a day. Requests to the desk are counted by the minute, for each person or network address, so that nobody can wear it out.",
              "Of each story it keeps every change with the name of who made it, the versions and the editions, and who filed, subbed, passed and published it. That history cannot be changed.",
              "When an account is removed, its password, sessions and links end at once. The name stays where it was published and in the history of what was done, and the e-mail address stays with it.",
              "A contributor without an account is kept by name, in the credits of what they contributed to.",
              "Somebody whose byline is withheld is not named on an article’s page. The newsroom’s own history still says who wrote it.",
            ],
          },
        ],
      },
      {
        heading: "What you can ask for",
        blocks: [
          {
            paragraph: withContact(
              "You can ask what is kept about you, for a copy of it, for what is wrong in it to be put right, and for it to be erased where nothing in law speaks for keeping it. Write to ",
              settings,
            ),
          },
          {
            paragraph:
              "In the United Kingdom, if our answer does not satisfy you, you can complain to the Information Commissioner.",
          },
        ],
      },
    ],
  };
}

const demonstration: ReaderPage["sections"][number] = {
  heading: "This is a demonstration",
  blocks: [
    {
      paragraph:
        "This newsroom was made to show how Stet works. Its people, places and events are made up, and its pictures are drawn. Whatever somebody adds while they try it out is theirs to answer for.",
    },
  ],
};
