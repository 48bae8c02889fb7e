import { type Stage, stageNames } from "#domain/stage.ts";
import css from "./StageName.module.css";

/** A stage as it stands in lists: its dot and its name. */
export function StageName({ stage }: { readonly stage: Stage }) {
  return (
    <span className={css.stage}>
      <StageDot stage={stage} />
      {stageNames[stage]}
    </span>
  );
}

/** The dot alone, for where the name stands beside it already. */
function StageDot({ stage }: { readonly stage: Stage }) {
  return <span className={css.dot} data-stage={stage} aria-hidden="true" />;
}
