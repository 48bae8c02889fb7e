import { crosshead, pullQuote, quoted, text } from "../blocks.ts";
import { sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Filed after its time was up, and still without a sub. */
export const wardBoundary: DemoStory = {
  slug: "ward-boundary",
  desk: "politics",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 410,
  headline: "New ward line would put a couple’s kitchen and bedroom in different seats",
  standfirst:
    "Reviewers say Ropewalk must be split to even up the town’s voters; people who live there ask for the other side of the road",
  lead: null,
  body: [
    text(
      "Hamish and Bea Tolland have shared a house on Ropewalk for 31 years and have never voted alike. Under a plan put out for comment this week they would no longer vote in the same ward.",
    ),
    text(
      "The line that reviewers have drawn through Eastquay’s old town leaves the harbour, climbs Ropewalk, and then, to take in enough electors, turns through the middle of a terrace. It enters the Tollands’ home by the kitchen and leaves by the box room.",
    ),
    {
      picture: "ward-map.svg",
      alt: "A drawn map of a small harbour town, with a blue dashed line that turns through one house of a terrace, under a magnifying glass.",
      caption: "The line as it is proposed, from the harbour to the top of Ropewalk",
      credit: "Graphic: The Daily Desk",
    },
    text(
      "“I asked which half I was meant to sleep in,” Bea Tolland said. “The young man was very polite. He said that it went by the front door.”",
    ),
    crosshead("Evening up"),
    text(
      "Harbour ward has 6,140 electors and Castle ward 4,480, a gap that has widened since flats were built on the old timber dock. The review aims to bring every ward to within 10% of the average.",
    ),
    text("Its report allows that the line is awkward:"),
    quoted(
      "We have looked for a boundary that follows a road, a river or a wall. Between the timber dock and the castle mound there is none that leaves both wards within the range.",
    ),
    text(
      "A residents’ group has drawn its own. It would follow the far pavement of Ropewalk and make up the numbers with 212 electors from the lanes behind the fish market.",
    ),
    pullQuote("You cannot split a street that has one washing line", "Joan Pettifer, residents’ group"),
    text(
      "Comments are open for ten weeks. The council, which does not decide, will give its own view next month; both of its larger groups are understood to prefer the pavement.",
    ),
  ],
  dueInMinutes: -55,
  length: 350,
  priority: 1,
  brief: null,
  path: [
    {
      does: "file",
      by: sam,
      minutesAgo: 31,
      note: "The elector figures are from table 3 of the report. Sorry it is late.",
    },
  ],
};
