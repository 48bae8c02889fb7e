import { text } from "../blocks.ts";
import { dutyEditor, fiona, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Published, and withdrawn the next day: its address answers with the reason. */
export const swingBridge: DemoStory = {
  slug: "swing-bridge",
  desk: "home-news",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 8200,
  headline: "Swing bridge to close for five weeks before the lights go up",
  standfirst: "Walkers and buses face a detour of two miles round the inner basin",
  lead: {
    picture: "harbour-night.svg",
    alt: "A small lit ferry crosses a dark harbour towards a row of houses whose windows shine on the water.",
    caption: "The inner harbour, which the bridge has crossed since 1903",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "The swing bridge over Eastquay’s inner harbour will be shut to all traffic for five weeks while its bearings are replaced, according to a programme of works seen by The Daily Desk.",
    ),
    text(
      "Buses would be sent round the basin by Canal Road, which adds two miles and, at the end of the school day, some 25 minutes. Walkers would be offered a boat.",
    ),
    text(
      "Traders on the north quay said that they had been told nothing. “It’s the five weeks in which I take half my year’s money,” said Orla Finch, who sells lamps. “Nobody comes two miles round a basin for a lamp.”",
    ),
    text(
      "The bridge last turned in August, to let out a dredger, and took 40 minutes to close again. Its keeper, who has oiled it by hand since 1994, described the noise as “a cow, but a big one”.",
    ),
    text("The harbour board was asked for its comments on Friday evening."),
  ],
  dueInMinutes: -7900,
  length: 200,
  priority: 1,
  brief: null,
  path: [
    { does: "file", by: sam, minutesAgo: 7930 },
    { does: "claim", by: fiona, minutesAgo: 7912 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 7905,
      edits: [{ paragraph: 0, from: "will be shut to all traffic", to: "will close to all traffic" }],
    },
    { does: "pass", by: fiona, minutesAgo: 7899 },
    { does: "publish", by: dutyEditor, minutesAgo: 7880 },
    {
      does: "withdraw",
      by: dutyEditor,
      minutesAgo: 6560,
      reason:
        "The dates in this article came from a draft that the harbour board had already turned down. The swing bridge is not to close for five weeks. We should have waited for the board’s answer, and are sorry.",
    },
  ],
};
