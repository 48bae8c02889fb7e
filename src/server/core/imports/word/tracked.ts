import { cleanLine } from "#document/clean.ts";
import { attributeOf, type ForeignElement } from "#document/foreignTree.ts";

/** Who made a tracked change, by the name in the file, and when by the clock of their machine; null where it does not say. */
export interface Author {
  readonly name: string;
  readonly at: string | null;
}

/** A tracked change that words or a boundary stand in. `move`: the name of the move that it is one end of. */
export interface Tracked extends Author {
  readonly does: "insertion" | "deletion";
  readonly move: string | null;
}

const does: Readonly<Record<string, Tracked["does"]>> = {
  "w:ins": "insertion",
  "w:moveTo": "insertion",
  "w:del": "deletion",
  "w:moveFrom": "deletion",
};

/** The tracked change that an element says, or null where it is none. `move` = the move that is under way there. */
export function trackedBy(element: ForeignElement, move: string | null): Tracked | null {
  const what = Object.hasOwn(does, element.tag) ? does[element.tag] : undefined;
  if (what === undefined) return null;
  return { ...authorOf(element), does: what, move: element.tag.startsWith("w:move") ? move : null };
}

const longestName = 100;

/** Whose a change is. A name is cleaned as any that comes from elsewhere, and one without letters is somebody's. */
export function authorOf(element: ForeignElement): Author {
  const name = cleanLine(attributeOf(element, "w:author")).trim();
  return { name: [...name].slice(0, longestName).join("").trim() || "Somebody", at: instantIn(element) };
}

function instantIn(element: ForeignElement): string | null {
  const said = attributeOf(element, "w:date");
  if (!/^(?:19[89]|20\d)\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?$/u.test(said)) return null;
  // Without a zone it is the clock of whoever wrote it, of which no more is known.
  const instant = new Date(/(?:Z|[+-]\d\d:\d\d)$/u.test(said) ? said : `${said}Z`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** Words stand in two changes, or in three or four where many people were at them. In more they stand in none. */
const deepest = 8;

/** The changes that words stand in with one more round them. What one person does twice is done once. */
export function withTracked(all: readonly Tracked[], one: Tracked): readonly Tracked[] {
  const isThere = all.some(({ does: what, name }) => what === one.does && name === one.name);
  return isThere || all.length >= deepest ? all : [...all, one];
}

/** Whether one of these makes the change, whoever did. */
export function isTracked(all: readonly Tracked[], what: Tracked["does"]): boolean {
  return all.some((each) => each.does === what);
}
