import type { UnmetItem } from "#client/ui/UnmetList.tsx";

/** Conditions to show a refusal with. */
export const unmet: readonly UnmetItem[] = [
  { key: "no-alt", says: "The picture has no alt text", to: "#picture" },
  { key: "open-suggestions", says: "2 open suggestions", detail: "Sam Okafor, pars 2 and 7", to: "#par-2" },
  {
    key: "only-sub",
    says: "You are the story’s only sub",
    detail: "Somebody else should publish it",
    to: "#credits",
  },
  { key: "met", kind: "met", says: "Credits, slug, desk, legal, embargo" },
];
