import { personColour } from "#domain/personColour.ts";
import css from "./Avatar.module.css";

export interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly size?: "small" | "medium" | "large" | undefined;
  /** The name stands beside it already, so that it need not be spoken again. */
  readonly isBesideName?: boolean | undefined;
}

/** A person: their colour, always the same for the same id, and always their initials. */
export function Avatar({ id, name, size = "medium", isBesideName = false }: AvatarProps) {
  const spoken = isBesideName ? { "aria-hidden": true } : { role: "img", "aria-label": name, "data-tip": name };
  return (
    <span {...spoken} className={css.avatar} data-size={size} data-person={personColour(id)}>
      {initialsOf(name)}
    </span>
  );
}

/** Several people, each over the edge of the last; more than `most` are counted. */
export function Avatars({
  people,
  most = 4,
  size,
}: {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly most?: number | undefined;
  readonly size?: AvatarProps["size"];
}) {
  const rest = people.slice(most);
  const names = rest.map((each) => each.name).join(", ");
  return (
    <span className={css.several}>
      {people.slice(0, most).map((each) => (
        <Avatar key={each.id} id={each.id} name={each.name} size={size} />
      ))}
      {rest.length > 0 && (
        <span className={css.avatar} data-size={size} role="img" aria-label={names} data-tip={names}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}

/** First letters of the first and the last name: "FP", "DE", "O". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase("en-GB") ?? "").join("");
}
