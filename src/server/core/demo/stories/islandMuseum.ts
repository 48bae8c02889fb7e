import { crosshead, pullQuote, text } from "../blocks.ts";
import { dutyEditor, leyi, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Under an embargo, and scheduled for half an hour after it ends. */
export const islandMuseum: DemoStory = {
  slug: "island-museum",
  desk: "culture",
  writer: leyi,
  commissionedBy: dutyEditor,
  startedMinutesAgo: 2890,
  headline: "Museum with 11 visitors a week wins the Lantern prize",
  standfirst: "Judges praise a collection of lost property in a lighthouse that can be reached on foot twice a day",
  lead: {
    picture: "lighthouse.svg",
    alt: "A red and white lighthouse throws its beam across a navy sky; a wet causeway winds out to it, and an orange glove stands on a post.",
    caption: "The Skerry Light, whose old oil store now holds 2,300 single gloves",
    credit: "Drawing by Ines Marlow for The Daily Desk",
  },
  body: [
    text(
      "A museum of lost property, kept by one man in a lighthouse that is an island for half of every day, has won the Lantern prize for small museums and the £40,000 that goes with it.",
    ),
    text(
      "The Skerry Light, off Eastquay, had 572 visitors last year, of whom 19 were there because they had misread the tide.",
    ),
    text(
      "Its keeper, Wilf Aldous, began it in 2009 with a drawer. Things that had been left on the causeway were put by in case somebody came back for them. “They don’t, mostly,” he said. “So I began to write down what I thought had happened.”",
    ),
    crosshead("Labels"),
    text(
      "It is the labels that the judges loved. Beside a child’s left boot: *Carried home on a pair of shoulders, singing.* Beside a set of car keys, with 14 others: *Long walk.*",
    ),
    text(
      "The prize’s chair, Honor Whitby, said that the panel had crossed at dawn and quite forgotten to look at the clock. “We had to be taken off by boat,” she said. “We decided on the way back that this counted in its favour.”",
    ),
    pullQuote("Nobody loses a thing on purpose. That’s what makes it worth looking at", "Wilf Aldous, keeper"),
    text(
      "The other museums on the list were a salt works, a collection of bus seats and a house in which nothing has been moved since a Tuesday in 1953.",
    ),
    text(
      "Aldous means to spend the money on a handrail and a second chair. He will keep the fee at £2, to be left in the glove of one’s choice.",
    ),
  ],
  dueInMinutes: -320,
  length: 320,
  priority: 2,
  brief:
    "We have the Lantern result under embargo. Go out on the morning tide and talk to the keeper; he must not be told before the judges ring him.",
  path: [
    { does: "file", by: leyi, minutesAgo: 470, note: "Embargoed: see the judges’ letter." },
    { does: "embargo", by: dutyEditor, minutesAgo: 462, inMinutes: 540 },
    { does: "claim", by: sam, minutesAgo: 440 },
    {
      does: "edit",
      by: sam,
      minutesAgo: 428,
      edits: [
        { paragraph: 2, from: "were put by in case somebody", to: "were kept in case somebody" },
        { paragraph: 7, from: "The other museums on the list were", to: "Also on the shortlist were" },
      ],
    },
    { does: "credit", by: sam, minutesAgo: 424, credits: { pictures: [{ name: "Ines Marlow" }] } },
    { does: "pass", by: sam, minutesAgo: 420 },
    { does: "schedule", by: dutyEditor, minutesAgo: 405, inMinutes: 570 },
  ],
};
