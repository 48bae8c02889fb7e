import { Avatar, Avatars } from "#client/ui/Avatar.tsx";
import { Button } from "#client/ui/Button.tsx";
import { Menu, type MenuRow } from "#client/ui/Menu.tsx";
import type { Present } from "#editor/presence.ts";
import { listed } from "#domain/people.ts";
import { useComings } from "./useComings.ts";
import { type Presence, whyNot } from "./usePresence.ts";
import { HiddenText } from "#client/ui/HiddenText.tsx";

/** Who else has the story open and where each of them is, with the way there. Comings and goings are read out once. */
export function WhoIsHere({ presence }: { readonly presence: Presence }) {
  const { others } = presence;
  const said = useComings(others);
  const people = others.map(({ person, name }) => ({ id: person, name }));
  return (
    <>
      <HiddenText role="status">{said}</HiddenText>
      {others.length > 0 && (
        <Menu
          align="end"
          trigger={
            <Button variant="quiet" size="small">
              <HiddenText>{`Also here: ${listed(people.map(({ name }) => name))}`}</HiddenText>
              <Avatars people={people} most={3} isBesideName />
            </Button>
          }
          rows={others.flatMap((who) => rowsOf(who, presence))}
        />
      )}
    </>
  );
}

function rowsOf(who: Present, { following, follow, stop, show }: Presence): readonly MenuRow[] {
  const { person, name } = who;
  const isFollowed = following?.person === person;
  return [
    { kind: "heading", says: `${name}, ${whereInWords(who)}` },
    {
      kind: "action",
      says: isFollowed ? `Stop following ${name}` : `Follow ${name}`,
      icon: <Avatar id={person} name={name} size="small" isBesideName />,
      onChoose: () => (isFollowed ? stop() : follow(who)),
      whyNot: whyNot(who),
    },
    { kind: "action", says: `Go to where ${name} is`, onChoose: () => show(who), whyNot: whyNot(who) },
  ];
}

const fieldWords: Readonly<Record<string, string>> = {
  headline: "in the headline",
  frontHeadline: "in the headline for the front",
  searchHeadline: "in the headline for search",
  pushHeadline: "in the headline for push",
  standfirst: "in the standfirst",
  lead: "in the lead picture",
};

/** Where somebody is, as a colleague would say it. */
function whereInWords({ where }: Present): string {
  if (where === null) return "reading";
  if (where.paragraph !== null) return `in paragraph ${where.paragraph}`;
  return fieldWords[where.field] ?? "in the body";
}
