import { deskTime } from "#client/lib/format.ts";
import css from "./DetailsTab.module.css";
import { type FieldsProps, isSameTime, timeChange } from "./DetailsFields.tsx";
import { SavedTime } from "./SavedTime.tsx";
import { typedTimeOf } from "./typedTime.ts";
import { useSavedField } from "./useSavedField.ts";

/** The time before which nothing may go out: editors set it, everybody on the desk sees it. */
export function EmbargoField({ story, save, zone, now }: FieldsProps) {
  const { allowed, why } = story.abilities.changeEmbargo;
  const field = useSavedField({
    story,
    save,
    stored: typedTimeOf(story.embargo),
    toChange: timeChange("embargo", zone),
    isSame: isSameTime,
  });
  return (
    <section className={css.part} aria-labelledby="embargo-title" data-part="embargo">
      <h2 id="embargo-title">Embargo</h2>
      {allowed ? (
        <SavedTime of="Embargo" field={field} zone={zone} now={now} clearSays="No embargo" />
      ) : (
        <>
          <p>{story.embargo === null ? "No embargo" : `Until ${deskTime(story.embargo.instant, zone, now)}`}</p>
          {why !== null && <p className={css.hint}>{why}.</p>}
        </>
      )}
    </section>
  );
}
