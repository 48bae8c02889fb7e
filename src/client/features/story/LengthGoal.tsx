import { useEffect, useState } from "react";
import type { CopyWords } from "#editor/WordWatch.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import css from "./LengthGoal.module.css";
import { useWords, type WatchedWords } from "./useCopyWords.ts";

/** Whoever cuts pauses about so long between one cut and the next. */
const saidAfterMs = 1500;

export interface LengthGoalProps {
  /** The words asked for; without them there is nothing to reach. */
  readonly length: number | null;
  readonly words: WatchedWords;
}

/**
 * How far the copy is from the length that was asked for, and what the open suggestions take off it: it falls as words
 * are struck, since the length is that of the copy as it will read. It is said once somebody rests, not at every key.
 */
export function LengthGoal({ length, words }: LengthGoalProps) {
  const now = useWords(words);
  const said = useRested(now === null || length === null ? "" : goalSaid(now, length));
  if (now === null || length === null) return null;
  const { over, rest, change } = goalOf(now, length);
  return (
    <p className={css.goal} data-over={over > 0 || undefined}>
      <span aria-hidden="true">
        <b>{over > 0 ? `${over} over` : over < 0 ? `${-over} under` : "To length"}</b>
        {rest}
        {change !== null && <span className={css.change}>{change}</span>}
      </span>
      <HiddenText role="status">{said}</HiddenText>
    </p>
  );
}

function goalOf({ reads, stood }: CopyWords, length: number) {
  const cut = stood - reads;
  const change = cut === 0 ? null : cut > 0 ? `${cut} cut so far` : `${-cut} added so far`;
  return { over: reads - length, rest: reads === length ? "" : ` ${length}`, change };
}

/** “28 words over 450. The suggestions take out 34.” */
function goalSaid({ reads, stood }: CopyWords, length: number): string {
  const over = reads - length;
  const cut = stood - reads;
  const far =
    over === 0 ? `To length, ${length} words.` : `${counted(Math.abs(over))} ${over > 0 ? "over" : "under"} ${length}.`;
  if (cut === 0) return far;
  return `${far} The suggestions ${cut > 0 ? "take out" : "put in"} ${Math.abs(cut)}.`;
}

function counted(words: number): string {
  return words === 1 ? "1 word" : `${words} words`;
}

/** What is to be said, once it has stood for a moment; nothing of what was there at first. */
function useRested(says: string): string {
  const [first, setFirst] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  if (first === null && says !== "") setFirst(says);
  useEffect(() => {
    if (says === first) return;
    const timer = setTimeout(() => setSaid(says), saidAfterMs);
    return () => clearTimeout(timer);
  }, [says, first]);
  return said;
}
