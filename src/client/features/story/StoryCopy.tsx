import { type Ref, useCallback, useEffect, useMemo } from "react";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { CopyEditorHandle, CopyViews } from "#editor/CopyEditor.tsx";
import type { TellQuotes } from "#editor/plugins/quoteGuard.ts";
import type { CopyWords } from "#editor/WordWatch.ts";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { useCommands } from "#client/lib/commands.ts";
import type { Present } from "#editor/presence.ts";
import { theLiveSocket } from "#client/lib/liveSocket.ts";
import { copyStore } from "#client/lib/offline.ts";
import { part } from "#client/lib/part.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { showToast } from "#client/ui/toast.ts";
import { pictureDesk } from "./pictureDesk.ts";
import type { Suggestions } from "./useSuggestions.ts";

const CopyEditor = part(
  async () => (await import("#editor/CopyEditor.tsx")).CopyEditor,
  <Skeleton label="Loading the copy" shape="copy" count={4} />,
);

/** Keys that the copy itself hears, while one writes in it: they are told here, and not run. */
const ofTheCopy = { run: () => undefined, isKeyOnly: true, isBuiltIn: true };

export interface StoryCopyProps {
  readonly storyId: StoryId;
  readonly personId: PersonId;
  /** Whether what this person does is suggested where they may edit. */
  readonly isSuggesting: boolean;
  readonly views: CopyViews;
  readonly onStatus: (status: CopyStatus) => void;
  readonly onFollowing: (following: Present | null) => void;
  readonly suggestions: Pick<Suggestions, "told" | "nameOf">;
  readonly onQuotes: TellQuotes;
  readonly onWords: (words: CopyWords) => void;
  /** A note is to be written on the picture that the caret is in. */
  readonly onPictureNote: () => void;
  readonly ref: Ref<CopyEditorHandle>;
}

/** The story's copy, live. Give it a `key` of the story and the person. */
export function StoryCopy({
  storyId,
  personId,
  isSuggesting,
  views,
  onStatus,
  onFollowing,
  suggestions: { told, nameOf: nameOrNot },
  onQuotes,
  onWords,
  onPictureNote,
  ref,
}: StoryCopyProps) {
  const channel = useMemo(() => theLiveSocket().channel(storyId, personId), [storyId, personId]);
  const store = useMemo(() => copyStore(storyId, personId), [storyId, personId]);
  useEffect(() => () => store.close(), [store]);
  const nameOf = useCallback((id: string) => nameOrNot(id) ?? "somebody", [nameOrNot]);
  useCommands(
    [
      { id: "blockUp", says: "Move the paragraph up", keys: "Alt+Up", ...ofTheCopy },
      { id: "blockDown", says: "Move the paragraph down", keys: "Alt+Down", ...ofTheCopy },
    ],
    "In the copy",
  );
  return (
    <CopyEditor
      ref={ref}
      me={personId}
      channel={channel}
      store={store}
      pictures={pictureDesk}
      isSuggesting={isSuggesting}
      views={views}
      nameOf={nameOf}
      onStatus={onStatus}
      onFollowing={onFollowing}
      suggestions={told}
      onQuotes={onQuotes}
      onWords={onWords}
      onPictureNote={onPictureNote}
      onSay={(says) => showToast({ says })}
    />
  );
}
