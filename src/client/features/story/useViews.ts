import { useQuery } from "@tanstack/react-query";
import { create } from "zustand";
import type { PersonId, StoryId } from "#contract/fields.ts";
import { type HistoryEntry, listVersions, readVersion } from "#contract/history.ts";
import { kept } from "#domain/storage.ts";
import { type CopyView, copyViews, isReadOnlyView, viewNames } from "#editor/copyView.ts";
import { call } from "#client/lib/api.ts";
import { keep, readKept } from "#client/lib/browserStore.ts";
import { useCommands } from "#client/lib/commands.ts";
import { keys } from "#client/lib/keys.ts";
import { showToast } from "#client/ui/toast.ts";

/** The keys of each view. */
export const viewKeys: Record<CopyView, string> = {
  marks: "Shift+F9",
  simple: "Mod+F9",
  reads: "Mod+Shift+F9",
  filed: "Alt+Shift+F9",
};

interface Choices {
  readonly byPerson: Readonly<Record<string, CopyView>>;
  readonly choose: (person: string, view: CopyView) => void;
}

/** What each person chose in this browser; whoever has not chosen has all marks. */
const useChoices = create<Choices>((set) => ({
  byPerson: {},
  choose: (person, view) => {
    keep(`${kept.copyView.name} ${person}`, view === "marks" ? null : view);
    set(({ byPerson }) => ({ byPerson: { ...byPerson, [person]: view } }));
  },
}));

function keptView(person: string): CopyView {
  const name = readKept(`${kept.copyView.name} ${person}`);
  return copyViews.find((each) => each === name) ?? "marks";
}

interface FiledCopy {
  readonly copy?: unknown;
  readonly words: number;
  readonly by: string;
  readonly at: string;
}

export interface Views {
  /** The one that is shown. */
  readonly view: CopyView;
  /** The one that was chosen: what was filed has to come first. */
  readonly chosen: CopyView;
  readonly choose: (view: CopyView) => void;
  /** Why a view cannot be had, or null. */
  readonly whyNot: (view: CopyView) => string | null;
  /** The copy as it was filed, with its length, who filed it and when; undefined until it is wanted and there. */
  readonly filed: FiledCopy | undefined;
  /** Why what was filed did not come, and a way to ask again. */
  readonly failed: { readonly says: string; readonly again: () => void } | null;
  /** Goes back to all marks because something is to be seen that the view has not, and says so. */
  readonly onAllMarks: () => void;
}

/** How this person sees the copy, with the choice in the palette and by keys. It is kept for them in this browser. */
export function useViews(storyId: StoryId, me: PersonId, history: readonly HistoryEntry[]): Views {
  const chosenNow = useChoices(({ byPerson }) => byPerson[me]) ?? keptView(me);
  const filing = history.find(({ from, to }) => from === "draft" && to === "filed")?.id ?? null;
  const chosen = chosenNow === "filed" && filing === null ? "marks" : chosenNow;
  const { data: filed, error, refetch } = useFiled(storyId, filing, chosen === "filed");
  const choose = (view: CopyView) => useChoices.getState().choose(me, view);
  const whyNot = (view: CopyView) => (view === "filed" && filing === null ? "This story was never filed" : null);
  useCommands(
    copyViews.map((view) => ({
      id: `view ${view}`,
      says: `Show the copy: ${viewNames[view].toLowerCase()}`,
      keys: viewKeys[view],
      run: () => choose(view),
      whyNot: view === chosen ? "It is shown so now" : whyNot(view),
    })),
    "In the copy",
  );
  return {
    view: chosen === "filed" && filed === undefined ? "marks" : chosen,
    chosen,
    choose,
    whyNot,
    filed,
    failed: error === null || filed !== undefined ? null : { says: error.message, again: () => void refetch() },
    onAllMarks: () => {
      if (isReadOnlyView(chosen)) showToast({ says: "All marks are shown again" });
      choose("marks");
    },
  };
}

/** The copy as it stood when it was filed last, which never changes. */
function useFiled(storyId: StoryId, filing: string | null, isWanted: boolean) {
  return useQuery({
    queryKey: keys.filed(storyId, filing),
    queryFn: async ({ signal }) => {
      const { items } = await call(listVersions, { params: { storyId }, signal });
      const version = items.find(({ cause }) => cause === "filed");
      if (version === undefined) throw new Error("No version of it was kept when it was filed.");
      return call(readVersion, { params: { storyId, number: String(version.number) }, signal });
    },
    enabled: isWanted && filing !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
