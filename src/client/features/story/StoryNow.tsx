import { CalendarClock, Lock, ShieldAlert } from "lucide-react";
import type { ReactNode, Ref } from "react";
import type { HistoryEntry } from "#contract/history.ts";
import type { Story } from "#contract/stories.ts";
import { listed } from "#domain/people.ts";
import { clockTime } from "#domain/times.ts";
import { dueState, overBy } from "#client/lib/format.ts";
import css from "./StoryNow.module.css";
import { useWords, type WatchedWords } from "./useCopyWords.ts";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface StoryNowProps {
  readonly story: Story;
  readonly meId: string;
  /** What happened, newest first; empty until it is known. */
  readonly history: readonly HistoryEntry[];
  readonly zone: string;
  readonly now: number;
  /** How long the copy is at this moment. */
  readonly words: WatchedWords;
  readonly ref?: Ref<HTMLUListElement>;
}

/** What matters about the story now, in words. It gets focus when a transition takes its own button away. */
export function StoryNow({ ref, words, story, ...props }: StoryNowProps) {
  const counted = useWords(words)?.reads ?? story.words;
  return (
    <ul className={css.now} aria-label="How it stands" ref={ref} tabIndex={-1}>
      {factsNow({ ...props, story: { ...story, words: counted } }).map(({ key, kind, says }) => (
        <li key={key} className={css.fact} data-kind={kind}>
          {says}
        </li>
      ))}
    </ul>
  );
}

interface Fact {
  readonly key: string;
  readonly kind?: "late" | "soon" | "legal" | "warning" | "live" | undefined;
  readonly says: ReactNode;
}

function factsNow({ story, meId, history, zone, now }: Omit<StoryNowProps, "ref" | "words">): readonly Fact[] {
  const time = (instant: string) => clockTime(instant, new Date(now).toISOString(), zone);
  const facts: (Fact | null)[] = [
    { key: "who", says: whoHasIt(story, meId, time) },
    liveFact(story),
    dueFact(story, zone, now),
    overFact(story),
    story.hold && {
      key: "hold",
      kind: "legal",
      says: (
        <>
          <Lock {...icon} /> Legal hold, put on by {story.hold.by}
        </>
      ),
    },
    embargoFact(story, time, now),
    story.reopened && {
      key: "reopened",
      says: `Reopened as ${articled(story.reopened.kind)}: ${story.reopened.reason}`,
    },
    overrideFact(history, time),
  ];
  return facts.filter((fact) => fact !== null);
}

function whoHasIt(story: Story, meId: string, time: (instant: string) => string): string {
  const { stage, sub, writers, publishAt, edition } = story;
  switch (stage) {
    case "draft":
      return writers.length === 0
        ? "A draft without a writer"
        : `${listed(writers.map(({ id, name }) => (id === meId ? "You" : name)))} ${isMine(story, meId) ? "are" : "is"} writing it`;
    case "filed":
      return "Waiting for a sub";
    case "subbing":
      if (sub === null) return "In subbing";
      return sub.id === meId ? `You have it since ${time(sub.since)}` : `${sub.name} has it since ${time(sub.since)}`;
    case "ready":
      return "Waiting for an editor";
    case "scheduled":
      return publishAt === null ? "Scheduled" : `Goes out at ${time(publishAt.instant)}`;
    case "published":
      return edition === null ? "Published" : `Edition ${edition.number} went out at ${time(edition.at)}`;
    case "withdrawn":
      return story.withdrawnReason === null ? "Withdrawn" : `Withdrawn: ${story.withdrawnReason}`;
    case "spiked":
      return "Spiked; its copy is kept";
    default:
      return stage satisfies never;
  }
}

function isMine({ writers }: Story, meId: string): boolean {
  return writers.length > 1 || writers[0]?.id === meId;
}

/** The way to what readers have; in progress of a reopening too. */
function liveFact({ edition, stage }: Story): Fact | null {
  if (edition === null || !edition.isLive) return null;
  const says = stage === "published" ? "Read it as published" : `Edition ${edition.number} is live`;
  return {
    key: "live",
    kind: "live",
    says: (
      <a className={css.link} href={edition.path}>
        {says}
      </a>
    ),
  };
}

const unfinished = ["draft", "filed", "subbing", "ready"];

function dueFact(story: Story, zone: string, now: number): Fact | null {
  if (story.due === null || !unfinished.includes(story.stage) || story.edition !== null) return null;
  const { state, says } = dueState(story.due.instant, zone, now);
  if (state === "late") return { key: "due", kind: "late", says };
  return { key: "due", kind: state === "soon" ? "soon" : undefined, says: `Due ${says}` };
}

function overFact({ words, length, stage }: Story): Fact | null {
  if (length === null || !unfinished.includes(stage)) return null;
  const over = overBy(words, length);
  const says = `${words} of ${length} words`;
  return over === 0 ? { key: "words", says } : { key: "words", kind: "soon", says: `${says}, ${over} over` };
}

function embargoFact({ embargo, stage }: Story, time: (instant: string) => string, now: number): Fact | null {
  if (embargo === null || stage === "published") return null;
  const isPast = Date.parse(embargo.instant) <= now;
  return {
    key: "embargo",
    kind: isPast ? undefined : "warning",
    says: (
      <>
        <CalendarClock {...icon} /> {isPast ? "Embargo passed at" : "Embargo until"} {time(embargo.instant)}
      </>
    ),
  };
}

/** Four eyes, where somebody has gone past them since the story was last opened (scenario W-07). */
function overrideFact(history: readonly HistoryEntry[], time: (instant: string) => string): Fact | null {
  const round = history.findIndex(({ action }) => action === "story.reopened");
  const entry = (round === -1 ? history : history.slice(0, round)).find(({ overrides }) => overrides.length > 0);
  if (entry === undefined) return null;
  return {
    key: "override",
    kind: "warning",
    says: (
      <>
        <ShieldAlert {...icon} /> {entry.says}, at {time(entry.at)}
        {entry.words === null ? "" : `: ${entry.words}`}
      </>
    ),
  };
}

function articled(kind: NonNullable<Story["reopenedKind"]>): string {
  return kind === "update" ? "an update" : `a ${kind}`;
}
