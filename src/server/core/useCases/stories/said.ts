import { z } from "zod";
import { QuotedWordsField } from "#contract/fields.ts";
import { type ConditionCode, conditionCodes } from "#domain/conditions.ts";
import { listed } from "#domain/people.ts";
import { clockTime, type Instant } from "#domain/times.ts";
import { reopenKinds, type TransitionName } from "#domain/transitions.ts";

/** What each transition is called once it has happened, in the log and in notices. */
export const eventOf: Record<TransitionName, string> = {
  file: "story.filed",
  recall: "story.recalled",
  claim: "story.claimed",
  release: "story.released",
  return: "story.returned",
  pass: "story.passed",
  sendBack: "story.sentBack",
  publish: "story.published",
  schedule: "story.scheduled",
  unschedule: "story.unscheduled",
  reopen: "story.reopened",
  abandon: "story.abandoned",
  withdraw: "story.withdrawn",
  restore: "story.restored",
  fallBack: "story.fellBack",
  spike: "story.spiked",
  unspike: "story.unspiked",
};

/** What the log keeps of something done to a story, so that its sentence can be made again. All of it may be absent. */
export const SaidData = z.object({
  revision: z.number().optional(),
  /** What was typed with it besides the reason. */
  note: z.string().optional(),
  edition: z.number().optional(),
  kind: z.enum(reopenKinds).optional(),
  /** The time for which it was scheduled, or was to go out. */
  setFor: z.string().optional(),
  /** Who scheduled what Stet then published by itself. */
  scheduledBy: z.string().optional(),
  failed: z.array(z.string()).optional(),
  wordsOver: z.number().optional(),
  slug: z.string().nullable().optional(),
  /** For whom a story was commissioned, by name; from which file it was imported; whose claim was ended. */
  commissionedFor: z.string().optional(),
  file: z.string().optional(),
  left: z.string().optional(),
  /** Sentences about fields that changed: `the slug from a to b`. */
  changed: z.array(z.string()).optional(),
  line: z.string().optional(),
  /** The name of a version. */
  name: z.string().optional(),
  /** How many suggestions were settled or opened again, and by whom they were, by name. */
  count: z.number().optional(),
  whose: z.array(z.string()).optional(),
  /** What the one suggestion does; entries of before this was kept do not say. */
  does: z.string().optional(),
  /** The quoted words that were changed. */
  quotes: z.array(QuotedWordsField).optional(),
});
export type SaidData = z.output<typeof SaidData>;

export interface Said {
  readonly action: string;
  readonly by: string;
  readonly data: SaidData;
  readonly overrides: readonly string[];
  readonly now: Instant;
  readonly zone: string;
}

type Saying = (said: Said) => string;

const at = ({ data, now, zone }: Said) => (data.setFor === undefined ? "" : clockTime(data.setFor, now, zone));
const a = (kind: SaidData["kind"]) => (kind === undefined ? "" : kind === "update" ? " as an update" : ` as a ${kind}`);

/** What each entry of a story's history says. A row takes what was done and gives the sentence without its full stop. */
const sayings: Record<string, Saying> = {
  "story.created": ({ by, data }) =>
    data.commissionedFor === undefined
      ? `${by} started the story`
      : `${by} commissioned it from ${data.commissionedFor}`,
  "story.imported": (said) => {
    const { by, data } = said;
    const brought = `${by} brought it in from ${data.file ?? "a file"}`;
    return data.count === undefined ? brought : `${brought}, with ${suggestions(said)}`;
  },
  "story.changed": ({ by, data }) => `${by} changed ${listed(data.changed ?? [])}`,
  "story.creditsChanged": ({ by, data }) => `${by} changed the credits to: ${data.line === "" ? "nobody" : data.line}`,
  "story.held": ({ by }) => `${by} put on a legal hold`,
  "story.holdLifted": ({ by }) => `${by} took off the legal hold`,
  "copy.unsentKept": ({ by }) => `${by} came back with work that the copy did not take; it is kept as a version`,
  "copy.versionNamed": ({ by, data }) => `${by} kept the copy as “${data.name ?? "a version"}”`,
  "copy.versionRestored": ({ by, data }) =>
    `${by} restored “${data.name ?? "a version"}”; what stood before it is kept`,
  "suggestion.accepted": (said) =>
    `${said.by} accepted ${suggestions(said)}${said.data.quotes === undefined ? "" : ", past the quote guard’s warning"}${does(said)}`,
  "suggestion.rejected": (said) => `${said.by} rejected ${suggestions(said)}${does(said)}`,
  "suggestion.withdrawn": (said) => {
    const { count = 0 } = said.data;
    return `${said.by} withdrew ${count === 1 ? "a suggestion" : `${count} suggestions`}${does(said)}`;
  },
  "suggestion.reopened": (said) => `${said.by} opened ${suggestions(said)} again${does(said)}`,
  "quote.warned": ({ by, data }) =>
    `${by} was shown the quote guard’s warning: ${data.quotes?.length === 1 ? "a quotation" : "quotations"} changed`,
  "copy.trayKept": ({ by, data }) =>
    `${by} removed ${data.left ?? "somebody"}, whose words that the copy had not taken are kept as a version`,
  "story.filed": ({ by, data }) =>
    data.wordsOver === undefined ? `${by} filed it` : `${by} filed it, ${words(data.wordsOver)} over`,
  "story.recalled": ({ by }) => `${by} recalled it`,
  "story.claimed": ({ by }) => `${by} claimed it`,
  "story.released": ({ by, data }) =>
    data.left === undefined ? `${by} released it` : `${by} released it from ${data.left}`,
  "story.returned": ({ by }) => `${by} returned it to the writer`,
  "story.passed": ({ by }) => `${by} passed it to the editor`,
  "story.sentBack": ({ by }) => `${by} sent it back to the sub`,
  "story.published": (said) => {
    const edition = `as edition ${said.data.edition ?? 1}`;
    if (said.data.scheduledBy === undefined) return `${said.by} published it ${edition}`;
    return `Published ${edition}, as ${said.data.scheduledBy} had scheduled for ${at(said)}`;
  },
  "story.scheduled": (said) => `${said.by} scheduled it for ${at(said)}`,
  "story.unscheduled": ({ by }) => `${by} unscheduled it`,
  "story.reopened": ({ by, data }) => `${by} reopened it${a(data.kind)}`,
  "story.abandoned": ({ by }) => `${by} abandoned the reopening`,
  "story.withdrawn": ({ by }) => `${by} withdrew it`,
  "story.restored": ({ by, data }) => `${by} restored it${a(data.kind)}`,
  "story.fellBack": (said) => `It did not go out at ${at(said)}: ${listed(said.data.failed ?? [])}`,
  "story.spiked": ({ by }) => `${by} spiked it`,
  "story.unspiked": ({ by, data }) =>
    data.slug === undefined ? `${by} unspiked it` : `${by} unspiked it under the slug ${data.slug ?? ""}`,
};

/** What is said of a condition that somebody overrode. */
const overriding: Partial<Record<ConditionCode, string>> = {
  "own-copy": "that it is their own copy",
  "only-writer": "that they are its only writer",
  "only-sub": "that they are its only sub",
  "open-legal-checks": "open legal checks",
};

/** An entry of the history as a sentence, without what was typed with it. */
export function saysOf(said: Said): string {
  const saying = sayings[said.action];
  if (saying === undefined) return `${said.by}: ${said.action}`;
  const overrides = conditionCodes
    .filter((code) => said.overrides.includes(code))
    .map((code) => overriding[code] ?? code);
  return overrides.length === 0 ? saying(said) : `${saying(said)}, overriding ${listed(overrides)}`;
}

/** Whether the log's action is about a story's life and stands in its history. */
export function isInHistory(action: string): boolean {
  return Object.hasOwn(sayings, action);
}

/** A story as a notice calls it. */
export function storyCalled(story: { readonly slug: string | null; readonly headline: string }): string {
  return story.slug ?? (story.headline === "" ? "A story without a headline" : story.headline);
}

function suggestions({ data: { count = 0, whose = [] } }: Said): string {
  return `${count === 1 ? "a suggestion" : `${count} suggestions`} by ${listed(whose)}`;
}

function does({ data }: Said): string {
  return data.does === undefined ? "" : `: ${data.does}`;
}

function words(count: number): string {
  return count === 1 ? "1 word" : `${count} words`;
}
