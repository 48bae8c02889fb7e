import { bullet, text } from "../blocks.ts";
import { leyi } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** A draft with American spellings left in it, for whoever subs it to find. */
export const gullProofBins: DemoStory = {
  slug: "gull-proof-bins",
  desk: "home-news",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 205,
  headline: "Eastquay tries a bin that only people can open",
  standfirst: "Twelve seafront litter bins have a new color, a new lid and a lock that no gull has yet worked out",
  lead: null,
  body: [
    text(
      "A litter bin that has to be opened with two hands at once is to stand along Eastquay’s seafront this winter, in the town’s fifth attempt in nine years to organize its gulls.",
    ),
    text(
      "The bins, which are gray where the old ones were green, were designed by pupils at Saltmarsh Road school with help from a retired locksmith. A trial program began last week with 12 of them between the bandstand and the ferry pier.",
    ),
    text(
      "“The gulls have watched us for years,” said Petra Lund, who runs the kiosk in the center of the promenade. “They sit on the rail and take notes. This is the first thing I have seen them walk away from.”",
    ),
    text("Earlier attempts have included:"),
    bullet("a plastic owl, which was canceled after a gull nested on its head"),
    bullet("a recording of a hawk, which the neighbors asked the council to turn off"),
    bullet("sprung lids, which the birds learned to open by landing on them in pairs"),
    text(
      "The council said that it would count the spilled bags each morning until the end of February, and that it had labeled every bin so that a favorite could be told from the rest.",
    ),
    text(
      "Each bin costs £340, about twice as much as the model it replaces. Lund said that one visitor, who had traveled from Norwick, had needed three tries to throw away a napkin.",
    ),
  ],
  dueInMinutes: 95,
  length: 250,
  priority: 2,
  brief: null,
  path: [],
};
