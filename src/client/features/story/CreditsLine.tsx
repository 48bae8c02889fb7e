import type { Story } from "#contract/stories.ts";
import { Button } from "#client/ui/Button.tsx";
import css from "./CreditsLine.module.css";

/** The story's credits as they are printed, with the way to change them for those who may. */
export function CreditsLine({ story, onChange }: { readonly story: Story; readonly onChange: () => void }) {
  const { allowed, why } = story.abilities.changeCredits;
  return (
    <footer className={css.credits} aria-label="Credits">
      <p className={css.line} data-none={story.line === "" || undefined}>
        <bdi>{story.line === "" ? "Nobody is credited yet" : story.line}</bdi>
      </p>
      <Button size="small" whyNot={allowed ? null : why} onClick={onChange}>
        Change credits
      </Button>
    </footer>
  );
}
