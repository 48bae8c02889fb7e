import { crosshead, text } from "../blocks.ts";
import { dutyEditor, fiona, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Published, once, as it was passed. */
export const rainDerby: DemoStory = {
  slug: "rain-derby",
  desk: "sport",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 1420,
  headline: "Eastquay Town 2–1 Norwick: a derby settled by a puddle",
  standfirst: "Mabel Roche’s late winner stops dead on the line, thinks about it, and goes in",
  lead: {
    picture: "pitch-rain.svg",
    alt: "Rain slants through floodlights on to a football pitch; the ball lies in a puddle on the line, and the goalkeeper is sitting down.",
    caption: "The Hallow Park end, in the 88th minute",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text(
      "There was a moment, two minutes from the end, when 3,100 people at Hallow Park stood quite still and watched a football float.",
    ),
    text(
      "Mabel Roche had struck it from the edge of the area, through a thicket of Norwick legs and past a goalkeeper who had been sitting down since the corner. It skidded, slowed and came to rest in a puddle on the line. Nobody could get there. Then the wind, which had been Norwick’s best player all night, leant on it.",
    ),
    text(
      "It was Roche’s second. The first, after 20 minutes, had been of another kind: a turn on the halfway line, a run of 40 yards with the ball tied to her boot, and a finish so gentle that the net hardly moved.",
    ),
    crosshead("Norwick by the air"),
    text(
      "Norwick drew level just after the hour, when Tamsin Adair headed in from a free kick that had been meant for somebody else. For a while they looked likelier to win. They hit the bar twice, and Ottilie Byrne in the Town goal saved with her knee, her shoulder and, late on, with a glove that had come off.",
    ),
    text(
      "“You can’t coach for that,” the Norwick manager, Gil Farraday, said of the winner. “You could perhaps buy a broom.”",
    ),
    text(
      "The referee, who had looked at the pitch at five o’clock and again at seven, said that the ball had run true on both occasions. She had worn different boots.",
    ),
    text(
      "Town go third, two points behind Norwick with a game in hand: the match at Hallow Bay, which was put off on Saturday because of the wet.",
    ),
    { divider: true },
    text("**Eastquay Town** Byrne; Osei, Lamb, Trelawny, Quick; Sorrel, Roche, Iqbal; Dunn, Pascoe, Vane."),
    text("**Norwick** Hale; Marsh, Okonedo, Pike, Rudd; Adair, Finch, Bello; Storey, Gray, Lund."),
  ],
  dueInMinutes: -1190,
  length: 320,
  priority: 2,
  brief: null,
  path: [
    { does: "file", by: sam, minutesAgo: 1196, note: "Teams at the foot. The score is in the headline." },
    { does: "claim", by: fiona, minutesAgo: 1188 },
    {
      does: "edit",
      by: fiona,
      minutesAgo: 1180,
      edits: [
        { paragraph: 4, from: "Norwick drew level just after the hour", to: "Norwick equalised just after the hour" },
        { paragraph: 7, from: "which was put off on Saturday", to: "which was postponed on Saturday" },
      ],
    },
    { does: "pass", by: fiona, minutesAgo: 1172 },
    { does: "publish", by: dutyEditor, minutesAgo: 1165 },
  ],
};
