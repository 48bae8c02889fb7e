import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { StoryId } from "#contract/fields.ts";
import { restoreVersion, type Version } from "#contract/history.ts";
import { call } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { showToast } from "#client/ui/toast.ts";

/**
 * Restores a version once all that was typed is stored. It can be undone: what stood before it is kept as a version,
 * which is restored in its turn.
 */
export function useRestoreVersion(
  storyId: StoryId,
  { whenSaved, onRestored }: { readonly whenSaved: () => Promise<void>; readonly onRestored: () => void },
) {
  const client = useQueryClient();
  const restore = async (number: number): Promise<Version> => {
    await whenSaved();
    const kept = await call(restoreVersion, { params: { storyId, number: String(number) }, body: {} });
    void client.invalidateQueries({ queryKey: keys.story(storyId) });
    return kept;
  };
  const undo = (kept: Version) =>
    restore(kept.number).then(
      () => showToast({ says: "The copy is as it was before" }),
      (problem: Error) => showToast({ says: `It is not undone. ${problem.message}`, staysUntilClosed: true }),
    );
  return useMutation({
    mutationFn: ({ number }: Pick<Version, "number" | "name">) => restore(number),
    onSuccess: (kept, { name }) => {
      onRestored();
      showToast({ says: `Restored “${name}”`, undo: () => void undo(kept) });
    },
  });
}
