import { dutyEditor, leyi } from "../people.ts";
import type { DemoStory } from "../story.ts";

/** A commission, due this afternoon and wanted first of all, that nobody has begun. */
export const breakwaterSurvey: DemoStory = {
  slug: "breakwater-survey",
  desk: "home-news",
  writer: leyi,
  commissionedBy: dutyEditor,
  startedMinutesAgo: 48,
  headline: "",
  standfirst: "",
  lead: null,
  body: [],
  dueInMinutes: 180,
  length: 450,
  priority: 1,
  brief:
    "Divers found a crack at the foot of Eastquay’s west breakwater this morning, and the harbour board meets at the Custom House at 6pm. How long is it, who knew, and what becomes of the winter moorings? Ring the harbour master, Morwenna Hale, before she goes in. Two voices, one of them somebody with a boat in there.",
  path: [],
};
