import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { type StoryId, VersionId } from "#contract/fields.ts";
import { keepUnsent } from "#contract/history.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { CopyStatus } from "#editor/copyStatus.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { showToast } from "#client/ui/toast.ts";
import { isRefusal } from "./useTray.ts";

const againAfterMs = 20_000;

/**
 * Has work that came back to a story which takes none now kept as a version, tells its writer so with the way to it, and
 * tries again until it is (scenario L-04). Until then, and where it is refused, the words lie in the tray.
 */
export function useUnsentKept(
  storyId: StoryId,
  status: CopyStatus | null,
  {
    editor,
    onOpen,
  }: { readonly editor: RefObject<CopyEditorHandle | null>; readonly onOpen: (number: number) => void },
): void {
  const client = useQueryClient();
  const [tries, setTries] = useState(0);
  const sending = useRef(new Set<string>());
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  const unsent = status?.unsent;
  const isOffline = status?.save === "offline";
  useEffect(() => {
    if (unsent === undefined || isOffline) return;
    for (const { id, copy } of unsent) {
      if (sending.current.has(id)) continue;
      sending.current.add(id);
      call(keepUnsent, { params: { storyId }, body: { id: VersionId.parse(id), copy }, key: id }).then(
        ({ number, name }) => {
          editor.current?.unsentKept(id);
          void client.invalidateQueries({ queryKey: keys.story(storyId) });
          showToast({
            says: `Your work is kept as a version: ${name}`,
            undo: () => open.current(number),
            undoSays: "Open it",
            staysUntilClosed: true,
          });
        },
        (problem: unknown) => {
          sending.current.delete(id);
          if (isRefusal(problem)) editor.current?.unsentKept(id);
          else setTimeout(() => setTries((before) => before + 1), againAfterMs);
        },
      );
    }
  }, [storyId, unsent, isOffline, tries, client, editor]);
}
