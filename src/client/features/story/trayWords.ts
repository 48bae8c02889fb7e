import type { HistoryEntry } from "#contract/history.ts";
import type { TrayPiece } from "#editor/tray.ts";

/** What is known on the page of who and what left words no place. */
export interface TrayTold {
  readonly meId: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** What happened to the story, newest first. */
  readonly history: readonly HistoryEntry[];
}

const afterwardsMs = 60_000;

/** Why words are in the tray, in a sentence without its full stop that names whose change it was, where that is known. */
export function whyTrayed({ why, by, at }: Pick<TrayPiece, "why" | "by" | "at">, told: TrayTold): string {
  const name = nameOf(by, told);
  switch (why) {
    case "place-gone":
      return name === null
        ? "The paragraph that you were in was deleted"
        : `${name} deleted the paragraph that you were in`;
    case "unseen-words":
      return name === null
        ? "It would have taken out words that you had not seen"
        : `It would have taken out words that ${name} had just written`;
    case "no-fit":
      return name === null
        ? "It no longer fits where you wrote it"
        : `It no longer fits where you wrote it, after what ${name} changed there`;
    case "letGo":
      return "You let it go, and kept its words";
    case "mode":
      return movedOn(at, told.history);
    case "behind":
      return "It was made on a copy that was too old";
    case "size":
      return "It was too much for one change";
    case "reloaded":
      return "The copy was loaded anew while you wrote";
    default:
      return "The newsroom did not take this change";
  }
}

function nameOf(by: string | null, { meId, people }: TrayTold): string | null {
  if (by === null) return null;
  return by === meId ? "You yourself, in another tab," : (people.find(({ id }) => id === by)?.name ?? null);
}

/** Who had moved the story on when the words came into the tray, as its history says it. */
function movedOn(at: string | null, history: readonly HistoryEntry[]): string {
  const until = at === null ? Number.POSITIVE_INFINITY : Date.parse(at) + afterwardsMs;
  const move = history.find((entry) => entry.from !== entry.to && Date.parse(entry.at) <= until);
  if (move === undefined) return "The story had moved on, and you could no longer edit it";
  return `${move.says} before your words had come, and you could no longer edit it`;
}
