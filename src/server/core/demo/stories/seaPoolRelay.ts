import { bullet, text, underBullet } from "../blocks.ts";
import { fiona, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Claimed, and let go again unchanged, so that nobody has it. Its picture has no alt text yet. */
export const seaPoolRelay: DemoStory = {
  slug: "sea-pool-relay",
  desk: "sport",
  writer: sam,
  commissionedBy: null,
  startedMinutesAgo: 330,
  headline: "Harbour relay goes to the team that could not see the wall",
  standfirst: "Fog, an uncounted length and a missing buoy decide the oldest swimming race on the coast",
  lead: {
    picture: "sea-pool.svg",
    alt: "",
    caption: "The sea pool under the west cliff, where the relay has been swum since 1922",
    credit: "Illustration: The Daily Desk",
  },
  body: [
    text("The Harbour Relay was won on Sunday by a team who thought for some minutes that they had come fourth."),
    text(
      "Fog came over the wall of the sea pool at Eastquay with two legs to go, and from then until the finish nobody on land saw a swimmer. The timekeepers listened instead.",
    ),
    text(
      "“You could hear three of them breathing,” said the chief timekeeper, Alwyn Marsh. “We were fairly sure there ought to be four.”",
    ),
    text(
      "The fourth was Kezia Brand of Netherby Seals, who had missed the turning buoy, touched the far wall in its place and swum 14 metres more than anyone else. She came in first all the same.",
    ),
    text("After 40 minutes in the changing hut the judges gave out the places:"),
    bullet("Netherby Seals, 21min 08sec, the race"),
    underBullet("and a penalty of 10 seconds for the buoy, which made no difference"),
    bullet("Eastquay Otters, 21min 31sec"),
    bullet("Hallow Bay, 21min 50sec"),
    underBullet("in a borrowed cap, for which they were thanked"),
    text(
      "It was the first win for the Seals since 1988. Brand, a trainee pilot, said that she had counted strokes. “You learn to trust the number and not the window,” she said.",
    ),
    text("The buoy was found on Monday, in the car park."),
  ],
  dueInMinutes: 40,
  length: 250,
  priority: 2,
  brief: null,
  path: [
    { does: "file", by: sam, minutesAgo: 118 },
    { does: "claim", by: fiona, minutesAgo: 92 },
    { does: "release", by: fiona, minutesAgo: 66 },
  ],
};
