import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import type { TransitionAbility } from "#contract/abilities.ts";
import { readStory, type StorySummary } from "#contract/stories.ts";
import { stageNames } from "#domain/stage.ts";
import { transitionNamed } from "#domain/transitions.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { transitionLabels } from "#client/lib/transitionLabels.ts";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Menu, type MenuRow } from "#client/ui/Menu.tsx";
import type { Pressed } from "./useRowTransition.tsx";

/**
 * The transitions of one story, with the reasons for those that cannot be made. What they are is asked for when the
 * menu is reached. One for which something is typed, or which readers will see, leads to the story's page.
 */
export function RowMenu({ story, onPress }: { readonly story: StorySummary; readonly onPress: Press }) {
  const client = useQueryClient();
  const [found, setFound] = useState<Found | null>(null);
  const look = () => {
    client
      .query({
        queryKey: keys.story(story.id),
        queryFn: ({ signal }) => call(readStory, { params: { storyId: story.id }, signal }),
      })
      .then(({ abilities }) => setFound({ transitions: abilities.transitions }))
      .catch((problem: unknown) => setFound({ why: problem instanceof Error ? problem.message : "Try again" }));
  };
  const rows: readonly MenuRow[] = [
    ...rowsOf(found, story, onPress),
    { kind: "line" },
    { kind: "link", says: "Open the story", to: `/stories/${story.id}` },
  ];
  return (
    <Menu
      align="end"
      rows={rows}
      trigger={
        <IconButton
          size="small"
          label={`Move ${story.slug ?? story.headline}`}
          data-menu=""
          icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden="true" />}
          onFocus={look}
          onPointerEnter={look}
        />
      }
    />
  );
}

export type Press = (story: StorySummary, transition: Pressed) => void;
type Found = { readonly transitions: readonly TransitionAbility[] } | { readonly why: string };

function rowsOf(found: Found | null, story: StorySummary, onPress: Press): readonly MenuRow[] {
  if (found === null) return [{ kind: "heading", says: "Looking up what you can do" }];
  if ("why" in found) return [{ kind: "heading", says: found.why }];
  if (found.transitions.length === 0)
    return [{ kind: "heading", says: `Nothing for you to do in ${stageNames[story.stage]}` }];
  return found.transitions.flatMap((ability) => rowOf(ability, story, onPress));
}

function rowOf(
  { transition, allowed, unmet, asks }: TransitionAbility,
  story: StorySummary,
  onPress: Press,
): MenuRow[] {
  if (transition === "fallBack") return [];
  const says = transitionLabels[transition];
  if (!allowed)
    return [{ kind: "action", says, whyNot: unmet.map((each) => each.sentence).join(". "), onChoose: () => undefined }];
  const isForReaders = transitionNamed(transition).to === "published";
  if (isForReaders || asks.some((ask) => ask.isRequired))
    return [{ kind: "link", says: `${says}…`, to: `/stories/${story.id}` }];
  return [{ kind: "action", says, onChoose: () => onPress(story, transition) }];
}
