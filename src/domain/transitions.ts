import { type Stage, stages } from "./stage.ts";
import type { ConditionCode } from "./conditions.ts";
import type { Standing } from "./standing.ts";

/** The transitions, named as the API and the screen name them; `fallBack` is Stet's own. */
export const transitionNames = [
  "file",
  "recall",
  "claim",
  "release",
  "return",
  "pass",
  "sendBack",
  "publish",
  "schedule",
  "unschedule",
  "reopen",
  "abandon",
  "withdraw",
  "restore",
  "fallBack",
  "spike",
  "unspike",
] as const;
export type TransitionName = (typeof transitionNames)[number];

/** Why a published story is opened again. */
export const reopenKinds = ["update", "correction", "clarification"] as const;
export type ReopenKind = (typeof reopenKinds)[number];

/** What is carried out beside the change of stage; the server has one writer for each that writes more than a column. */
export type Effect =
  | "versionAsFiled"
  | "versionAsSubbed"
  | "keepWork"
  | "noteOnStory"
  | "takeSub"
  | "letGoSub"
  | "edition"
  | "schedule"
  | "unschedule"
  | "reopen"
  | "copyOfLiveEdition"
  | "endReopening"
  | "withdraw"
  | "restore"
  | "newSlug"
  | "slugFromHeadline"
  | "tellWriters"
  | "tellSub"
  | "tellEditors";

/** What a person types for a transition. `whenCorrecting` = asked for, and must be there once the reopened kind needs it. */
export type TypedField = "reason" | "note" | "kind" | "at" | "slug" | "edition";
export type Asked = "required" | "optional" | "whenCorrecting";

export interface Transition {
  readonly from: readonly Stage[];
  readonly to: Stage;
  /** Each standing that may make it, with the stages in which it may. */
  readonly who: Partial<Record<Standing, readonly Stage[]>>;
  /** What is said to somebody who may not. */
  readonly whoSentence: string;
  readonly needs: readonly ConditionCode[];
  readonly typed: Partial<Record<TypedField, Asked>>;
  readonly effects: readonly Effect[];
}

const always = stages;
const unfinished = ["draft", "filed", "subbing", "ready"] as const satisfies readonly Stage[];

/** What must be clear before a story reaches readers, in the order in which it is listed. */
const publishList = [
  "no-headline",
  "no-text",
  "no-image",
  "no-alt",
  "no-picture-credit",
  "no-words-credit",
  "no-subbing-credit",
  "open-suggestions",
  "open-queries",
  "open-legal-checks",
  "no-slug",
  "no-desk",
  "no-reader-note",
] as const satisfies readonly ConditionCode[];

/**
 * THE TABLE. A row is read from left to right: from these stages, to that one; who, and in which of the stages they
 * may; the conditions that must be met, all of which are told when they are not; what a person types for it; what
 * else it does. Source: the product's table of transitions.
 */
export const transitions = {
  file: {
    from: ["draft"],
    to: "filed",
    who: { itsWriter: always, editor: always },
    whoSentence: "Only its writers or an editor can file this story",
    needs: ["no-headline", "no-text"],
    typed: { note: "optional" },
    effects: ["versionAsFiled", "noteOnStory", "slugFromHeadline"],
  },
  recall: {
    from: ["filed"],
    to: "draft",
    who: { itsWriter: always, editor: always },
    whoSentence: "Only its writers or an editor can recall this story",
    needs: [],
    typed: {},
    effects: [],
  },
  claim: {
    from: ["filed"],
    to: "subbing",
    who: { sub: always, editor: always },
    whoSentence: "Only a sub or an editor can claim a story",
    needs: ["own-copy"],
    typed: {},
    effects: ["takeSub"],
  },
  release: {
    from: ["subbing"],
    to: "filed",
    who: { itsSub: always, editor: always },
    whoSentence: "Only its sub or an editor can release this story",
    needs: [],
    typed: {},
    effects: ["letGoSub"],
  },
  return: {
    from: ["filed", "subbing"],
    to: "draft",
    who: { itsSub: always, sub: ["filed"], editor: always },
    whoSentence: "Only its sub or an editor can return this story",
    needs: ["no-note"],
    typed: { note: "required" },
    effects: ["letGoSub", "noteOnStory", "tellWriters"],
  },
  pass: {
    from: ["subbing"],
    to: "ready",
    who: { itsSub: always, editor: always },
    whoSentence: "Only its sub or an editor can pass this story",
    needs: ["open-suggestions", "open-queries", "open-legal-checks", "no-words-credit", "no-subbing-credit"],
    typed: {},
    effects: ["versionAsSubbed"],
  },
  sendBack: {
    from: ["ready"],
    to: "subbing",
    who: { editor: always },
    whoSentence: "Only an editor can send a story back",
    needs: ["no-note"],
    typed: { note: "required" },
    effects: ["noteOnStory", "tellSub"],
  },
  publish: {
    from: ["ready"],
    to: "published",
    who: { editor: always },
    whoSentence: "Only an editor can publish a story",
    needs: ["only-writer", "only-sub", ...publishList, "held", "embargoed"],
    typed: { note: "whenCorrecting" },
    effects: ["edition", "endReopening", "tellWriters"],
  },
  schedule: {
    from: ["ready"],
    to: "scheduled",
    who: { editor: always },
    whoSentence: "Only an editor can schedule a story",
    needs: ["no-time", "time-past", "before-embargo", "only-writer", "only-sub", ...publishList, "held"],
    typed: { at: "required", note: "whenCorrecting" },
    effects: ["schedule"],
  },
  unschedule: {
    from: ["scheduled"],
    to: "ready",
    who: { editor: always },
    whoSentence: "Only an editor can unschedule a story",
    needs: [],
    typed: {},
    effects: ["unschedule"],
  },
  reopen: {
    from: ["published"],
    to: "subbing",
    who: { sub: always, editor: always },
    whoSentence: "Only a sub or an editor can reopen a story",
    needs: ["no-kind", "no-reason"],
    typed: { kind: "required", reason: "required", note: "optional", edition: "optional" },
    effects: ["reopen", "takeSub"],
  },
  abandon: {
    from: unfinished,
    to: "published",
    who: { itsSub: always, editor: always },
    whoSentence: "Only its sub or an editor can abandon the reopening",
    needs: ["not-reopened", "no-reason"],
    typed: { reason: "required" },
    effects: ["keepWork", "copyOfLiveEdition", "endReopening"],
  },
  withdraw: {
    from: [...unfinished, "scheduled", "published"],
    to: "withdrawn",
    who: { editor: always },
    whoSentence: "Only an editor can withdraw a story",
    needs: ["not-live", "no-reason"],
    typed: { reason: "required" },
    effects: ["keepWork", "withdraw", "tellSub"],
  },
  restore: {
    from: ["withdrawn"],
    to: "ready",
    who: { editor: always },
    whoSentence: "Only an editor can restore a story",
    needs: ["no-kind", "no-reason"],
    typed: { kind: "required", reason: "required", note: "optional" },
    effects: ["restore"],
  },
  fallBack: {
    from: ["scheduled"],
    to: "ready",
    who: { system: always },
    whoSentence: "Only Stet itself does this, when a scheduled story cannot go out",
    needs: [],
    typed: {},
    effects: ["unschedule", "tellEditors"],
  },
  spike: {
    from: unfinished,
    to: "spiked",
    who: { itsWriter: ["draft"], editor: always },
    whoSentence: "You can spike your own draft; ask an editor for a filed story",
    needs: ["been-published", "no-reason"],
    typed: { reason: "required" },
    effects: ["letGoSub"],
  },
  unspike: {
    from: ["spiked"],
    to: "draft",
    who: { itsWriter: always, editor: always },
    whoSentence: "Only its writers or an editor can unspike this story",
    needs: ["slug-taken"],
    typed: { slug: "optional" },
    effects: ["newSlug"],
  },
} as const satisfies Record<TransitionName, Transition>;

/** A transition's row, by its name. */
export function transitionNamed(name: TransitionName): Transition {
  return transitions[name];
}
