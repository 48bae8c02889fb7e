import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Transform } from "@tiptap/pm/transform";
import { guard } from "#document/guard.ts";
import type { Range } from "#document/islands.ts";
import { noLedger } from "#document/ledger.ts";
import { misfit } from "#document/misfit.ts";
import { ownMark } from "#document/ownSuggestions.ts";
import { type PlaceOf, suggest } from "#document/suggest.ts";
import { suggestionId } from "#document/suggestionId.ts";
import { logSetBy } from "./together.ts";
import type { Mode } from "#domain/mode.ts";

/** Whether this person suggests, and what their suggestions go on with. */
interface Suggesting {
  readonly person: string;
  /** What the server lets them do. */
  readonly mode: Mode;
  /** Says whether they have suggesting switched on where they may edit. */
  readonly isSwitchedOn: () => boolean;
  /** Whether anything of what is not confirmed yet was made while they did not suggest, or may have been. */
  readonly hasEdited: boolean;
  /** When their suggestions were begun in this window, by id. */
  readonly begun: ReadonlyMap<string, number>;
}

type Told = Partial<Pick<Suggesting, "person" | "mode">> & { readonly made?: string };

const key = new PluginKey<Suggesting>("suggesting");
const nobody: Suggesting = {
  person: "",
  mode: "read",
  isSwitchedOn: () => false,
  hasEdited: true,
  begun: new Map(),
};

/** Tells of a change of mode; of who it is, once. */
export function withSuggesting(tr: Transaction, told: Told): Transaction {
  return tr.setMeta(key, told).setMeta("addToHistory", false);
}

/** Whether what this person does now is suggested. */
export function isSuggesting(state: EditorState): boolean {
  const { mode } = key.getState(state) ?? nobody;
  return mode === "suggest" || (mode === "edit" && isSwitchedOn(state));
}

/** Whether they have suggesting switched on now: asked each time, so that nobody has to tell of it. */
function isSwitchedOn(state: EditorState): boolean {
  return key.getState(state)?.isSwitchedOn() ?? false;
}

/**
 * What unconfirmed work is held to before it is sent: what the server lets this person do, and no more than suggestions
 * where they may edit and all of it was suggested.
 */
export function modeOfWork(state: EditorState): Mode {
  const { mode, hasEdited } = key.getState(state) ?? nobody;
  return mode === "edit" && isSwitchedOn(state) && !hasEdited ? "suggest" : mode;
}

/** A change as suggestions, where its places are, and the id that they have. */
export interface Proposal {
  readonly transform: Transform;
  readonly place: PlaceOf;
  readonly id: string;
}

/** What a raw change of this state's document is as suggestions; null where it cannot be suggested. */
export function proposalOf(state: EditorState, raw: Transform): Proposal | null {
  const { person, begun } = key.getState(state) ?? nobody;
  const transform = new Transform(state.doc);
  const id =
    storedId(state, person) ??
    suggestionId(state.doc, rangeOf(raw), { person, begun, now: Date.now(), fresh: crypto.randomUUID() });
  try {
    const place = suggest(transform, raw, { person, id, keepsIds: false });
    const isSound = misfit(state.doc, transform.doc) === null;
    return isSound && isAllowed(state, transform) ? { transform, place, id } : null;
  } catch (fault) {
    // A step that does not apply: nothing of it is done, and somebody should hear of it.
    reportError(fault);
    return null;
  }
}

/** Whether a change is nothing but suggestions as it is. */
function isAllowed(state: EditorState, change: Transform): boolean {
  const { person } = key.getState(state) ?? nobody;
  return guard({ before: state.doc, after: change.doc, person, mode: "suggest", ledger: noLedger }) === null;
}

/** What an undo becomes that would be more than a suggestion; null where it may be done as it is. */
export function insteadOf(state: EditorState, raw: Transform): Transform | null {
  if (!isSuggesting(state) || isAllowed(state, raw)) return null;
  return proposalOf(state, raw)?.transform ?? new Transform(state.doc);
}

/** Tells which suggestion a change was made under, so that the next can go on with it. */
export function madeUnder(tr: Transaction, id: string): Transaction {
  return tr.setMeta(key, { made: id } satisfies Told);
}

/** The suggestion that a change was made under; undefined where it is none. */
export function madeBy(tr: Transaction): string | undefined {
  return (tr.getMeta(key) as Told | undefined)?.made;
}

/** The mark of what would be proposed at the caret now, for words that the browser puts in by itself. */
export function insertionAt(state: EditorState) {
  const { person, begun } = key.getState(state) ?? nobody;
  const { from, to } = state.selection;
  const id = suggestionId(state.doc, [from, to], { person, begun, now: Date.now(), fresh: crypto.randomUUID() });
  return state.schema.mark("insertion", { id, by: person });
}

/** Behind the words from the caret on that this person has struck. */
export function behindOwnStruck(state: EditorState): number {
  const { person } = key.getState(state) ?? nobody;
  let at = state.selection.to;
  for (;;) {
    const next = state.doc.resolve(at).nodeAfter;
    if (!next?.isText || !ownMark(next, "deletion", person)) return at;
    at += next.nodeSize;
  }
}

function storedId(state: EditorState, person: string): string | null {
  const mark = state.storedMarks?.find(({ type, attrs }) => type.name === "insertion" && attrs["by"] === person);
  return mark ? String(mark.attrs["id"]) : null;
}

/** Where the change begins: what it goes on with stands there. */
function rangeOf(raw: Transform): Range {
  const ranges: Range[] = [];
  raw.mapping.maps[0]?.forEach((from, to) => ranges.push([from, to]));
  const [first] = ranges;
  return first ?? [0, 0];
}

function withEdits(before: Suggesting, tr: Transaction, state: EditorState): Suggesting {
  const log = logSetBy(tr);
  if (log !== undefined && log?.unconfirmed.length === 0 && before.hasEdited) return { ...before, hasEdited: false };
  return tr.docChanged && log === undefined && !isSuggesting(state) ? { ...before, hasEdited: true } : before;
}

/** The plugin that knows whether changes are suggested; `isSwitchedOn` is asked where the person may edit. */
export function suggestingPlugin(isSwitchedOn: () => boolean): Plugin {
  return new Plugin<Suggesting>({
    key,
    state: {
      init: () => ({ ...nobody, isSwitchedOn }),
      apply(tr, was, state) {
        const before = withEdits(was, tr, state);
        const told = tr.getMeta(key) as Told | undefined;
        if (told === undefined) return before;
        const { made, ...more } = told;
        if (made === undefined) return { ...before, ...more };
        return before.begun.has(made) ? before : { ...before, begun: new Map([...before.begun, [made, Date.now()]]) };
      },
    },
  });
}
