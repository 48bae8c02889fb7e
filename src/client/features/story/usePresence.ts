import { type RefObject, useCallback, useState } from "react";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import type { Present } from "#editor/presence.ts";
import { useCommands } from "#client/lib/commands.ts";

export interface Presence {
  /** Everybody else who has the story open. */
  readonly others: readonly Present[];
  readonly following: Present | null;
  readonly onFollowing: (following: Present | null) => void;
  readonly follow: (who: Present) => void;
  readonly stop: () => void;
  /** Shows where somebody is, once. */
  readonly show: (who: Present) => void;
}

const nobody: readonly Present[] = [];

/** Who else is in the story, and going along with one of them: in the page's list, and in the palette. */
export function usePresence(status: CopyStatus | null, editor: RefObject<CopyEditorHandle | null>): Presence {
  const [following, setFollowing] = useState<Present | null>(null);
  const others = status?.others ?? nobody;
  const follow = useCallback((who: Present) => editor.current?.follow(who), [editor]);
  const show = useCallback((who: Present) => editor.current?.show(who), [editor]);
  const stop = useCallback(() => editor.current?.follow(null), [editor]);
  useCommands(
    [
      ...others.flatMap((who) => [
        { id: `follow ${who.person}`, says: `Follow ${who.name}`, run: () => follow(who), whyNot: whyNot(who) },
        { id: `show ${who.person}`, says: `Go to where ${who.name} is`, run: () => show(who), whyNot: whyNot(who) },
      ]),
      ...(following === null
        ? []
        : [
            {
              id: "follow nobody",
              says: `Stop following ${following.name}`,
              keys: "Escape",
              isBuiltIn: true,
              run: stop,
            },
          ]),
    ],
    "In the copy",
  );
  return { others, following, onFollowing: setFollowing, follow, stop, show };
}

/** Whoever has put their caret nowhere is nowhere to go to. */
export function whyNot({ where }: Present): string | null {
  return where === null ? "Only reading" : null;
}
