import type { PageSettings, ReaderPage } from "../pages.ts";
import { withContact } from "./contact.ts";

/** What the reader’s pages do for people who read in different ways, and what they do not do yet. */
export function accessibilityPage(settings: PageSettings): ReaderPage {
  const { name } = settings.newsroom;
  return {
    slug: "accessibility",
    title: "Accessibility",
    updated: "2026-11-24",
    sections: [
      {
        heading: "What these pages do",
        blocks: [
          {
            paragraph: `${name} wants everyone to be able to read what it publishes. These pages are written to meet level AA of the Web Content Accessibility Guidelines 2.2.`,
          },
          {
            list: [
              "Every page has one main heading, with the headings below it in order, and a link at its top that skips to the article.",
              "Everything works by keyboard, and what has the focus is outlined. The pages run no script.",
              "No picture that carries meaning is published without a description of what it shows, and every picture has a credit. Headlines and text are never put into a picture by these pages.",
              "Text can be enlarged with your browser’s own zoom, and is set again in one column on a narrow screen.",
              "The pages are light or dark as your device is set. Nothing moves, plays or refreshes by itself.",
              "Links are underlined, so that they are not told from other words by colour alone.",
              "Names keep their own direction, so that one in Arabic script reads rightly beside one in Latin letters.",
              "A page that you print leaves out what is of no use on paper, and is set in black on white.",
            ],
          },
        ],
      },
      {
        heading: "What they do not do yet",
        blocks: [
          {
            list: [
              "No outside body has audited these pages. They are checked by programs, and by keyboard, in one family of browsers.",
              "Descriptions of pictures are written by people in a hurry. Some will be too short.",
              "There is no recorded, easy-read or sign language version of an article.",
              "Words in other languages are not marked as such inside an article, so a screen reader may read them with an English voice.",
              "Pages on other sites that an article links to are not ours, and may not be accessible.",
            ],
          },
        ],
      },
      {
        heading: "If something is in your way",
        blocks: [
          {
            paragraph: withContact(
              "Say which page it was, what you were doing, and what you use to read it, and ask for the article in another form if you need one. Write to ",
              settings,
            ),
          },
        ],
      },
    ],
  };
}
