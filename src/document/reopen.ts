import { suggestionMarks } from "./schema.ts";

/** Whose a suggestion is, and whether it is settled; null where there never was one. */
export type SettledLedger = (id: string) => { readonly by: string; readonly settled: unknown } | null;

/**
 * The new ids for suggestions that a commit goes on with although they are settled: somebody was still typing in one
 * when it was accepted, or an undo brings it back. What comes so is a suggestion of its own, which has yet to be
 * decided. Its id follows from the settled one, so that whoever decides gives the same. Only for marks in the name of the
 * suggestion's own author: any other is forged, and the guard's to refuse.
 */
export function reopenedIds(steps: readonly unknown[], ledger: SettledLedger): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const step of steps)
    eachMark(step, ({ id, by }) => {
      const known = ledger(id);
      if (known?.by === by && known.settled !== null) ids.set(id, nextId(id, by, ledger));
    });
  return ids;
}

/** The steps as JSON with the suggestions' ids changed. */
export function withIds(steps: readonly unknown[], ids: ReadonlyMap<string, string>): readonly unknown[] {
  if (ids.size === 0) return steps;
  return steps.map((step) => {
    const copy: unknown = JSON.parse(JSON.stringify(step));
    eachMark(copy, (attrs) => {
      attrs.id = ids.get(attrs.id) ?? attrs.id;
    });
    return copy;
  });
}

function nextId(id: string, by: string, ledger: SettledLedger): string {
  const stem = id.replace(/~\d+$/, "");
  for (let n = 2; ; n++) {
    const next = `${stem}~${n}`;
    const known = ledger(next);
    if (known === null || (known.by === by && known.settled === null)) return next;
  }
}

interface MarkAttrs {
  id: string;
  readonly by: string;
}

/** Calls `see` with the attributes of every suggestion mark in a step's JSON, whatever else it holds. */
function eachMark(json: unknown, see: (attrs: MarkAttrs) => void): void {
  if (typeof json !== "object" || json === null) return;
  if (isSuggestion(json)) see(json.attrs);
  for (const each of Object.values(json)) eachMark(each, see);
}

function isSuggestion(json: object): json is { attrs: MarkAttrs } {
  if (!("type" in json && "attrs" in json) || !suggestionMarks.some((name) => name === json.type)) return false;
  const { attrs } = json;
  if (typeof attrs !== "object" || attrs === null || !("id" in attrs && "by" in attrs)) return false;
  return typeof attrs.id === "string" && typeof attrs.by === "string";
}
