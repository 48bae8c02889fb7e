import { crosshead, pullQuote, text } from "../blocks.ts";
import { dutyEditor, leyi, sam } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** Published, with a contributor credited whose name is in Arabic script. */
export const marketSoup: DemoStory = {
  slug: "market-soup",
  desk: "culture",
  writer: leyi,
  commissionedBy: null,
  startedMinutesAgo: 3700,
  headline: "One pot, 40 cooks: the market that makes its own lunch",
  standfirst:
    "What is left on the stalls at two o’clock on a Friday is soup by three. The recipe is whatever nobody bought",
  lead: {
    picture: "market-square.svg",
    alt: "Striped awnings ring a cobbled square with a clock tower; in the middle, steam rises from one very large pot.",
    caption: "Eastquay’s Friday market, at about ten to three",
    credit: "Drawing by Ines Marlow for The Daily Desk",
  },
  body: [
    text(
      "The bell on the corn exchange strikes two and nobody goes home. On Fridays in Eastquay’s market square that is when the knives come out.",
    ),
    text(
      "A leek with a bent back, three kilos of tomatoes that have been looked at too often, the heads of 20 hake: all are carried to the middle of the cobbles and to a pot that once dyed sailcloth. It holds 300 bowls. By four it is empty.",
    ),
    text(
      "It began four winters ago, with a stallholder who could not bear to tip away a crate of parsnips. There are now 40 cooks, who take it in turns to be in charge and do not always agree what that means.",
    ),
    crosshead("Cumin, or not"),
    text(
      "“The first rule is that you may add but not take out,” said Samira Haddad, who sells spices by the fountain. “The second rule is that Geoffrey doesn’t get the salt.”",
    ),
    text(
      "Geoffrey Tull, of the fish stall, has had the salt taken off him twice. He holds that a soup should taste of where it comes from. “We are 80 yards from the sea,” he said. “I’m only being accurate.”",
    ),
    pullQuote("Whoever eats here has helped to carry something", "Samira Haddad"),
    text(
      "Nobody pays. A bowl is given to whoever stands in the line, and the line is as mixed as the pot: dockers, a bride’s mother, two men from the bank, a class of seven-year-olds holding on to a rope.",
    ),
    text(
      "Some come for the company as much as for the soup. Haddad’s father, who arrived in the town with no English at 74, learnt it here, one vegetable at a time. He still says “swede” to people whom he is glad to see.",
    ),
    text("*The pot is filled every Friday at 2pm on Market Square. Bring a spoon.*"),
  ],
  dueInMinutes: -3300,
  length: 320,
  priority: 3,
  brief: null,
  path: [
    {
      does: "file",
      by: leyi,
      minutesAgo: 3330,
      note: "سلمى الخطيب did the interviews in Arabic; she is credited as she writes her name.",
    },
    { does: "claim", by: sam, minutesAgo: 3204 },
    {
      does: "edit",
      by: sam,
      minutesAgo: 3190,
      edits: [
        { paragraph: 1, from: "that have been looked at too often", to: "that have been picked up too often" },
        { paragraph: 8, from: "to people whom he is glad to see", to: "to people he is glad to see" },
      ],
    },
    {
      does: "credit",
      by: sam,
      minutesAgo: 3184,
      credits: { "additional reporting": [{ name: "سلمى الخطيب" }], pictures: [{ name: "Ines Marlow" }] },
    },
    { does: "pass", by: sam, minutesAgo: 3180 },
    { does: "publish", by: dutyEditor, minutesAgo: 3121 },
  ],
};
