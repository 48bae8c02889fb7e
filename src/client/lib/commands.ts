import { useLayoutEffect, useId } from "react";
import { create } from "zustand";

/** Where keys work, in the order in which the list of keys has them. */
export const keyPlaces = [
  "On every page",
  "On the desk",
  "On this page",
  "On the story",
  "Suggestions and notes",
  "In the copy",
] as const;
export type KeyPlace = (typeof keyPlaces)[number];

/** Something that can be done on the page that is open: in the palette, and by its keys. */
export interface Command {
  readonly id: string;
  /** A verb: "Claim this story". */
  readonly says: string;
  /** "C", "/", "Mod+Enter". Single letters act only while nobody types. */
  readonly keys?: string | undefined;
  readonly run: () => void;
  /** Why it cannot be done now; it is shown with that reason, and its keys do nothing. */
  readonly whyNot?: string | null | undefined;
  /** Has keys and stands among them in the list of keys, but would be noise in the palette (the next row). */
  readonly isKeyOnly?: boolean | undefined;
  /** The browser does it by itself (Enter on a link): it stands in the list of keys and is not run from here. */
  readonly isBuiltIn?: boolean | undefined;
}

export interface OfferedCommand extends Command {
  readonly place: KeyPlace;
}

interface Commands {
  readonly bySource: ReadonlyMap<string, readonly OfferedCommand[]>;
  readonly put: (source: string, commands: readonly OfferedCommand[]) => void;
  readonly drop: (source: string) => void;
}

/** The commands of everything that is drawn now, by what offers them. */
export const useCommandStore = create<Commands>((set) => ({
  bySource: new Map(),
  put: (source, commands) => set(({ bySource }) => ({ bySource: new Map(bySource).set(source, commands) })),
  drop: (source) => set(({ bySource }) => ({ bySource: new Map([...bySource].filter(([id]) => id !== source)) })),
}));

/** Offers commands for as long as the component is drawn; `place` is where the list of keys has theirs. */
export function useCommands(commands: readonly Command[], place: KeyPlace = "On this page"): void {
  const source = useId();
  const { put, drop } = useCommandStore.getState();
  // Each drawing has new functions in it: they must be the ones that run, from the moment that the page is seen.
  useLayoutEffect(() =>
    put(
      source,
      commands.map((command) => ({ ...command, place })),
    ),
  );
  useLayoutEffect(() => () => drop(source), [source, drop]);
}

/** All commands that are offered now. */
export function offeredCommands({ bySource }: Pick<Commands, "bySource">): readonly OfferedCommand[] {
  return [...bySource.values()].flat();
}
