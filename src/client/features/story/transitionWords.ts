import { listed } from "#domain/people.ts";
import { clockTime } from "#domain/times.ts";
import type { TransitionName } from "#domain/transitions.ts";
import type { Story } from "#contract/stories.ts";

/** What is said of a transition before it is made and after. What it is called stands in `transitionLabels`. */
export interface TransitionWords {
  /** The head of its dialog. */
  readonly title: (story: Story) => string;
  /** One sentence of what will happen. */
  readonly means: (story: Story) => string;
  /** What a toast says once it has happened; the story is as it is then. */
  readonly done: (story: Story) => string;
  /** The transition that takes it back, offered for a moment where this person has it. */
  readonly undo?: TransitionName;
  /** Keys that make it, where what they do can be taken back or is asked about first. */
  readonly keys?: string;
}

/** The keys of the usual next step: the same at each stage, and nothing of the browser's. */
export const nextKeys = "Mod+Shift+Enter";

const writersOf = (story: Story) => listed(story.writers.map(({ name }) => name)) || "the writer";
const subOf = (story: Story) => story.sub?.name ?? "the sub";
const liveEdition = (story: Story) => (story.edition === null ? "The edition" : `Edition ${story.edition.number}`);
const isLive = (story: Story) => story.edition?.isLive === true;

/**
 * THE WORDS of the transitions: a row for each, so that dialog, palette and toast say the same.
 * Names of transitions and stages are the product's; the rest is said to whoever presses.
 */
export const transitionWords: Record<TransitionName, TransitionWords> = {
  file: {
    title: (story) => `File ${called(story)}`,
    means: () => "It goes to the subs. You can recall it until one of them claims it.",
    done: (story) => `Filed ${called(story)}`,
    undo: "recall",
    keys: nextKeys,
  },
  recall: {
    title: (story) => `Recall ${called(story)}`,
    means: () => "It comes back to Draft, and you can edit it again.",
    done: (story) => `Recalled ${called(story)}`,
  },
  claim: {
    title: (story) => `Claim ${called(story)}`,
    means: () => "You become its sub and are credited for subbing.",
    done: (story) => `Claimed ${called(story)}`,
    undo: "release",
    keys: nextKeys,
  },
  release: {
    title: (story) => `Release ${called(story)}`,
    means: () => "It goes back to Filed for another sub. Its Subbing credit stays only if its sub changed copy.",
    done: (story) => `Released ${called(story)}`,
  },
  return: {
    title: (story) => `Return to ${writersOf(story)}`,
    means: () => "It goes back to Draft, and the writer is told why.",
    done: (story) => `Returned ${called(story)} to ${writersOf(story)}`,
  },
  pass: {
    title: (story) => `Pass ${called(story)} to an editor`,
    means: () => "It goes to Ready, and a version “As subbed” is kept.",
    done: (story) => `Passed ${called(story)}`,
    keys: nextKeys,
  },
  sendBack: {
    title: (story) => `Send back to ${subOf(story)}`,
    means: () => "It goes back to Subbing, and the sub is told why.",
    done: (story) => `Sent ${called(story)} back to ${subOf(story)}`,
  },
  publish: {
    title: (story) => `Publish ${called(story)}`,
    means: (story) =>
      isLive(story)
        ? `It takes the place of edition ${story.edition?.number ?? 1} at once.`
        : "It goes out to readers at once.",
    done: (story) => `Published ${called(story)}${editionIn(story)}`,
  },
  schedule: {
    title: (story) => `Schedule ${called(story)}`,
    means: () => "The copy is locked until it runs.",
    done: (story) => `Scheduled ${called(story)}${timeIn(story)}`,
    undo: "unschedule",
  },
  unschedule: {
    title: (story) => `Unschedule ${called(story)}`,
    means: () => "It goes back to Ready, and nothing goes out by itself.",
    done: (story) => `Unscheduled ${called(story)}`,
  },
  reopen: {
    title: (story) => `Reopen ${called(story)}`,
    means: (story) => `${liveEdition(story)} stays up, untouched, until the next is published. You become its sub.`,
    done: (story) => `Reopened ${called(story)}`,
  },
  abandon: {
    title: (story) => `Abandon the reopening of ${called(story)}`,
    means: (story) =>
      `The copy is again that of edition ${story.edition?.number ?? 1}. The work so far is kept as a version.`,
    done: (story) => `Abandoned the reopening of ${called(story)}`,
  },
  withdraw: {
    title: (story) => `Withdraw ${called(story)}`,
    means: () => "Readers find your reason in its place at once. Work in progress is kept as a version.",
    done: (story) => `Withdrew ${called(story)}`,
  },
  restore: {
    title: (story) => `Restore ${called(story)}`,
    means: (story) => `It goes to Ready. Once published again it is edition ${(story.edition?.number ?? 0) + 1}.`,
    done: (story) => `Restored ${called(story)}`,
  },
  fallBack: {
    title: (story) => `${called(story)} falls back`,
    means: () => "It goes back to Ready, since something stands in the way. Stet alone does this.",
    done: (story) => `${called(story)} fell back to Ready`,
  },
  spike: {
    title: (story) => `Spike ${called(story)}`,
    means: () => "It leaves the desk. Its copy is kept, and it can be unspiked.",
    done: (story) => `Spiked ${called(story)}`,
    undo: "unspike",
  },
  unspike: {
    title: (story) => `Unspike ${called(story)}`,
    means: () => "It comes back to the desk as a draft.",
    done: (story) => `Unspiked ${called(story)}`,
  },
};

/** A story as a sentence calls it: by its slug, else by its headline. */
export function called(story: { readonly slug: string | null; readonly headline: string }): string {
  return story.slug ?? (story.headline === "" ? "the story" : `“${story.headline}”`);
}

function editionIn(story: Story): string {
  return story.edition === null || story.edition.number === 1 ? "" : `, edition ${story.edition.number}`;
}

function timeIn(story: Story): string {
  if (story.publishAt === null) return "";
  return ` for ${clockTime(story.publishAt.instant, new Date().toISOString(), story.publishAt.zone)}`;
}
