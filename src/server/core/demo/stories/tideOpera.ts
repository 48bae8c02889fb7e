import { crosshead, text } from "../blocks.ts";
import { sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Half written: the opening stands, the last crosshead has nothing under it yet. */
export const tideOpera: DemoStory = {
  slug: "tide-opera",
  desk: "culture",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 1580,
  headline: "The opera that waits for high water",
  standfirst: "",
  lead: {
    picture: "stage.svg",
    alt: "A lone singer in a long coat stands in a cone of light on a stage, between two red curtains and before a painted sea.",
    caption: "A first rehearsal of *The Ebb Bell* at the Ropewalk Theatre",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "Nobody at the Ropewalk Theatre can tell you how long its new opera lasts. On a neap tide it is over in 70 minutes. On a big spring tide, with the wind behind it, the singers have been known to hold a single chord while the water makes up its mind.",
    ),
    text(
      "*The Ebb Bell*, by the composer Ottoline Vane, is conducted by the harbour. A float in the old slipway under the stage is tied to a brass arm in the pit, and the arm gives the orchestra its beat. When the sea slows, so does the score.",
    ),
    text(
      "“I wanted to write something that could not be rushed by a person with a train to catch,” Vane said, in a rehearsal that had stopped because a tug went by.",
    ),
    crosshead("A cast in waders"),
    text(
      "The story is simple enough: a bell-ringer on a drowned church waits for a boat that has been late for two centuries. The chorus of 22, all of them from the town, sing the second act up to their knees.",
    ),
    text(
      "Delphine Achterberg, who sings the bell-ringer, has learnt to read tide tables as other sopranos read reviews.",
    ),
    crosshead("What the first night will need"),
  ],
  dueInMinutes: 2760,
  length: 600,
  priority: 3,
  brief: null,
  path: [],
};
