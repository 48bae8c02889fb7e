import { Lock, LockOpen } from "lucide-react";
import type { Story } from "#contract/stories.ts";
import { deskTime } from "#client/lib/format.ts";
import { Button } from "#client/ui/Button.tsx";
import css from "./DetailsTab.module.css";

const icon = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface HoldPartProps {
  readonly story: Story;
  readonly zone: string;
  readonly now: number;
  /** Asks for the reason of putting it on or taking it off. */
  readonly onHold: () => void;
}

/** Whether a legal hold is on, who put it on and why, and the way to put it on or take it off. */
export function HoldPart({ story, zone, now, onHold }: HoldPartProps) {
  const { hold, abilities } = story;
  const isOn = hold !== null;
  const ability = isOn ? abilities.liftHold : abilities.hold;
  return (
    <section className={css.part} aria-labelledby="hold-title" data-part="hold">
      <h2 id="hold-title">Legal</h2>
      {hold === null ? (
        <p>No legal hold</p>
      ) : (
        <div className={css.held}>
          <p>
            <Lock {...icon} /> Legal hold, put on by {hold.by} at {deskTime(hold.at, zone, now)}
          </p>
          <blockquote className={css.typed}>{hold.reason}</blockquote>
        </div>
      )}
      <div>
        <Button
          size="small"
          icon={isOn ? <LockOpen {...icon} /> : <Lock {...icon} />}
          whyNot={ability.allowed ? null : ability.why}
          onClick={onHold}
        >
          {isOn ? "Take off the hold" : "Put on a legal hold"}
        </Button>
      </div>
    </section>
  );
}
