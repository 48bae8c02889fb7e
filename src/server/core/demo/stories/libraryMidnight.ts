import { bullet, crosshead, text } from "../blocks.ts";
import { dutyEditor, fiona, leyi, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Live as edition 1, and reopened by Fiona Patterson to put its hours right. */
export const libraryMidnight: DemoStory = {
  slug: "library-midnight",
  desk: "home-news",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 3010,
  headline: "Library to stay open till midnight for those with nowhere quiet to go",
  standfirst: "Volunteers will keep one floor lit through the exam months, with soup at nine and no questions asked",
  lead: {
    picture: "library.svg",
    alt: "A tall library window seen from a dark street: shelves, green lamps and a few bent heads behind the glass.",
    caption: "The reading room on Custom House Square, after most of the town has gone home",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "Eastquay’s central library is to stay open until midnight, four nights a week, for anyone who has work to do and no quiet place to do it in.",
    ),
    text(
      "The reading room will be kept by two volunteers at a time, drawn from a list of 86. The council is paying for the lamps, the caretaker and one extra bus.",
    ),
    text(
      "The idea came from a school caretaker, Bronagh Sill, who found a boy revising in a stairwell because it had a light that did not go off. “He asked me not to tell anyone,” she said. “So I didn’t say who. But I did say.”",
    ),
    crosshead("What there will be"),
    bullet("the reading room and its 48 desks, from 6pm to midnight, Sundays to Wednesdays"),
    bullet("soup at 9pm, from the market’s own kitchen, at no charge"),
    bullet("the number 4 bus from the door at five past midnight"),
    text(
      "Nobody will be asked for a card, an address or an age, though under-16s must be fetched by a grown-up after 10pm. Talking will be allowed on the stairs.",
    ),
    text(
      "“A library is the last room in town where you can sit down without buying something,” said the librarian, Cormac Bright. “It seemed a pity to lock it when people are looking for one.”",
    ),
    text("The scheme will run until the end of June. If it is used by 30 people a night, it will come back next year."),
  ],
  dueInMinutes: -2700,
  length: 260,
  priority: 1,
  brief: null,
  path: [
    { does: "file", by: leyi, minutesAgo: 2760 },
    { does: "claim", by: sam, minutesAgo: 2722 },
    {
      does: "edit",
      by: sam,
      minutesAgo: 2710,
      edits: [
        {
          paragraph: 7,
          from: "must be fetched by a grown-up after 10pm",
          to: "must be collected by an adult after 10pm",
        },
        { paragraph: 1, from: "will be kept by two volunteers", to: "will be run by two volunteers" },
      ],
    },
    { does: "pass", by: sam, minutesAgo: 2695 },
    { does: "publish", by: dutyEditor, minutesAgo: 2671 },
    {
      does: "reopen",
      by: fiona,
      minutesAgo: 26,
      kind: "correction",
      reason: "The library rang: the late nights are Monday to Thursday. Our bus time is right.",
      note: "An earlier version of this article said that the library would open late from Sunday to Wednesday. It will open late from Monday to Thursday.",
    },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 21,
      edits: [{ paragraph: 4, from: "Sundays to Wednesdays", to: "Mondays to Thursdays" }],
    },
  ],
};
