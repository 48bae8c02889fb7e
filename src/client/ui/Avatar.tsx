import { initialsOf } from "#domain/people.ts";
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
  isBesideName,
}: {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly most?: number | undefined;
  readonly size?: AvatarProps["size"];
  /** All the names stand there already, or are the name of the button that they are in. */
  readonly isBesideName?: boolean | undefined;
}) {
  const rest = people.slice(most);
  const names = rest.map((each) => each.name).join(", ");
  return (
    <span className={css.several} aria-hidden={isBesideName}>
      {people.slice(0, most).map((each) => (
        <Avatar key={each.id} id={each.id} name={each.name} size={size} isBesideName={isBesideName} />
      ))}
      {rest.length > 0 && (
        <span className={css.avatar} data-size={size} role="img" aria-label={names} data-tip={names}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
