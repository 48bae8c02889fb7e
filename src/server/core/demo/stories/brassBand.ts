import { crosshead, numbered, text } from "../blocks.ts";
import { leyi } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Filed in good time and well over the length that was asked for. */
export const brassBand: DemoStory = {
  slug: "brass-band-shed",
  desk: "culture",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 1490,
  headline: "A brass band looks for a roof loud enough",
  standfirst:
    "Turned out of the drill hall, the 34 players of Eastquay Silver have tried a church, a car ferry and a cold store",
  lead: null,
  body: [
    text(
      "The trouble with a brass band, its conductor says, is that everyone loves one on a Sunday in June and nobody wants one on a Tuesday in November.",
    ),
    text(
      "Eastquay Silver has practised on Tuesdays in November since 1897, for the last 60 years in the drill hall on Fore Street. In September the hall’s roof was found to be held up mostly by its paint. The band was given a fortnight.",
    ),
    text(
      "“We are 34 people and a bass drum,” said Ruth Penhallow, who conducts. “We can’t all go round to somebody’s house.”",
    ),
    crosshead("Three roofs"),
    text("They have tried, so far, in this order:"),
    numbered(
      "St Brannoc’s church, where the echo was so long that the band finished each march before the church did;",
    ),
    numbered(
      "the car deck of the *Lady Ismay*, tied up for her winter refit, which was perfect until the tide went out and the cornets slid aft;",
    ),
    numbered("a cold store on the fish dock, kindly switched off for the evening, in which the valves froze."),
    text(
      "The cold store has not been forgotten. “You could see the music,” said Idris Kelk, who is 16 and plays the euphonium. “Every note came out with a little cloud.”",
    ),
    text(
      "Its owner, Magnus Rae, said that the band would be welcome again in August. “I’d have had them stay,” he said, “but the mackerel were due.”",
    ),
    crosshead("The tram shed"),
    text(
      "Help may come from the tramway. Shed 4 at the Canal Road depot stands empty in the evenings between the last school tram and the night cleaners, and it has a roof that was built to put up with noise.",
    ),
    text(
      "The tramway company said that it was “warm to the idea” and was asking its insurers. It would want the band out by 9pm, and nothing by anyone called Wagner, because of a vibration in the inspection pits.",
    ),
    text(
      "Penhallow has promised both. The band’s next engagement is the lights on the quay, in three weeks’ time, and it has yet to play the whole of its programme through under cover.",
    ),
    text(
      "“If it comes to it we’ll practise on the beach,” she said. “We’ve done that before. You lose a few hats. My grandfather lost a trombone, but it came back on the Thursday.”",
    ),
  ],
  dueInMinutes: 260,
  length: 300,
  priority: 3,
  brief: null,
  path: [{ does: "file", by: leyi, minutesAgo: 74, note: "Long, I know. The last two paragraphs can go." }],
};
