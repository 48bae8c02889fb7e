import { text } from "../blocks.ts";
import { sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Spiked by its own writer, once the picture that it rested on turned out to be of somewhere else. */
export const ghostShip: DemoStory = {
  slug: "ghost-ship",
  desk: "home-news",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 2280,
  headline: "Is this the brig that went down off Eastquay in 1811?",
  standfirst: "A walker’s photograph of a hull in the fog has set the pilots arguing",
  lead: null,
  body: [
    text(
      "A photograph of two masts in a fog bank, taken from the east mole at breakfast time on Sunday, has divided the pilots’ office into those who have seen a ghost and those who have seen a crane.",
    ),
    text(
      "The picture was sent to The Daily Desk by a walker who had stopped to tie a bootlace. It shows what could be a hull, low in the water, and above it what could be rigging.",
    ),
    text(
      "The brig *Providence* was lost within sight of the mole in the November of 1811, with a cargo of clocks. On still nights, it has been said ever since, you can hear her strike.",
    ),
    text(
      "“I have taken ships past that spot for 26 years,” said Barnaby Coyle, the senior pilot. “I never heard a clock. But I do always seem to be late for my supper.”",
    ),
    text(
      "The walker has been asked for the original of the picture, and for the time at which it was taken. Nothing was moored at the east mole on Sunday, according to the harbour’s log.",
    ),
  ],
  dueInMinutes: -1900,
  length: 200,
  priority: 3,
  brief: null,
  path: [
    {
      does: "spike",
      by: sam,
      minutesAgo: 1945,
      reason: "The picture is of another harbour, and was on a postcard in 1987. A good story, but not ours.",
    },
  ],
};
