import { Skeleton } from "#client/ui/Skeleton.tsx";
import css from "./Waiting.module.css";

/** Stands where a page will be, while it is on its way. */
export function Waiting() {
  return (
    <div className={css.waiting}>
      <Skeleton label="Opening the desk" count={8} />
    </div>
  );
}
