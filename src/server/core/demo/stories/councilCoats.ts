import { crosshead, text } from "../blocks.ts";
import { fiona, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** With Fiona Patterson, who has begun on it. */
export const councilCoats: DemoStory = {
  slug: "council-coats",
  desk: "politics",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 520,
  headline: "Councillors vote to keep their coats on and the heating off",
  standfirst: "A chamber that costs £212 an evening to warm will be left cold till March, by 19 votes to 17",
  lead: {
    picture: "council-chamber.svg",
    alt: "Rows of empty green benches curve round a raised red chair in a panelled council chamber; a striped scarf hangs over one of them.",
    caption: "The chamber at Eastquay’s town hall, built in 1931 for a warmer climate of opinion",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "Eastquay’s councillors have voted to leave the heating in their chamber switched off until the spring, after a debate of two hours in which the temperature fell by three degrees.",
    ),
    text(
      "The motion was put by Councillor Edda Moyle, who sits alone for the Fishers’ List and had brought a thermometer. It read 14C when she stood up and 11C when the vote was taken.",
    ),
    text(
      "“We have asked every library and every school in this town to turn down a radiator,” she said. “I do not think that we can do it to them in our shirtsleeves.”",
    ),
    crosshead("A pipe from 1931"),
    text(
      "The chamber is warmed by a boiler that serves nothing else and was last overhauled before decimal money. It burns £212 of oil for each full meeting, and the council holds 22 of them a year.",
    ),
    text(
      "Against the motion, the leader of the largest group, Councillor Piers Anstey, said that it was theatre. The saving would come to less than £2,000 before March, he said, “and we shall spend it on lozenges”.",
    ),
    text(
      "Two members changed sides during the debate, one of them after going to fetch a scarf. The deputy mayor abstained on the ground that she could no longer hold her pen.",
    ),
    text(
      "Members of the public, who may sit in the gallery, will be offered blankets. A request for hot drinks was ruled out of order: under a standing order of 1958 nothing may be drunk in the chamber but water.",
    ),
    text("Officers will report in April on moving the meetings to the sixth-form college, which is warm by accident."),
  ],
  dueInMinutes: 55,
  length: 300,
  priority: 1,
  brief: null,
  path: [
    { does: "file", by: sam, minutesAgo: 97, note: "Moyle’s quote is from the recording, 41 minutes in." },
    { does: "claim", by: fiona, minutesAgo: 52 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 44,
      edits: [
        { paragraph: 0, from: "after a debate of two hours in which", to: "after a two-hour debate in which" },
        { paragraph: 4, from: "before decimal money", to: "before 1971" },
        { paragraph: 6, from: "on the ground that she could", to: "because, she said, she could" },
      ],
    },
  ],
};
