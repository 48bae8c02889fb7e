import { type CardKind, cardKinds } from "#document/cardKinds.ts";
import type { MenuRow } from "#client/ui/Menu.tsx";
import type { LedgerCard, Suggestions } from "./useSuggestions.ts";

const kindsCalled: Readonly<Record<CardKind, string>> = {
  words: "words",
  paragraphs: "paragraphs",
  formatting: "bold, italic and links",
  blocks: "pictures and blocks",
};

interface Many {
  /** "all", "all by Leyi Chen". */
  readonly called: string;
  readonly cards: readonly LedgerCard[];
}

/** Accepting and rejecting many at once: all, all of a person, all of a kind. Only what this person may settle is offered. */
export function manyRows(
  { cards, whyNot, settle }: Suggestions,
  { me, nameOf }: { readonly me: string; readonly nameOf: (id: string) => string },
): MenuRow[] {
  const rowsFor = (accept: boolean): MenuRow[] => {
    const may = cards.filter((card) => whyNot(card, accept) === null);
    if (may.length === 0) return [];
    const isOwn = cards.some((card) => whyNot(card, accept) !== null) && may.every(({ by }) => by === me);
    const [verb, done] = accept ? ["Accept", "Accepted"] : isOwn ? ["Withdraw", "Withdrew"] : ["Reject", "Rejected"];
    return [
      { kind: "heading", says: verb },
      ...groupsOf(may, nameOf).map(
        ({ called, cards: chosen }): MenuRow => ({
          kind: "action",
          says: `${verb} ${called} (${chosen.length})`,
          onChoose: () =>
            void settle(
              chosen,
              accept,
              `${done} ${chosen.length === 1 ? "1 suggestion" : `${chosen.length} suggestions`}`,
            ),
        }),
      ),
    ];
  };
  const rows = [...rowsFor(true), ...rowsFor(false)];
  return rows.length === 0 ? [{ kind: "heading", says: "Nothing here is yours to settle" }] : rows;
}

/** All; and where they are of several people or kinds, all of each. */
function groupsOf(cards: readonly LedgerCard[], nameOf: (id: string) => string): Many[] {
  const people = [...new Set(cards.map(({ by }) => by))].map((by) => ({
    called: `all by ${nameOf(by)}`,
    cards: cards.filter((card) => card.by === by),
  }));
  const kinds = cardKinds
    .map((kind) => ({ called: `all of ${kindsCalled[kind]}`, cards: cards.filter((card) => card.kind === kind) }))
    .filter((group) => group.cards.length > 0);
  return [{ called: "all", cards }, ...(people.length > 1 ? people : []), ...(kinds.length > 1 ? kinds : [])];
}
