import { BookOpen, PenLine } from "lucide-react";
import type { Story } from "#contract/stories.ts";
import type { Mode } from "#domain/mode.ts";
import { listed } from "#domain/people.ts";
import { clockTime } from "#domain/times.ts";
import css from "./ModeLine.module.css";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface ModeLineProps {
  readonly story: Story;
  readonly meId: string;
  /** Null until the copy is open. */
  readonly mode: Mode | null;
}

/** Whether this person can write in the copy, in words; said again, politely, when it changes. */
export function ModeLine({ story, meId, mode }: ModeLineProps) {
  return (
    <p className={css.mode} aria-live="polite" data-mode={mode ?? undefined}>
      {mode === "edit" && (
        <>
          <PenLine {...icon} /> You can edit
        </>
      )}
      {(mode === "read" || mode === "suggest") && (
        <>
          <BookOpen {...icon} /> Reading: {whyReading(story, meId)}
        </>
      )}
    </p>
  );
}

function whyReading({ stage, sub, writers, publishAt }: Story, meId: string): string {
  switch (stage) {
    case "draft":
      return `${listed(writers.map(({ name }) => name)) || "nobody yet"} ${writers.length > 1 ? "are" : "is"} writing this story`;
    case "filed":
      return "this story waits for a sub";
    case "subbing":
      return sub === null || sub.id === meId ? "this story is being subbed" : `${sub.name} has this story`;
    case "ready":
      return "this story waits for an editor";
    case "scheduled":
      return publishAt === null ? "it is locked" : `locked, it publishes at ${timeOf(publishAt)}`;
    case "published":
      return "published; reopen it to change it";
    case "withdrawn":
      return "it has been withdrawn";
    case "spiked":
      return "it has been spiked";
    default:
      return stage satisfies never;
  }
}

function timeOf({ instant, zone }: { readonly instant: string; readonly zone: string }): string {
  return clockTime(instant, new Date().toISOString(), zone);
}
