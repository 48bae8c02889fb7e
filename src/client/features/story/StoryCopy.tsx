import { lazy, type Ref, Suspense, useEffect, useMemo } from "react";
import type { StoryId } from "#contract/fields.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { theLiveSocket } from "#client/lib/liveSocket.ts";
import { copyStore } from "#client/lib/offline.ts";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { showToast } from "#client/ui/toast.ts";
import { pictureDesk } from "./pictureDesk.ts";

const CopyEditor = lazy(async () => ({ default: (await import("#editor/CopyEditor.tsx")).CopyEditor }));

export interface StoryCopyProps {
  readonly storyId: StoryId;
  readonly personId: string;
  readonly onStatus: (status: CopyStatus) => void;
  readonly ref: Ref<CopyEditorHandle>;
}

/** The story's copy, live. Give it a `key` of the story and the person. */
export function StoryCopy({ storyId, personId, onStatus, ref }: StoryCopyProps) {
  const channel = useMemo(() => theLiveSocket().channel(storyId), [storyId]);
  const store = useMemo(() => copyStore(storyId, personId), [storyId, personId]);
  useEffect(() => () => store.close(), [store]);
  return (
    <Suspense fallback={<Skeleton label="Loading the copy" shape="copy" count={4} />}>
      <CopyEditor
        ref={ref}
        channel={channel}
        store={store}
        pictures={pictureDesk}
        onStatus={onStatus}
        onSay={(says) => showToast({ says })}
      />
    </Suspense>
  );
}
