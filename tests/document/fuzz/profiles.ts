import type { Mode } from "#domain/mode.ts";

/** How bad a network, and how long a day. Times are in ticks: in each, every person does something or does not. */
export interface Profile {
  readonly name: "online" | "offline" | "merged" | "suggesting";
  readonly says: string;
  readonly firstSeed: number;
  readonly people: readonly [atLeast: number, atMost: number];
  readonly gestures: number;
  /** How likely an editor goes offline at each tick, and for how long. */
  readonly offline: { readonly likelihood: number; readonly ticks: readonly [atLeast: number, atMost: number] };
  /** What each person may do, in their order; whoever is not named edits. */
  readonly modes: readonly Mode[];
  /** An editor that is more commits than this behind gets the copy whole. */
  readonly mostBehind: number;
}

/** The days that the log is held to. */
export const profiles: readonly Profile[] = [
  {
    name: "online",
    says: "a bad network that drops for moments",
    firstSeed: 10_000,
    people: [3, 5],
    gestures: 80,
    offline: { likelihood: 0.02, ticks: [1, 20] },
    modes: [],
    mostBehind: 6,
  },
  {
    name: "offline",
    says: "spells offline in which some two hundred things are done",
    firstSeed: 20_000,
    people: [3, 5],
    gestures: 280,
    offline: { likelihood: 0.01, ticks: [60, 140] },
    modes: [],
    mostBehind: 10,
  },
  {
    name: "merged",
    says: "spells offline so long that work is merged",
    firstSeed: 30_000,
    people: [3, 3],
    gestures: 560,
    offline: { likelihood: 0.015, ticks: [280, 400] },
    modes: [],
    mostBehind: 10,
  },
  {
    name: "suggesting",
    says: "two who suggest and one who edits, on a bad network with spells offline",
    firstSeed: 60_000,
    people: [3, 3],
    gestures: 120,
    offline: { likelihood: 0.02, ticks: [10, 80] },
    modes: ["suggest", "suggest", "edit"],
    mostBehind: 10,
  },
];

/** The profile of this name. */
export function profileOf(name: string): Profile {
  const profile = profiles.find((each) => each.name === name);
  if (!profile) throw new Error(`There is no profile “${name}”, only ${profiles.map((each) => each.name).join(", ")}`);
  return profile;
}
