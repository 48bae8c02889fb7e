import { overBy } from "#client/lib/format.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import css from "./Length.module.css";

/** How many words there are, of how many were asked for; or by how many they are over. */
export function Length({ words, length }: { readonly words: number; readonly length: number | null }) {
  const over = overBy(words, length);
  return (
    <>
      {length !== null && (
        <span className={css.bar} data-over={over > 0 || undefined} aria-hidden="true">
          <i style={{ inlineSize: `${Math.min(100, Math.round((words / length) * 100))}%` }} />
        </span>
      )}
      {over > 0 ? (
        <span className={css.over} data-tip={`${words} words of ${length ?? 0}`}>
          {figure(over)} over
        </span>
      ) : (
        <span>
          {figure(words)}
          {length === null ? " words" : ` / ${figure(length)}`}
          {length !== null && <HiddenText> words</HiddenText>}
        </span>
      )}
    </>
  );
}

function figure(count: number): string {
  return count.toLocaleString("en-GB");
}
