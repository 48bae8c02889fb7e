import { Ellipsis } from "lucide-react";
import type { MouseEvent } from "react";
import type { TransitionAbility } from "#contract/abilities.ts";
import type { Story } from "#contract/stories.ts";
import type { TransitionName } from "#domain/transitions.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { Button } from "#client/ui/Button.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Menu, type MenuRow } from "#client/ui/Menu.tsx";
import css from "./TransitionButtons.module.css";
import { thingsIn } from "./unmetItems.tsx";
import type { Transitions } from "./useTransitions.ts";
import { usualNext } from "./usualNext.ts";

export interface TransitionButtonsProps {
  readonly story: Story;
  readonly transitions: Transitions;
  /** What else can be done with the story: holds, credits. */
  readonly more: readonly MenuRow[];
}

/** Taking a story away stands farthest from sending it on. */
const grave: readonly TransitionName[] = ["spike", "withdraw", "abandon"];

/** Every transition that lies open to this person, each a button; the usual next one last, and the only main one. */
export function TransitionButtons({ story, transitions, more }: TransitionButtonsProps) {
  const next = usualNext[story.stage];
  const offered = story.abilities.transitions;
  const place = ({ transition }: TransitionAbility) => (transition === next ? 2 : grave.includes(transition) ? 0 : 1);
  const inOrder = offered.toSorted((one, other) => place(one) - place(other));
  const rows = [...noteRows(offered, transitions), ...more];
  return (
    <div className={css.buttons} role="group" aria-label="What you can do">
      {inOrder.map((ability) => (
        <TransitionButton
          key={ability.transition}
          ability={ability}
          transitions={transitions}
          isNext={ability.transition === next}
        />
      ))}
      {rows.length > 0 && (
        <span className={css.more}>
          <Menu
            align="end"
            trigger={<IconButton label="More" icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />} />}
            rows={rows}
          />
        </span>
      )}
    </div>
  );
}

function TransitionButton({
  ability,
  transitions,
  isNext,
}: {
  readonly ability: TransitionAbility;
  readonly transitions: Transitions;
  readonly isNext: boolean;
}) {
  const { transition, allowed, unmet } = ability;
  // The second press of a double click may fall on a button that the first has put there.
  const press = (event: MouseEvent) => {
    if (event.detail < 2) transitions.press(transition);
  };
  const count = thingsIn(unmet);
  // It can be pressed all the same, to see what that is, and looks like what can be pressed.
  const blocked = { "data-blocked": "", "data-tip": inTheWay(count), "aria-description": inTheWay(count) };
  return (
    <Button
      {...(allowed ? {} : blocked)}
      variant={allowed && isNext ? "primary" : "plain"}
      isBusy={transitions.busy === transition}
      onClick={press}
    >
      {transitionLabels[transition]}
      {!allowed && isNext && (
        <span className={css.inTheWay} aria-hidden="true">
          {count}
        </span>
      )}
    </Button>
  );
}

/** Where a note may go along but need not: the button goes at once, and this asks for the note. */
function noteRows(offered: readonly TransitionAbility[], { press }: Transitions): readonly MenuRow[] {
  return notable(offered).map(({ transition }) => ({
    kind: "action",
    says: withNoteSays(transition),
    onChoose: () => press(transition, { withNote: true }),
  }));
}

/** The transitions that ask for nothing but what may be left empty. */
export function notable(offered: readonly TransitionAbility[]): readonly TransitionAbility[] {
  return offered.filter(({ asks }) => asks.length > 0 && asks.every(({ isRequired }) => !isRequired));
}

export function withNoteSays(transition: TransitionAbility["transition"]): string {
  return `${transitionLabels[transition]} with a note…`;
}

function inTheWay(count: number): string {
  return count === 1 ? "One thing stands in the way" : `${count} things stand in the way`;
}
