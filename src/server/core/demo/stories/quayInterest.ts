import { crosshead, quoted, text } from "../blocks.ts";
import { deskLawyer, dutyEditor, fiona, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Passed, its writer's byline withheld, and under a legal hold until the firm has answered. */
export const quayInterest: DemoStory = {
  slug: "quay-interest",
  desk: "politics",
  writer: sam,
  commissionedBy: dutyEditor,
  startedMinutesAgo: 4300,
  headline: "Planning member’s share in quay builder was left off the register",
  standfirst:
    "Councillor voted twice on the timber dock flats; he says that a form was lost in the move to a new office",
  lead: null,
  body: [
    text(
      "A member of Eastquay’s planning committee voted twice on the flats at the timber dock while he held shares in the firm that is building them, documents seen by The Daily Desk show.",
    ),
    text(
      "Councillor Lyle Garrick, who has sat on the committee for six years, held 4% of Halyard & Stone when it was given leave in the spring to add two storeys to the largest block. His entry in the register of interests lists a car, an allotment and a half share in a racing pigeon.",
    ),
    text("The council’s code leaves no room for doubt about what must be declared:"),
    quoted(
      "Any holding of more than 1% in a firm that has business before the council, whatever its worth, within 28 days of its being acquired.",
    ),
    crosshead("A form in a box"),
    text(
      "Garrick said that he had filled in a form last year and handed it to an officer in the week that the department moved to new rooms. “I have nothing to hide and never have had,” he said. “If a box went astray, that’s not a matter for the front page.”",
    ),
    text(
      "The council said it had no record of a form and had asked its monitoring officer to look at both votes. Neither was close: the storeys were allowed by nine to three, and the change of cladding by ten to two.",
    ),
    text(
      "Halyard & Stone has been asked when the shares were issued, and whether Garrick was paid a dividend. Its answer is expected before noon tomorrow.",
    ),
    text(
      "The opposition group said that both decisions should be taken again. “It isn’t the four per cent,” its leader, Councillor Ama Deacon, said. “It’s that the pigeon was declared.”",
    ),
  ],
  dueInMinutes: -190,
  length: 320,
  priority: 1,
  brief:
    "A reader has sent us the firm’s return. Stand it up against the register for both meetings, and put it to him and to the firm in writing. No byline, please: Sam’s family live on the dock.",
  path: [
    {
      does: "credit",
      by: dutyEditor,
      minutesAgo: 4290,
      credits: { words: [{ email: sam, withheld: true }] },
    },
    {
      does: "file",
      by: sam,
      minutesAgo: 388,
      note: "Both votes are from the minutes. The firm has our questions in writing.",
    },
    { does: "claim", by: fiona, minutesAgo: 352 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 341,
      edits: [
        { paragraph: 1, from: "was given leave in the spring to add", to: "was allowed in the spring to add" },
        {
          paragraph: 2,
          from: "leaves no room for doubt about what must be declared",
          to: "says what must be declared",
        },
      ],
    },
    {
      does: "return",
      by: fiona,
      minutesAgo: 330,
      note: "We need his answer to the second vote as well as the first. The rest is ready.",
    },
    {
      does: "edit",
      by: sam,
      minutesAgo: 262,
      edits: [
        {
          paragraph: 5,
          from: "“I have nothing to hide and never have had,” he said",
          to: "“I have nothing to hide about either vote,” he said",
        },
      ],
    },
    { does: "file", by: sam, minutesAgo: 258, note: "He has answered on both. Changed in paragraph 5." },
    { does: "claim", by: fiona, minutesAgo: 250 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 236,
      edits: [{ paragraph: 7, from: "before noon tomorrow", to: "within a day" }],
    },
    {
      does: "hold",
      by: deskLawyer,
      minutesAgo: 225,
      reason:
        "Nothing goes out until the firm has answered, or its day is up. I want to read the answer before anyone publishes.",
    },
    { does: "pass", by: fiona, minutesAgo: 210 },
  ],
};
