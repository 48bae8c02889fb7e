import type { Effect } from "#domain/transitions.ts";
import type { EffectWriter } from "../work.ts";
import { copyOfLiveEdition } from "./copyOfLiveEdition.ts";
import { edition } from "./edition.ts";
import { newSlug, slugFromHeadline } from "./newSlug.ts";
import { noteOnStory } from "./note.ts";
import { endReopening, reopen, restore } from "./reopen.ts";
import { schedule, unschedule } from "./schedule.ts";
import { letGoSub, takeSub } from "./sub.ts";
import { tellEditors, tellSub, tellWriters } from "./tell.ts";
import { keepWork, versionAsFiled, versionAsSubbed } from "./version.ts";
import { withdraw } from "./withdraw.ts";

/** Who carries out each effect of the table of transitions. */
export const effects: Record<Effect, EffectWriter> = {
  versionAsFiled,
  versionAsSubbed,
  keepWork,
  noteOnStory,
  takeSub,
  letGoSub,
  edition,
  schedule,
  unschedule,
  reopen,
  copyOfLiveEdition,
  endReopening,
  withdraw,
  restore,
  newSlug,
  slugFromHeadline,
  tellWriters,
  tellSub,
  tellEditors,
};
