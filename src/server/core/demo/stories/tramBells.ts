import { crosshead, pullQuote, text } from "../blocks.ts";
import { leyi, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** With Sam Okafor, who writes as well as subs. */
export const tramBells: DemoStory = {
  slug: "tram-bells",
  desk: "home-news",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 640,
  headline: "Trams to lose their bells after dark",
  standfirst:
    "Drivers will sound a soft chime on the hill from 10pm; cyclists and an owl charity are pleased, guide dog owners are not yet",
  lead: {
    picture: "tram.svg",
    alt: "A lit red tram comes head on down a terraced street at dusk, its driver dark against the cab.",
    caption: "The last tram on Castle Hill, whose bell can be heard on the far side of the harbour",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "The bells of Eastquay’s trams, which have woken the people of Castle Hill at 11 minutes past midnight for 90 years, are to fall silent after dark.",
    ),
    text(
      "From the first Monday of next month drivers on the hill will use a low chime from 10pm until 6am. The gong under the floor, worked by the heel, will be kept for emergencies.",
    ),
    text(
      "The tramway company said that it had 64 complaints about the bells last year and three letters in their favour. It tried four other sounds on an empty tram before it settled on one that, in the words of its report, “is noticed but not resented”.",
    ),
    crosshead("Two dogs and an owl"),
    text(
      "Not everyone has been won over. Tobias Wren, whose guide dog Marble learnt the route by its bells, said that the chime came from a speaker on the roof and told a dog nothing about where the tram was.",
    ),
    pullQuote("A bell has a place. This is just a noise that the sky makes", "Tobias Wren"),
    text(
      "The company has asked Wren and five other owners to walk the hill with its engineers before the change. A second speaker, at the height of the step, would cost £180 a tram.",
    ),
    text(
      "The Hill Owl Trust, which rings the birds in the castle ruin, welcomed the plan. It believes that a pair left in the spring because of the 12.11am tram.",
    ),
    text(
      "“They hunt by ear,” said its secretary, Nan Ferris. “Imagine trying to read with somebody switching the lamp on and off.”",
    ),
  ],
  dueInMinutes: 130,
  length: 300,
  priority: 2,
  brief: null,
  path: [
    { does: "file", by: leyi, minutesAgo: 150 },
    { does: "claim", by: sam, minutesAgo: 38 },
    {
      does: "edit",
      by: sam,
      minutesAgo: 29,
      edits: [
        { paragraph: 2, from: "said that it had 64 complaints", to: "said it had received 64 complaints" },
        { paragraph: 7, from: "It believes that a pair left", to: "It thinks a pair left" },
      ],
    },
  ],
};
