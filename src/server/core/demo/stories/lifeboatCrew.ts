import { crosshead, pullQuote, text } from "../blocks.ts";
import { fiona, leyi } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Passed, with nothing in its way: the Duty Editor can publish it. */
export const lifeboatCrew: DemoStory = {
  slug: "lifeboat-crew",
  desk: "home-news",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 760,
  headline: "‘We only noticed when someone counted’: lifeboat goes out with a crew of women",
  standfirst:
    "Seven of Eastquay’s volunteers answered a call in a northerly gale and came home to find that they had made history",
  lead: {
    picture: "lifeboat.svg",
    alt: "An orange and blue lifeboat leaps off the crest of a steep green wave under a low, torn sky.",
    caption: "The *Constance Varley*, which was launched 41 times last year",
    credit: "Drawing by Ines Marlow for The Daily Desk",
  },
  body: [
    text(
      "When Eastquay’s lifeboat was called out at ten to four on Wednesday morning, seven people ran down the hill to the boathouse. It was half an hour before any of them saw what they had in common.",
    ),
    text(
      "“I was handing out the tea,” said Carys Nott, the coxswain, “and I thought, we don’t half look like my sister’s hen night.”",
    ),
    text(
      "For the first time in the station’s 159 years the *Constance Varley* had put to sea with a crew made up of women alone. Nobody had planned it. The first seven to arrive were the seven who went.",
    ),
    crosshead("A rope and a kettle"),
    text(
      "They found the yacht *Sandpiper* four miles off the point, with her engine flooded and a man of 71 alone at the tiller. It took three attempts to get a line to him and two hours to bring him in.",
    ),
    text(
      "The man, a retired piano tuner who asked not to be named, is said to have told the crew that he had been in no danger that he knew of. He had his kettle under one arm.",
    ),
    pullQuote("The sea has never once asked", "Carys Nott, coxswain"),
    text(
      "Women first joined the station as shore crew in 1974 and went to sea with it in 1991. They now make up 11 of its 26 volunteers, among them a midwife, two crab fishers and the head of Saltmarsh Road school, who was at her desk by 8.30am.",
    ),
    text(
      "A framed photograph of each new crew has hung in the boathouse since 1867. There has been some discussion of where this one should go. “In the kitchen,” said Nott. “That’s where everyone looks.”",
    ),
  ],
  dueInMinutes: -60,
  length: 320,
  priority: 2,
  brief: null,
  path: [
    { does: "file", by: leyi, minutesAgo: 215 },
    { does: "claim", by: fiona, minutesAgo: 190 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 178,
      edits: [
        { paragraph: 2, from: "with a crew made up of women alone", to: "with a crew of women" },
        { paragraph: 4, from: "a man of 71 alone at the tiller", to: "a 71-year-old man alone at the tiller" },
      ],
    },
    {
      does: "credit",
      by: fiona,
      minutesAgo: 172,
      credits: { pictures: [{ name: "Ines Marlow" }] },
    },
    { does: "pass", by: fiona, minutesAgo: 168 },
  ],
};
