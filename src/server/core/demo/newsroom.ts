import { brassBand } from "./stories/brassBand.ts";
import { breakwaterSurvey } from "./stories/breakwaterSurvey.ts";
import { councilCoats } from "./stories/councilCoats.ts";
import { ghostShip } from "./stories/ghostShip.ts";
import { gullProofBins } from "./stories/gullProofBins.ts";
import { islandMuseum } from "./stories/islandMuseum.ts";
import { libraryMidnight } from "./stories/libraryMidnight.ts";
import { lidoHeat } from "./stories/lidoHeat.ts";
import { lifeboatCrew } from "./stories/lifeboatCrew.ts";
import { marketSoup } from "./stories/marketSoup.ts";
import { quayInterest } from "./stories/quayInterest.ts";
import { rainDerby } from "./stories/rainDerby.ts";
import { seaPoolRelay } from "./stories/seaPoolRelay.ts";
import { swingBridge } from "./stories/swingBridge.ts";
import { tideOpera } from "./stories/tideOpera.ts";
import { tramBells } from "./stories/tramBells.ts";
import { wardBoundary } from "./stories/wardBoundary.ts";
import type { DemoStory } from "./story.ts";

/** The stories of the demonstration newsroom, by the stage that they end in: together they show every stage. */
export const demoStories: readonly DemoStory[] = [
  breakwaterSurvey,
  gullProofBins,
  tideOpera,
  wardBoundary,
  brassBand,
  seaPoolRelay,
  councilCoats,
  tramBells,
  libraryMidnight,
  lifeboatCrew,
  quayInterest,
  islandMuseum,
  rainDerby,
  lidoHeat,
  marketSoup,
  swingBridge,
  ghostShip,
];
