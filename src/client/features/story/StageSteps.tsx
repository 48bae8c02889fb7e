import { Check } from "lucide-react";
import { type Stage, stageNames, usualWay } from "#domain/stage.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";
import css from "./StageSteps.module.css";

/** Where the story stands on its way. Stages off the usual way are put in where they are reached from. */
export function StageSteps({ stage }: { readonly stage: Stage }) {
  const steps = stepsOf(stage);
  const now = steps.indexOf(stage);
  return (
    <ol className={css.steps} aria-label="Stage">
      {steps.map((step, at) => (
        <li
          key={step}
          className={css.step}
          data-done={at < now || undefined}
          aria-current={at === now ? "step" : undefined}
        >
          {stageNames[step]}
          {at < now && (
            <>
              <Check size={14} strokeWidth={1.75} aria-hidden="true" />
              <HiddenText>, done</HiddenText>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function stepsOf(stage: Stage): readonly Stage[] {
  if (stage === "scheduled") return ["draft", "filed", "subbing", "ready", "scheduled", "published"];
  if (stage === "withdrawn") return [...usualWay, "withdrawn"];
  // It may have been spiked from any of the first four: how far it came is in its history.
  if (stage === "spiked") return ["spiked"];
  return usualWay;
}
