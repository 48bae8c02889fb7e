import { bullet, crosshead, numbered, text } from "../blocks.ts";
import { dutyEditor, fiona, leyi, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Published, and corrected since: edition 2 carries the note to readers. */
export const lidoHeat: DemoStory = {
  slug: "lido-heat",
  desk: "home-news",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 6100,
  headline: "Bread to warm the water: lido signs up its neighbour’s ovens",
  standfirst:
    "Heat that has gone up a bakery’s chimney since 1936 will be piped under the road to Eastquay’s open-air pool",
  lead: {
    picture: "lido.svg",
    alt: "Morning light on a curved white lido and its diving tower; one swimmer heads up the long blue pool.",
    caption: "The lido on Marine Parade, which has opened on a cold pool for 90 summers",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "Swimmers at Eastquay’s lido are to be kept warm by sourdough. A pipe under Marine Parade will carry waste heat from the ovens of Gannet’s bakery to the pool across the road, in time for the spring.",
    ),
    text(
      "The scheme, which was agreed on Monday, will bring the water to 26C from April to October. The pool has never been heated before. Its record low for an opening day, chalked on the wall of the office, is 9C.",
    ),
    text(
      "“We bake from midnight to ten,” said Solveig Gannet, whose grandmother lit the first oven. “All that heat has been keeping the seagulls comfortable for 90 years. I would sooner it went to somebody who said thank you.”",
    ),
    crosshead("Under the road"),
    text("The work will be done in three parts:"),
    numbered("a heat exchanger in the bakery’s flue, over the two days a year on which it does not bake;"),
    numbered("a trench of 34 metres across Marine Parade, dug at night;"),
    numbered("new pipes beneath the pool’s shallow end, while it is drained for painting."),
    text(
      "It will cost £285,000, of which the lido’s own members have raised a third. The trust that runs it expects to save the price of a lifeguard each year, and says that it will hire one.",
    ),
    {
      factBox: {
        title: "The lido in figures",
        blocks: [
          bullet("Opened in 1936, on the hottest day of that year"),
          bullet("55 yards long, because the builder had no metric tape"),
          bullet("61,000 swims last season, 400 of them on New Year’s Day"),
        ],
      },
    },
    text(
      "Not all are grateful. The Cold Shoulders, who swim daily through the winter, have asked that one lane be left as God made it. The trust has offered them November to March.",
    ),
    text("More about the scheme is on [the lido trust’s page](https://lido.eastquay.example/warm-water)."),
  ],
  dueInMinutes: -5700,
  length: 320,
  priority: 2,
  brief: null,
  path: [
    { does: "file", by: leyi, minutesAgo: 5730 },
    { does: "claim", by: fiona, minutesAgo: 5702 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 5690,
      edits: [
        { paragraph: 6, from: "a trench of 34 metres across", to: "a 34-metre trench across" },
        { paragraph: 10, from: "Not all are grateful.", to: "Not everyone is grateful." },
      ],
    },
    { does: "pass", by: fiona, minutesAgo: 5676 },
    { does: "publish", by: dutyEditor, minutesAgo: 5660 },
    {
      does: "reopen",
      by: sam,
      minutesAgo: 4180,
      kind: "correction",
      reason: "The lido trust wrote in: 26C is what leaves the exchanger, not what anyone swims in.",
      note: "An earlier version of this article said that the pool would be heated to 26C. It will be heated to 21C; the water leaves the heat exchanger at 26C.",
    },
    {
      does: "edit",
      by: sam,
      minutesAgo: 4172,
      edits: [{ paragraph: 1, from: "will bring the water to 26C", to: "will bring the water to 21C" }],
    },
    { does: "pass", by: sam, minutesAgo: 4168 },
    { does: "publish", by: dutyEditor, minutesAgo: 4151 },
  ],
};
