import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type RefObject, startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PersonId, StoryId } from "#contract/fields.ts";
import type { QuotedWords } from "#document/quoteWords.ts";
import { listSuggestions, resolveSuggestions, type Suggestion, undoResolve } from "#contract/suggestions.ts";
import type { SuggestionCard } from "#document/suggestionCards.ts";
import { isImportedId } from "#domain/importedNames.ts";
import type { Mode } from "#domain/mode.ts";
import type { CopyEditorHandle } from "#editor/CopyEditor.tsx";
import type { QuotesChanged, SuggestionsTold } from "#editor/SuggestionWatch.ts";
import { call, ProblemError } from "#client/lib/api.ts";
import { keys } from "#client/lib/keys.ts";
import { usePeople } from "#client/lib/people.ts";
import { dropToast, showToast } from "#client/ui/toast.ts";
import { takeBackKeys } from "./suggestionKeys.ts";

/** What toasts about settling are about: each takes the place of the one before. */
const settling = "settling";

/** A card with what the ledger knows of it: null until that has been read. */
export interface LedgerCard extends SuggestionCard {
  readonly ledger: Suggestion | null;
  /** What accepting it would do to quoted words; empty where it does nothing, or that has not been read yet. */
  readonly quotes: readonly QuotedWords[];
}

/** What waits for a reason: cards that are to be accepted, and what that does to quoted words. */
export interface AskedReason {
  readonly cards: readonly SuggestionCard[];
  readonly says: string;
  readonly quotes: readonly QuotedWords[];
  /** Whether whoever accepts is in the copy, and goes on there. */
  readonly isFromCopy: boolean;
  readonly isSending: boolean;
  /** Why it was not accepted, reason and all. */
  readonly problem: string | null;
}

export interface Suggestions {
  readonly cards: readonly LedgerCard[];
  /** The one that the caret is in. */
  readonly current: LedgerCard | null;
  /** What is given to the editor. */
  readonly told: SuggestionsTold;
  /** What somebody is called who can have suggested something, also who is only named in a document; null = not known. */
  readonly nameOf: (id: string) => string | null;
  /** Why this person cannot settle that one so; null = they can. */
  readonly whyNot: (card: SuggestionCard, accept: boolean) => string | null;
  /**
   * Accepts or rejects; `says` is what is said once it is done. Where accepting changes quoted words a reason is asked
   * for first: `asked` is what waits for it.
   */
  readonly settle: (
    cards: readonly SuggestionCard[],
    accept: boolean,
    says: string,
    isFromCopy?: boolean,
  ) => Promise<void>;
  readonly asked: AskedReason | null;
  /** Gives the reason; `onDone` is called once all is accepted, before the form goes. */
  readonly giveReason: (reason: string, onDone: () => void) => Promise<void>;
  readonly leaveReason: () => void;
  /** Takes the last settling of this page back, and then the one before; null where there is none. */
  readonly takeBack: (() => void) | null;
  /** Goes to a card's place in the copy; `focus` = the person goes there too. False = it is not there any more. */
  readonly show: (id: string, focus: boolean) => boolean;
}

interface Around {
  readonly me: PersonId;
  readonly mode: Mode | null;
  readonly editor: RefObject<CopyEditorHandle | null>;
  readonly whenSaved: () => Promise<void>;
  /** Told when a reason is asked for, which is done beside the copy. */
  readonly onAsk: () => void;
}

/** The open suggestions of a story, as its copy has them at this moment, and what can be done with them. */
export function useSuggestions(storyId: StoryId, { me, mode, editor, whenSaved, onAsk }: Around): Suggestions {
  const client = useQueryClient();
  const [found, setFound] = useState<readonly SuggestionCard[]>([]);
  const [at, setAt] = useState<string | null>(null);
  /** The commits by which this page has settled suggestions, and not taken back. */
  const [settled, setSettled] = useState<readonly number[]>([]);
  const last = settled.at(-1);
  const isOver = useCallback((seq: number) => setSettled((before) => before.filter((each) => each !== seq)), []);
  const toastFor = useSettledToast(found, { settled, isOver });
  const [quotes, setQuotes] = useState<QuotesChanged>(new Map());
  const [asked, setAsked] = useState<AskedReason | null>(null);
  const told = useMemo<SuggestionsTold>(
    () => ({
      // Drawing many cards waits for whoever types (promise R17).
      onCards: (found) => startTransition(() => setFound(found)),
      onQuotes: (found) => startTransition(() => setQuotes(found)),
      onCaret: setAt,
    }),
    [],
  );
  const { data: ledger = [] } = useLedger(storyId, found);
  const nameOf = useNames(ledger);
  const cards = useMemo(() => {
    const entries = new Map(ledger.map((entry) => [entry.id, entry]));
    return found.map((card) => ({
      ...card,
      ledger: entries.get(card.id) ?? null,
      quotes: quotes.get(card.id) ?? [],
    }));
  }, [found, ledger, quotes]);
  const current = cards.find(({ id }) => id === at) ?? null;

  const fresh = () => {
    void client.invalidateQueries({ queryKey: keys.suggestions(storyId) });
    void client.invalidateQueries({ queryKey: keys.history(storyId) });
    void client.invalidateQueries({ queryKey: keys.story(storyId), exact: true });
  };
  const takeBack = async (seq: number) => {
    isOver(seq);
    try {
      const params = { storyId, seq: String(seq) };
      await call(undoResolve, { params, body: { ref: crypto.randomUUID(), person: me } });
      fresh();
      showToast({ says: "Taken back. The suggestions are open again", about: settling });
    } catch (problem) {
      showToast({ says: sentenceOf(problem) });
    }
  };
  const send = async (chosen: readonly SuggestionCard[], accept: boolean, reason?: string) => {
    // Where the suggestion, or what was typed beside it, is this person's own it has to be there first.
    await whenSaved();
    const ids = chosen.map(({ id }) => id);
    const body = { ref: crypto.randomUUID(), ids, accept, person: me, ...(reason === undefined ? {} : { reason }) };
    const { seq } = await call(resolveSuggestions, { params: { storyId }, body });
    setSettled((before) => [...before, seq]);
    return seq;
  };
  const sayDone = (says: string, seq: number, chosen: readonly SuggestionCard[]) => {
    fresh();
    showToast({ says, about: settling, undo: () => void takeBack(seq), shortcut: takeBackKeys });
    toastFor(seq, chosen);
  };
  const settle: Suggestions["settle"] = async (chosen, accept, says, isFromCopy = false) => {
    const ask = (changed: readonly QuotedWords[]) => {
      setAsked({ cards: chosen, says, quotes: changed, isFromCopy, isSending: false, problem: null });
      onAsk();
    };
    const known = quotes.get(chosen[0]?.id ?? "") ?? [];
    if (accept && chosen.length === 1 && known.length > 0) return ask(known);
    try {
      sayDone(says, await send(chosen, accept), chosen);
    } catch (problem) {
      const changed = quotesIn(problem);
      if (changed !== null) return ask(changed);
      fresh();
      showToast({ says: sentenceOf(problem) });
    }
  };
  const giveReason: Suggestions["giveReason"] = async (reason, onDone) => {
    if (asked === null || asked.isSending) return;
    setAsked({ ...asked, isSending: true, problem: null });
    try {
      const seq = await send(asked.cards, true, reason);
      onDone();
      setAsked(null);
      sayDone(asked.says, seq, asked.cards);
    } catch (problem) {
      fresh();
      setAsked({ ...asked, quotes: quotesIn(problem) ?? asked.quotes, isSending: false, problem: sentenceOf(problem) });
    }
  };
  return {
    cards,
    current,
    told,
    nameOf,
    whyNot: useCallback((card, accept) => whyNotSettle(card, { accept, me, mode }), [me, mode]),
    settle,
    asked,
    giveReason,
    leaveReason: () => setAsked(null),
    takeBack: last === undefined ? null : () => void takeBack(last),
    show: (id, focus) => editor.current?.showSuggestion(id, focus) ?? false,
  };
}

/**
 * Lets the toast on what was settled go once that is open again in the copy by somebody else: there is nothing left to
 * take back. `settled` are the commits that still can be; `isOver` is told of one that cannot. Gives the way to say what
 * the toast is on.
 */
function useSettledToast(
  found: readonly SuggestionCard[],
  { settled, isOver }: { readonly settled: readonly number[]; readonly isOver: (seq: number) => void },
) {
  const shown = useRef<{ readonly seq: number; readonly ids: ReadonlySet<string>; hasGone: boolean } | null>(null);
  const latest = useRef(found);
  useEffect(() => {
    latest.current = found;
    const { current } = shown;
    if (current === null || !settled.includes(current.seq)) return;
    const isThere = found.some(({ id }) => current.ids.has(id));
    // Settled a moment ago it still stands here.
    if (!isThere) current.hasGone = true;
    if (!isThere || !current.hasGone) return;
    dropToast(settling);
    isOver(current.seq);
  }, [found, settled, isOver]);
  return (seq: number, cards: readonly SuggestionCard[]) => {
    const ids = new Set(cards.map(({ id }) => id));
    shown.current = { seq, ids, hasGone: !latest.current.some(({ id }) => ids.has(id)) };
  };
}

/** What the ledger has of the story's suggestions. It is asked again as soon as one stands in the copy that is new to it. */
function useLedger(storyId: StoryId, found: readonly SuggestionCard[]) {
  const query = useQuery({
    queryKey: keys.suggestions(storyId),
    queryFn: async ({ signal }) => (await call(listSuggestions, { params: { storyId }, signal })).items,
    enabled: found.length > 0,
  });
  const { data, refetch } = query;
  const known = new Set(data?.map(({ id }) => id));
  const unknown = data === undefined ? "" : found.flatMap(({ id }) => (known.has(id) ? [] : id)).join(" ");
  useEffect(() => {
    if (unknown !== "") void refetch();
  }, [unknown, refetch]);
  return query;
}

/** Names by id: everybody of the desk, and whom the story's document names. The function stays the same while they do. */
function useNames(ledger: readonly Suggestion[]): (id: string) => string | null {
  const { data: people } = usePeople();
  // As one text, which is the same as long as the names are: one line for each, and no name has two.
  const imported = ledger.flatMap(({ by }) => (isImportedId(by.id) ? [`${by.id} ${by.name}`] : []));
  const lines = [...new Set(imported)].join("\n");
  return useMemo(() => {
    const names = new Map(lines.split("\n").map((line) => [line.slice(0, 36), line.slice(37)]));
    for (const { id, name } of people ?? []) names.set(id, name);
    return (id) => names.get(id) ?? null;
  }, [people, lines]);
}

function whyNotSettle(
  { by }: SuggestionCard,
  { accept, me, mode }: { readonly accept: boolean; readonly me: PersonId; readonly mode: Mode | null },
): string | null {
  if (mode === "edit") return null;
  if (mode === "suggest" && by === me) return accept ? "Whoever may edit accepts it. You can withdraw it." : null;
  return mode === "suggest"
    ? "Whoever may edit settles it. You can withdraw your own."
    : "You can read this copy, not change it.";
}

/** The quoted words that need a reason, where that is why it was refused. */
function quotesIn(problem: unknown): readonly QuotedWords[] | null {
  const isMeant = problem instanceof ProblemError && problem.code === "suggestion/quoteNeedsReason";
  return isMeant ? (problem.problem.quotes ?? []) : null;
}

function sentenceOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : "It could not be done. Try again.";
}
