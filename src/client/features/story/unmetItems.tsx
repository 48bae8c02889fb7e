import type { PlaceField, UnmetField } from "#contract/problem.ts";
import type { UnmetItem } from "#client/ui/UnmetList.tsx";
import type { z } from "zod";
import css from "./TransitionDialog.module.css";

/** A place in the story that a refusal points to. */
export type StoryPlace = z.output<typeof PlaceField>;

const somewhere = ["headline", "standfirst", "lead", "body", "credits", "slug", "desk", "hold", "embargo", "notes"];

/** The conditions that are not met as a list shows them, each with the way to every place that it concerns. */
export function unmetItems(unmet: readonly UnmetField[], go: (place: StoryPlace) => void): readonly UnmetItem[] {
  return unmet.map(({ code, sentence, where }) => {
    const places = where.filter(({ field }) => somewhere.includes(field));
    const [only, ...more] = places;
    return {
      key: code,
      says: sentence,
      kind: code === "held" ? "hold" : "unmet",
      onGo: only === undefined ? undefined : () => go(only),
      ...(code === "held" ? { detail: "An editor or a lawyer can take it off. Nobody can override it." } : {}),
      ...(more.length > 0 ? { detail: <Places places={places} go={go} /> } : {}),
    };
  });
}

/** Several places of one condition, each with its own way there. */
function Places({ places, go }: { readonly places: readonly StoryPlace[]; readonly go: (place: StoryPlace) => void }) {
  return (
    <span className={css.places}>
      {places.map((place) => (
        <button
          key={`${place.field} ${place.paragraph ?? ""} ${place.says}`}
          type="button"
          className={css.place}
          onClick={() => go(place)}
        >
          {place.says}
        </button>
      ))}
    </span>
  );
}
