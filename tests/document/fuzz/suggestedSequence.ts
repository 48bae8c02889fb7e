import { Fragment, type Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { guard } from "#document/guard.ts";
import { noLedger } from "#document/ledger.ts";
import { misfit } from "#document/misfit.ts";
import { acceptAll, rejectAll } from "#document/reading.ts";
import { suggest } from "#document/suggest.ts";
import { randomFrom } from "./random.ts";
import { readingPlaces } from "./readingPlaces.ts";
import { suggestedCopy, suggestedGesture } from "./suggestedGestures.ts";

/** What a sequence of suggestions came to. `at` is the first gesture after which something did not hold. */
export interface SuggestedOutcome {
  readonly seed: number;
  readonly gestures: number;
  /** The kinds of gesture that were made. */
  readonly names: readonly string[];
  readonly faults: readonly SuggestedFault[];
}

/**
 * `kindAlone` is the one corner that is known: a selection over paragraphs that ends at the edge of one whose boundary is
 * struck already. ProseMirror takes it for the edge of a paragraph there, and for the middle of one in the copy as it
 * reads, and so keeps the kind of another. No word is touched by it.
 */
export interface SuggestedFault {
  readonly property: "rejectIsBefore" | "acceptIsEdit" | "kindAlone" | "schemaValid" | "guardAgrees" | "noThrow";
  readonly after: string;
  readonly detail: string;
}

const person = "fiona";

/**
 * One person suggests some twenty things, one after another, and does the same as plain edits beside it. A sequence ends
 * at the first thing that does not hold.
 */
export function playSuggested(seed: number, length = 20): SuggestedOutcome {
  const random = randomFrom(seed);
  const start = suggestedCopy();
  let edited = start;
  let suggested = start;
  let gestures = 0;
  const names = new Set<string>();
  for (let i = 0; i < length; i++) {
    const gesture = suggestedGesture(edited, random);
    const places = readingPlaces(suggested);
    const edit = gesture && attempt(() => gesture.make(edited, (pos) => pos));
    if (!gesture || !edit || edit instanceof Error || edit.doc.eq(edited)) continue;
    const raw = attempt(() => gesture.make(suggested, places.at));
    if (!raw || raw instanceof Error) continue;
    const tr = new Transform(suggested);
    const result = attempt(() => suggest(tr, raw, { person, id: `s${i}`, keepsIds: false }));
    gestures++;
    names.add(gesture.kind);
    const faults =
      result instanceof Error
        ? [{ property: "noThrow" as const, detail: result.stack ?? result.message }]
        : faultsOf(start, suggested, { after: tr.doc, edited: edit.doc, kind: gesture.kind });
    if (faults.length > 0)
      return {
        seed,
        gestures,
        names: [...names],
        faults: faults.map((fault) => ({ ...fault, after: `${gesture.kind} ${gesture.where}, no. ${i}` })),
      };
    edited = edit.doc;
    suggested = tr.doc;
  }
  return { seed, gestures, names: [...names], faults: [] };
}

function faultsOf(
  start: Node,
  before: Node,
  { after, edited, kind }: { readonly after: Node; readonly edited: Node; readonly kind: string },
) {
  const faults: Omit<SuggestedFault, "after">[] = [];
  const valid = attempt(() => after.check());
  const wrong = valid instanceof Error ? valid.message : misfit(before, after);
  if (wrong !== null) faults.push({ property: "schemaValid", detail: wrong });
  const rejected = rejectAll(after);
  if (!rejected.eq(start)) faults.push({ property: "rejectIsBefore", detail: both(rejected, start) });
  const accepted = acceptAll(after);
  const isKindAlone = kind === "delete across" && withoutKinds(accepted).eq(withoutKinds(edited));
  if (!accepted.eq(edited))
    faults.push({ property: isKindAlone ? "kindAlone" : "acceptIsEdit", detail: both(accepted, edited) });
  const refusal = guard({ before, after, person, mode: "suggest", ledger: noLedger });
  if (refusal !== null) faults.push({ property: "guardAgrees", detail: refusal.detail });
  return faults;
}

/** The copy with every paragraph as plain text. */
function withoutKinds(doc: Node): Node {
  const children = doc.children.map((child) =>
    child.isTextblock || child.isLeaf ? plain(child) : withoutKinds(child),
  );
  return doc.copy(Fragment.from(children));
}

function plain(node: Node): Node {
  return node.type.name === "paragraph" ? node.type.create(null, node.content, node.marks) : node;
}

/** The blocks in which two documents differ. */
function both(one: Node, other: Node): string {
  const rows = (doc: Node) => [...doc.children.slice(0, -1), ...(doc.lastChild?.children ?? [])].map(String);
  const [left, right] = [rows(one), rows(other)];
  const kinds = (doc: Node) => (doc.lastChild?.children ?? []).map(({ attrs }) => String(attrs["kind"])).join(" ");
  const differing = left.filter((row) => !right.includes(row));
  const instead = right.filter((row) => !left.includes(row));
  return `${differing.join(" | ")} ≠ ${instead.join(" | ")}; ${kinds(one)} ≠ ${kinds(other)}`;
}

function attempt<Result>(make: () => Result): Result | Error {
  try {
    return make();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
