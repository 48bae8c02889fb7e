import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Mapping, type StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { logOf } from "./together.ts";

/** A note on words of the copy or on a picture, as they stood at one seq of the log. */
export interface NotePlaced {
  readonly id: string;
  readonly kind: "note" | "query";
  readonly by: string;
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly isOnPicture: boolean;
}

/** How the editor's copy has come on since its log was at a seq: positions of that seq go along `maps` and the trail. */
interface Moment {
  readonly seq: number;
  /** The work that was not stored yet, on top of the copy at `seq`. */
  readonly own: readonly StepMap[];
  /** How much of the trail there was by then. */
  readonly trail: number;
}

interface Marks {
  readonly drawn: DecorationSet;
  /** Notes of a seq to which this editor has not come yet. */
  readonly waiting: readonly NotePlaced[];
  readonly moments: readonly Moment[];
  readonly trail: readonly StepMap[];
  /** How many maps at the beginning of the trail were let go. */
  readonly gone: number;
}

const key = new PluginKey<Marks>("noteMarks");
const nothing: Marks = { drawn: DecorationSet.empty, waiting: [], moments: [], trail: [], gone: 0 };
/** Notes that are older than this many changes of the log are fetched anew by whoever wants them drawn. */
const mostMoments = 60;

/** Has these notes drawn, in place of those before, each once the editor has come to its seq. */
export function withNotes(tr: Transaction, notes: readonly NotePlaced[]): Transaction {
  return tr.setMeta(key, notes).setMeta("addToHistory", false);
}

/** Whether notes wait that this editor has gone past: then newer places of theirs have to be asked for. */
export function areNotesStale(state: EditorState): boolean {
  const marks = key.getState(state) ?? nothing;
  const first = marks.moments[0]?.seq ?? 0;
  return marks.waiting.some(({ seq }) => seq < first);
}

/** Where a note's words stand now; null where they are not drawn. */
export function noteAt(state: EditorState, id: string): readonly [from: number, to: number] | null {
  const found = (key.getState(state)?.drawn.find() ?? []).find((each) => idOf(each) === id);
  return found === undefined ? null : [found.from, found.to];
}

/** The note whose words stand at a place; null for none. */
export function noteUnder(state: EditorState, place: number): string | null {
  const [found] = key.getState(state)?.drawn.find(place, place) ?? [];
  return found === undefined ? null : String(idOf(found));
}

/** The notes whose words are marked, by the places where they stand now. */
export function notesIn(state: EditorState): readonly NotePlaced[] {
  const drawn = key.getState(state)?.drawn.find() ?? [];
  return drawn.flatMap((each) => {
    const note = noteOf(each);
    return note === undefined ? [] : [{ ...note, from: each.from, to: each.to }];
  });
}

/** Marks the words and pictures that notes and queries are about, and keeps the marks on them while the copy changes. */
export const noteMarks = Extension.create({
  name: "noteMarks",
  // After the log's plugin, whose state of the same moment it reads.
  priority: 10,
  addProseMirrorPlugins: () => [
    new Plugin<Marks>({
      key,
      state: {
        init: () => nothing,
        apply: (tr, before, _old, state) => {
          const set = tr.getMeta(key) as readonly NotePlaced[] | undefined;
          const moved = followed(before, tr, state);
          const waiting = set ?? moved.waiting;
          if (waiting.length === 0)
            return set === undefined ? moved : { ...moved, waiting, drawn: DecorationSet.empty };
          return placed({ ...moved, waiting, drawn: set === undefined ? moved.drawn : kept(moved.drawn, waiting) }, tr);
        },
      },
      props: { decorations: (state) => key.getState(state)?.drawn },
    }),
  ],
});

/** The marks moved along with a transaction, and the moment at which the log is after it. */
function followed(before: Marks, tr: Transaction, state: EditorState): Marks {
  const trail = tr.docChanged ? [...before.trail, ...tr.mapping.maps] : before.trail;
  const drawn = tr.docChanged ? before.drawn.map(tr.mapping, tr.doc) : before.drawn;
  const log = logOf(state);
  const last = before.moments.at(-1);
  if (log === null || (last !== undefined && last.seq === log.seq)) return { ...before, trail, drawn };
  const own = log.unconfirmed.map(({ step }) => step.getMap());
  const all = [...before.moments, { seq: log.seq, own, trail: before.gone + trail.length }].slice(-mostMoments);
  const gone = all[0]?.trail ?? 0;
  return { ...before, drawn, moments: all, trail: trail.slice(gone - before.gone), gone };
}

/** Draws those that wait for a seq which the editor knows; the others wait on. */
function placed(marks: Marks, tr: Transaction): Marks {
  const found: Decoration[] = [];
  const waiting = marks.waiting.filter((note) => {
    const moment = marks.moments.find(({ seq }) => seq === note.seq);
    if (moment === undefined) return true;
    const way = new Mapping([...moment.own, ...marks.trail.slice(moment.trail - marks.gone)]);
    const [from, to] = [way.map(note.from, 1), way.map(note.to, -1)];
    if (from < to && to <= tr.doc.content.size) found.push(noteMark({ ...note, from, to }));
    return false;
  });
  if (waiting.length === marks.waiting.length) return marks;
  const ids = new Set(found.map(idOf));
  const old = marks.drawn.find().filter((each) => ids.has(idOf(each)));
  return { ...marks, waiting, drawn: marks.drawn.remove(old).add(tr.doc, found) };
}

/** Those that are still among the notes stay drawn until their newer place is known. */
function kept(drawn: DecorationSet, notes: readonly NotePlaced[]): DecorationSet {
  const ids = new Set<unknown>(notes.map(({ id }) => id));
  return drawn.remove(drawn.find().filter((each) => !ids.has(idOf(each))));
}

/** How a note is marked at the places that it has: its words, or its picture. */
export function noteMark(note: NotePlaced): Decoration {
  const { kind, by, from, to, isOnPicture } = note;
  const told = { "aria-description": `${kind === "query" ? "Query" : "Note"} by ${by}` };
  if (isOnPicture) return Decoration.node(from, to, { class: `${kind}Picture`, ...told }, { note });
  return Decoration.inline(from, to, { nodeName: "mark", class: `${kind}Mark`, ...told }, { note });
}

function idOf(decoration: Decoration): unknown {
  return noteOf(decoration)?.id;
}

function noteOf({ spec }: Decoration): NotePlaced | undefined {
  return (spec as { readonly note?: NotePlaced }).note;
}
