import { useEffect, useState } from "react";
import type { LedgerCard } from "./useSuggestions.ts";

/** As long as the style sheet lets a card fade. */
const fadesForMs = 180;

interface DrawnCard {
  readonly card: LedgerCard;
  readonly isLeaving: boolean;
}

/** The cards as they are drawn: those that have just gone stay in their place for the moment in which they fade. */
export function useLeaving(cards: readonly LedgerCard[]): readonly DrawnCard[] {
  const [drawn, setDrawn] = useState<readonly DrawnCard[]>(() => staying(cards));
  const [last, setLast] = useState(cards);
  if (last !== cards) {
    setLast(cards);
    setDrawn(withLeaving(drawn, cards));
  }
  const isAnyLeaving = drawn.some(({ isLeaving }) => isLeaving);
  useEffect(() => {
    if (!isAnyLeaving) return undefined;
    const timer = setTimeout(() => setDrawn((before) => before.filter(({ isLeaving }) => !isLeaving)), fadesForMs);
    return () => clearTimeout(timer);
  }, [isAnyLeaving, last]);
  return drawn;
}

function staying(cards: readonly LedgerCard[]): DrawnCard[] {
  return cards.map((card) => ({ card, isLeaving: false }));
}

/** The cards that are there now, with those that went behind the ones that they stood behind. */
function withLeaving(before: readonly DrawnCard[], cards: readonly LedgerCard[]): DrawnCard[] {
  const ids = new Set(cards.map(({ id }) => id));
  const next = staying(cards);
  before.forEach(({ card }, index) => {
    if (ids.has(card.id)) return;
    const previous = before.slice(0, index).findLast((each) => next.some((other) => other.card.id === each.card.id));
    const at = previous === undefined ? 0 : next.findIndex(({ card: other }) => other.id === previous.card.id) + 1;
    next.splice(at, 0, { card, isLeaving: true });
  });
  return next;
}
