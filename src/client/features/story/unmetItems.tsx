import type { z } from "zod";
import { Link } from "react-router";
import type { PlaceField, UnmetField } from "#contract/problem.ts";
import { isPlainPress, type UnmetItem } from "#client/ui/UnmetList.tsx";
import css from "./TransitionDialog.module.css";

/** A place in the story that a refusal points to; `part` is what is missing of a picture there. */
export type StoryPlace = z.output<typeof PlaceField> & { readonly part?: "image" | "alt" | "credit" | undefined };

const ofThePage = ["credits", "slug", "desk", "hold", "embargo", "notes"];
const somewhere = ["headline", "standfirst", "lead", "body", ...ofThePage];
const parts: Readonly<Record<string, StoryPlace["part"]>> = {
  "no-image": "image",
  "no-alt": "alt",
  "no-picture-credit": "credit",
};

/** How many things stand in the way: of a condition that is unmet in several places, each. */
export function thingsIn(unmet: readonly UnmetField[]): number {
  return unmet.reduce((sum, { where }) => sum + Math.max(1, where.length), 0);
}

/** The conditions that are not met as a list shows them, each with a link to every place that it concerns. */
export function unmetItems(unmet: readonly UnmetField[], go: (place: StoryPlace) => void): readonly UnmetItem[] {
  return unmet.map(({ code, sentence, where }) => {
    const places = where.filter(({ field }) => somewhere.includes(field)).map((at) => ({ ...at, part: parts[code] }));
    const [only, ...more] = places;
    const link = only === undefined || more.length > 0 ? {} : { to: addressOf(only), onGo: () => go(only) };
    return {
      key: code,
      says: sentence,
      kind: code === "held" ? "hold" : "unmet",
      ...link,
      ...(code === "held" ? { detail: "An editor or a lawyer can take it off. Nobody can override it." } : {}),
      ...(more.length > 0 ? { detail: <Places places={places} go={go} /> } : {}),
    };
  });
}

/** So many places are shown; a document that was brought in can have something open in every paragraph. */
const mostPlaces = 20;

/** Several places of one condition, each with its own way there; those of one name are told apart by number. */
function Places({ places, go }: { readonly places: readonly StoryPlace[]; readonly go: (place: StoryPlace) => void }) {
  return (
    <span className={css.places}>
      {places.slice(0, mostPlaces).map((place, index) => (
        <Link
          key={saidOf(place, places, index)}
          className={css.place}
          to={addressOf(place)}
          onClick={(event) => {
            if (!isPlainPress(event)) return;
            event.preventDefault();
            go(place);
          }}
        >
          {saidOf(place, places, index)}
        </Link>
      ))}
      {places.length > mostPlaces && ` and ${places.length - mostPlaces} more places`}
    </span>
  );
}

function saidOf({ says }: StoryPlace, places: readonly StoryPlace[], index: number): string {
  const isSame = (place: StoryPlace) => place.says === says;
  const all = places.filter(isSame).length;
  return all === 1 ? says : `${says}, ${places.slice(0, index + 1).filter(isSame).length} of ${all}`;
}

/** The address at which the page shows a place, for whoever opens it in another tab. */
function addressOf({ field }: StoryPlace): string {
  if (field === "notes") return "?panel=notes";
  return ofThePage.includes(field) && field !== "credits" ? "?panel=details" : `#${field}`;
}
