import { BookOpen, MessageSquarePlus, PenLine } from "lucide-react";
import type { Story } from "#contract/stories.ts";
import type { Mode } from "#domain/mode.ts";
import { listed } from "#domain/people.ts";
import { clockTime } from "#domain/times.ts";
import { Button } from "#client/ui/Button.tsx";
import css from "./ModeLine.module.css";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface ModeLineProps {
  readonly story: Story;
  readonly meId: string;
  /** Null until the copy is open. */
  readonly mode: Mode | null;
  readonly suggesting: Suggesting;
}

/** Whether suggesting is switched on, for whoever may edit, and the switch. */
export interface Suggesting {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** The keys of the switch, which are those of tracked changes in word processors. */
export const suggestingKeys = "Mod+Shift+E";

/** What typing does in the copy, in words; said again, politely, when it changes. Whoever may edit can choose. */
export function ModeLine({ story, meId, mode, suggesting }: ModeLineProps) {
  const isSuggesting = mode === "suggest" || (mode === "edit" && suggesting.isOn);
  return (
    <div className={css.mode} data-mode={isSuggesting ? "suggest" : (mode ?? undefined)}>
      <p className={css.says} aria-live="polite">
        {isSuggesting && (
          <>
            <MessageSquarePlus {...icon} /> {mode === "suggest" ? "You can suggest here, not edit" : "Suggesting"}
          </>
        )}
        {mode === "edit" && !isSuggesting && (
          <>
            <PenLine {...icon} /> Editing
          </>
        )}
        {mode === "read" && (
          <>
            <BookOpen {...icon} /> Reading: {whyReading(story, meId)}
          </>
        )}
      </p>
      {mode === "edit" && (
        <Button
          size="small"
          variant="quiet"
          aria-label={isSuggesting ? "Edit instead" : "Suggest instead"}
          onClick={suggesting.toggle}
        >
          {isSuggesting ? "Edit" : "Suggest"}
        </Button>
      )}
    </div>
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
